// Examinations as the shell answers them, for tests and the gallery. The sentences are those of locales/*/doctor.ftl.
import { FluentBundle, FluentResource } from "@fluent/bundle";
import english from "../../../locales/en/doctor.ftl?raw";
import italian from "../../../locales/it/doctor.ftl?raw";
import type { ExaminationView, FindingView, Health, PartView } from "../ipc";

/** What the sentences say about the computer. */
const FACTS = {
  host: "accounts.altariva.example",
  place: "accounts.altariva.example:443",
  address: "192.0.2.17",
  issuer: "Alta Riva Root CA",
  organisation: "Alta Riva",
  version: "0.2.0",
  owner: "gnome-keyring",
};

/** What is found of each part if all is good. */
const FOUND = {
  settings: "settings-good",
  connection: "name-found",
  certificate: "certificate-trusted",
  service: "service-answers",
  clock: "clock-agrees",
  keyring: "keyring-ready",
  files: "files-kept",
  session: "not-signed-in",
};

type PartName = keyof typeof FOUND;

/** The sentences of one language. */
class Words {
  readonly #bundle: FluentBundle;
  readonly #at: string;

  constructor(language: string) {
    const isItalian = language === "it";
    // The shell puts no marks of direction around what it fills in.
    this.#bundle = new FluentBundle(language, { useIsolating: false });
    this.#bundle.addResource(new FluentResource(isItalian ? italian : english));
    this.#at = isItalian ? "1 marzo 2027, 09:00" : "1 March 2027, 09:00";
  }

  say(name: string): string {
    const pattern = this.#bundle.getMessage(`doctor-${name}`)?.value;
    if (!pattern) throw new Error(`doctor-${name} has no sentence`);
    return this.#bundle.formatPattern(pattern, { ...FACTS, at: this.#at });
  }

  part(part: PartName, health: Health, ...findings: FindingView[]): PartView {
    return { name: this.say(`part-${part}`), health, state: this.say(health), findings };
  }

  good(...parts: PartName[]): PartView[] {
    return parts.map((part) => this.part(part, "good", { found: this.say(FOUND[part]) }));
  }

  amiss(name: string): FindingView {
    return { found: this.say(name), fix: this.say(`${name}-fix`) };
  }

  whole(health: Health, parts: PartView[]): ExaminationView {
    const verdict = this.say(health === "bad" ? "not-good" : "all-good");
    const lines = parts.flatMap(({ state, findings }) => findings.map(({ found }) => `${state}: ${found}`));
    return { health, verdict, parts, report: [...lines, verdict].join("\n") };
  }
}

/** An examination that found nothing wrong. */
export function allGood(language: string): ExaminationView {
  const words = new Words(language);
  return words.whole("good", words.good(...(Object.keys(FOUND) as PartName[])));
}

/** An examination that found the service away and the keyring locked. */
export function someProblems(language: string): ExaminationView {
  const words = new Words(language);
  const found = words.say(FOUND.connection);
  return words.whole("bad", [
    ...words.good("settings"),
    words.part("connection", "bad", { found }, words.amiss("port-closed")),
    words.part("keyring", "doubtful", words.amiss("keyring-locked")),
    ...words.good("files", "session"),
  ]);
}
