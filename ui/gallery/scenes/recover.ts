// A forgotten password and a locked account.
import { attempt, sent } from "../../src/ipc/fake";
import type { Ipc, MethodOffer, Purpose } from "../../src/ipc";
import type { Act } from "../act";
import { type Refusal, type Scene, never, refuse, states } from "../scene";
import { offlineDoor } from "./door";

const links: Record<Purpose, [string, string]> = {
  reset: ["I forgot", "Ho dimenticato"],
  unlock: ["My account is locked", "Il mio account è bloccato"],
};
const wrongCode: Refusal = ["proof-refused", { tries_left: 4 }];

const prefix = (purpose: Purpose) => (purpose === "reset" ? "forgot" : "unlock");

const there = (purpose: Purpose) => async (person: Act) => {
  await person.screen("sign-in");
  await person.press(links[purpose]);
  await person.screen(prefix(purpose));
};
const name = async (person: Act) => (await person.type("user_name", "g.ferri"), await person.press());
const named = (purpose: Purpose) => async (person: Act) => {
  await there(purpose)(person);
  await name(person);
  await person.screen(`${prefix(purpose)}-verification-1`);
};
const code = async (person: Act) => (await person.type("code", "309114"), await person.press());
const byApp = async (person: Act) => (
  await person.press(["Authenticator app", "App di autenticazione"]),
  await code(person)
);
const byMail = (person: Act) => person.press(["Personal email", "Indirizzo email"]);

const withHelpDesk: MethodOffer[] = [
  { kind: "authenticator" },
  { kind: "mail" },
  { kind: "recovery-codes", number: 4 },
  { kind: "help-desk-code", words: "candle river" },
];

const mailOnly = [{ kind: "mail", hint: "g•••••••@p••••.example" }] as const;
const second: Partial<Ipc> = {
  startAttempt: async ({ purpose }) => ({ ...attempt({ step: "prove", offers: [...mailOnly] }, 1), purpose }),
  attemptCode: async () => attempt({ step: "prove", offers: [...mailOnly], sent }, 1),
};
/** The person has passed the first verification; the attempt continues with the second. */
const atSecond = (purpose: Purpose) => async (person: Act) => {
  await there(purpose)(person);
  await name(person);
  await person.screen(`${prefix(purpose)}-verification-2`);
};
const codeByMail = async (person: Act) => (await byMail(person), await code(person));

const password = async (person: Act) => (
  await person.type("new", "velvet harbour onion 12"),
  await person.rules(),
  await person.press()
);
const choosing = async (person: Act) => (
  await named("reset")(person),
  await byApp(person),
  await person.screen("forgot-password")
);
const confirming = async (person: Act) => (
  await named("unlock")(person),
  await byApp(person),
  await person.screen("unlock-confirm")
);
const unlocking: Partial<Ipc> = {
  attemptProve: async () => ({ ...attempt({ step: "confirm-unlock" }, 2), purpose: "unlock" }),
};

/** Every user name is accepted alike, so no name can be refused; what can be refused is this version of Chiave. */
const start = (purpose: Purpose) => ({
  command: "startAttempt" as const,
  there: there(purpose),
  ask: name,
  refused: ["update-needed"] as Refusal,
  throttled: ["busy", { retry_after_s: 20 }] as Refusal,
  offline: offlineDoor,
});

export const recover = {
  ...states("forgot", start("reset")),
  ...states("forgot-first", { command: "attemptProve", there: named("reset"), ask: byApp, refused: wrongCode }),
  "forgot-mail": { act: async (person) => (await named("reset")(person), await byMail(person)) },
  "forgot-no-mail": {
    ipc: { attemptCode: refuse("too-many-sends", { retry_after_s: 541 }) },
    act: async (person) => (await named("reset")(person), await byMail(person), await person.told()),
  },
  "forgot-help-desk": {
    ipc: { startAttempt: async ({ purpose }) => ({ ...attempt({ step: "prove", offers: withHelpDesk }), purpose }) },
    act: async (person) => (
      await named("reset")(person),
      await person.press(["Code from the help desk", "Codice dell’assistenza"]),
      await person.field("code")
    ),
  },
  "forgot-help-desk-only": {
    ipc: {
      startAttempt: async ({ purpose }) => ({
        ...attempt({ step: "prove", offers: [{ kind: "help-desk-code", words: "candle river" }] }, 1),
        purpose,
      }),
      attemptProve: refuse("proof-refused", { tries_left: 4 }),
    },
    act: async (person) => (
      await atSecond("reset")(person),
      await person.type("code", "K7QX-3MPD-W2RA"),
      await person.press(),
      await person.told()
    ),
  },
  "cannot-use-any": {
    act: async (person) => {
      await named("reset")(person);
      await person.press(["I can’t use these", "Non posso usare questi metodi"]);
      await person.screen("cannot-verify");
    },
  },
  ...states("forgot-second", {
    command: "attemptProve",
    ipc: second,
    there: atSecond("reset"),
    ask: codeByMail,
    refused: wrongCode,
  }),
  ...states("forgot-password", {
    command: "attemptSetPassword",
    there: choosing,
    ask: password,
    refused: ["password-refused", { rules: [{ rule: "history", limit: 5 }] }],
    throttled: ["busy", { retry_after_s: 20 }],
  }),
  "forgot-password-recorded": {
    ipc: { attemptSetPassword: never },
    act: async (person, ipc) => (
      await choosing(person),
      await password(person),
      await person.busy(),
      ipc.tellStage("recorded")
    ),
  },
  "forgot-done": {
    act: async (person) => (await choosing(person), await password(person), await person.screen("forgot-done")),
  },
  "forgot-left": {
    act: async (person) => {
      await named("reset")(person);
      await person.press(["Cancel", "Annulla"]);
      await person.screen("sign-in");
    },
  },
  "forgot-ended": {
    ipc: { attemptProve: refuse("attempt-ended") },
    act: async (person) => (await named("reset")(person), await byApp(person), await person.screen("attempt-ended")),
  },
  ...states("unlock", start("unlock")),
  "unlock-first": { act: named("unlock") },
  "unlock-second": { ipc: second, act: atSecond("unlock") },
  ...states("unlock-confirm", {
    command: "attemptUnlock",
    ipc: unlocking,
    there: confirming,
    ask: (person) => person.press(),
    refused: ["directory-unreachable"],
    throttled: ["busy", { retry_after_s: 20 }],
  }),
  "unlock-done": {
    ipc: unlocking,
    act: async (person) => (await confirming(person), await person.press(), await person.screen("unlock-done")),
  },
} satisfies Record<string, Scene>;
