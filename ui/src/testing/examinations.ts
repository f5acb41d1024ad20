// Examinations as the shell answers them, for tests and the gallery. The sentences are those of locales/*/doctor.ftl.
import type { ExaminationView, FindingView, Health, PartView } from "../ipc";

/** The words of one language that an examination needs. */
const words = {
  en: {
    states: { good: "Good", doubtful: "Note", bad: "Problem" },
    works: "Nothing was found that keeps Chiave from working on this computer.",
    fails: "Chiave cannot work on this computer as it is. After each problem stands what mends it.",
    parts: {
      settings: ["Settings", "The settings of this computer are in order."],
      connection: ["Connection", "The name accounts.altariva.example is known; its address is 192.0.2.17."],
      certificate: [
        "Certificate",
        "The certificate of the service is trusted. It was issued by Alta Riva Root CA, and is valid until 1 March 2027, 09:00.",
      ],
      service: ["Service", "The service of Alta Riva answers. Its version is 0.2.0."],
      clock: ["Clock", "The clock of this computer agrees with that of the service."],
      keyring: ["Keyring", "The keyring (gnome-keyring) is open."],
      files: ["Files", "Files can be stored on this computer."],
      session: ["Sign-in", "Nobody is signed in on this computer."],
    },
    closed: {
      found: "Nothing accepts connections at accounts.altariva.example:443.",
      fix: "Check again in a few minutes. If that does not help, tell your help desk: no program is running at this address.",
    },
    locked: {
      found: "The keyring (gnome-keyring) is locked.",
      fix: "Chiave works, but you have to sign in again after each start. Unlock the keyring with its password: often that is the password with which you signed in to this computer before.",
    },
  },
  it: {
    states: { good: "In ordine", doubtful: "Nota", bad: "Problema" },
    works: "Non si è trovato nulla che impedisca a Chiave di funzionare su questo computer.",
    fails: "Così Chiave non può funzionare su questo computer. Dopo ogni problema è indicato il rimedio.",
    parts: {
      settings: ["Impostazioni", "Le impostazioni di questo computer sono in ordine."],
      connection: ["Connessione", "Il nome accounts.altariva.example è noto; il suo indirizzo è 192.0.2.17."],
      certificate: [
        "Certificato",
        "Il certificato del servizio è attendibile. È stato emesso da Alta Riva Root CA ed è valido fino a 1 marzo 2027, 09:00.",
      ],
      service: ["Servizio", "Il servizio di Alta Riva risponde. La sua versione è 0.2.0."],
      clock: ["Orologio", "L’orologio di questo computer concorda con quello del servizio."],
      keyring: ["Portachiavi", "Il portachiavi (gnome-keyring) è aperto."],
      files: ["File", "Su questo computer si possono salvare file."],
      session: ["Accesso", "Nessuno ha effettuato l’accesso su questo computer."],
    },
    closed: {
      found: "A accounts.altariva.example:443 nulla accetta connessioni.",
      fix: "Controlla di nuovo tra qualche minuto. Se non basta, avvisa l’assistenza: a questo indirizzo non è in esecuzione alcun programma.",
    },
    locked: {
      found: "Il portachiavi (gnome-keyring) è bloccato.",
      fix: "Chiave funziona, ma devi accedere di nuovo a ogni avvio. Sblocca il portachiavi con la sua password: spesso è quella con cui prima accedevi a questo computer.",
    },
  },
} as const;

type Words = (typeof words)["en" | "it"];
type PartName = keyof Words["parts"];

const of = (language: string): Words => (language === "it" ? words.it : words.en);

function good(said: Words, ...names: PartName[]): PartView[] {
  return names.map((part) => {
    const [name, found] = said.parts[part];
    return { name, health: "good", state: said.states.good, findings: [{ found }] };
  });
}

const amiss = (said: Words, part: PartName, health: Health, ...findings: FindingView[]): PartView => ({
  name: said.parts[part][0],
  health,
  state: said.states[health],
  findings,
});

const whole = (said: Words, health: Health, parts: PartView[]): ExaminationView => {
  const verdict = health === "bad" ? said.fails : said.works;
  const lines = parts.flatMap(({ state, findings }) => findings.map(({ found }) => `${state}: ${found}`));
  return { health, verdict, parts, report: [...lines, verdict].join("\n") };
};

/** An examination that found nothing wrong. */
export function allGood(language: string): ExaminationView {
  const said = of(language);
  const all = Object.keys(said.parts) as PartName[];
  return whole(said, "good", good(said, ...all));
}

/** An examination that found the service away and the keyring locked. */
export function someProblems(language: string): ExaminationView {
  const said = of(language);
  const found = said.parts.connection[1];
  return whole(said, "bad", [
    ...good(said, "settings"),
    amiss(said, "connection", "bad", { found }, said.closed),
    amiss(said, "keyring", "doubtful", said.locked),
    ...good(said, "files", "session"),
  ]);
}
