// The scenes: a shell that answers in one way, and what the person does until the picture is taken.
import { NOW, app, attempt, facts, fake, mail, policy, proveStep, refusal, signedIn, state, status, view } from "../src/ipc/fake";
import type { Ipc } from "../src/ipc";
import type { Act } from "./act";

interface Scene {
  ipc?: Partial<Ipc>;
  act?: (person: Act, ipc: ReturnType<typeof fake>) => Promise<void>;
}

const never = () => new Promise<never>(() => {});
const refuse = (...args: Parameters<typeof refusal>) => () => Promise.reject(refusal(...args));
const inside: Partial<Ipc> = { status: async () => signedIn };
const outOfReach: Partial<Ipc> = {
  status: async () => ({ ...signedIn, reach: "offline" }),
  state: async () => ({ ...view, synced_at: NOW - 4000, live: false }),
  sync: refuse("service-unreachable"),
};

const signIn = async (person: Act) => {
  await person.screen("sign-in");
  await person.type("user_name", "g.ferri");
  await person.type("password", "velvet harbour onion 12");
  await person.press();
};
const toPassword = async (person: Act) => {
  await person.screen("overview");
  await person.press(["Password", "Password"]);
  await person.screen("change-password");
};
const change = async (person: Act) => {
  await toPassword(person);
  await person.type("current", "twelve letters");
  await person.type("new", "velvet harbour onion 12");
  await person.settle();
  await person.press();
};
const toSecurity = async (person: Act) => {
  await person.screen("overview");
  await person.press(["Security", "Sicurezza"]);
  await person.screen("security-info");
};
const addApp = async (person: Act) => {
  await toSecurity(person);
  await person.press(["Add an authenticator app", "Aggiungi un’app di autenticazione"]);
  await person.screen("add-authenticator");
};
const addMail = async (person: Act) => {
  await toSecurity(person);
  await person.press(["Add a private mail", "Aggiungi un indirizzo email"]);
  await person.type("address", "giulia@posta.example");
  await person.press();
};
const forgot = async (person: Act) => {
  await person.screen("sign-in");
  await person.press(["I forgot", "Ho dimenticato"]);
  await person.screen("forgot");
};
const named = async (person: Act) => {
  await forgot(person);
  await person.type("user_name", "g.ferri");
  await person.press();
};
const byApp = async (person: Act) => {
  await named(person);
  await person.press(["Authenticator app", "App di autenticazione"]);
  await person.type("code", "309114");
  await person.press();
};
const activate = async (person: Act) => {
  await person.screen("sign-in");
  await person.press(["I have an activation", "Ho un codice di attivazione"]);
  await person.type("user_name", "g.ferri");
  await person.type("pass", "K7QX-3MPD-W2RA");
  await person.press();
};
const settings = async (person: Act) => {
  await person.screen("overview");
  await person.press(["Settings", "Impostazioni"]);
  await person.screen("settings");
};

export const scenes: Record<string, Scene> = {
  "sign-in": { act: (person) => person.screen("sign-in").then(() => undefined) },
  "sign-in-busy": { ipc: { signIn: never }, act: signIn },
  "sign-in-empty-field": { act: async (person) => (await person.screen("sign-in"), await person.press()) },
  "sign-in-refused": { ipc: { signIn: refuse("sign-in-refused") }, act: signIn },
  "sign-in-offline": { ipc: { status: async () => ({ ...status, reach: "offline" }) } },
  "sign-in-throttled": { ipc: { signIn: refuse("too-many-attempts", { retry_after_s: 95 }) }, act: signIn },
  "sign-in-not-trusted": { ipc: { status: async () => ({ ...status, reach: "certificate-not-trusted" }) } },
  "sign-in-not-configured": { ipc: { status: async () => ({ ...status, reach: "not-configured" }) } },
  "sign-in-keyring-hanging": { ipc: { status: async () => ({ ...status, keyring: "hanging" }) } },
  prove: { ipc: { signIn: async () => ({ step: "prove", offers: [{ kind: "authenticator", hint: "Pixel 8" }] }) }, act: signIn },
  register: { ipc: { signIn: async () => ({ step: "register", missing: ["authenticator", "mail"] }) }, act: signIn },
  update: { ipc: { signIn: async () => ({ step: "unknown" }) }, act: signIn },

  overview: { ipc: inside },
  "overview-empty": { ipc: { ...inside, state: async () => ({ live: false }), sync: never } },
  "overview-busy": { ipc: { ...inside, sync: never } },
  "overview-offline": { ipc: outOfReach },
  "overview-keyring-locked": { ipc: { status: async () => ({ ...signedIn, keyring: "locked" }) } },
  "overview-nothing-registered": {
    ipc: { ...inside, sync: async () => ({ ...view, state: { ...state, methods: [], reset_ready: false, events: [] } }) },
  },

  "change-password": { ipc: inside, act: toPassword },
  "change-password-typing": {
    ipc: inside,
    act: async (person) => {
      await toPassword(person);
      await person.type("current", "twelve letters");
      await person.type("new", "giulia at the lake");
      await person.settle();
    },
  },
  "change-password-busy": {
    ipc: { ...inside, changePassword: never },
    act: async (person, ipc) => (await change(person), await person.settle(), ipc.tellStage("sent")),
  },
  "change-password-recorded": {
    ipc: { ...inside, changePassword: never },
    act: async (person, ipc) => (await change(person), await person.settle(), ipc.tellStage("recorded")),
  },
  "change-password-refused": {
    ipc: { ...inside, changePassword: refuse("password-refused", { rules: [{ rule: "history", limit: 5 }], kept_password: true }) },
    act: change,
  },
  "change-password-wrong": { ipc: { ...inside, changePassword: refuse("current-password-wrong", { kept_password: true }) }, act: change },
  "change-password-throttled": { ipc: { ...inside, changePassword: refuse("too-many-attempts", { retry_after_s: 754 }) }, act: change },
  "change-password-offline": { ipc: outOfReach, act: toPassword },
  "change-password-unknown": { ipc: { ...inside, changePassword: async () => ({ outcome: "unknown" }) }, act: change },
  "change-password-done": { ipc: inside, act: change },

  "security-info": { ipc: { ...inside, sync: async () => ({ ...view, state: { ...state, methods: [app, mail], reset_ready: false } }) }, act: toSecurity },
  "security-info-empty": { ipc: { ...inside, sync: async () => ({ ...view, state: { ...state, methods: [], reset_ready: false } }) }, act: toSecurity },
  "security-info-missing": { ipc: { ...inside, sync: async () => ({ ...view, state: { ...state, methods: [app], reset_ready: false } }) }, act: toSecurity },
  "security-info-offline": { ipc: outOfReach, act: toSecurity },
  "security-info-busy": {
    ipc: { ...inside, removeMethod: never },
    act: async (person) => {
      await toSecurity(person);
      await person.press(["Remove Pixel 8", "Elimina Pixel 8"]);
      (document.querySelector(".dialog .danger") as HTMLElement).click();
    },
  },
  "security-info-throttled": {
    ipc: { ...inside, beginAuthenticator: refuse("fresh-proof-needed"), sessionProve: refuse("too-many-attempts", { retry_after_s: 300 }) },
    act: async (person) => {
      await addApp(person);
      await person.press();
      await person.type("code", "111111");
      await person.press();
    },
  },
  "security-info-fresh-proof": {
    ipc: { ...inside, beginAuthenticator: refuse("fresh-proof-needed") },
    act: async (person) => (await addApp(person), await person.press()),
  },
  "security-info-remove": { ipc: inside, act: async (person) => (await toSecurity(person), await person.press(["Remove Pixel 8", "Elimina Pixel 8"])) },
  "security-info-remove-refused": {
    ipc: { ...inside, removeMethod: refuse("last-method") },
    act: async (person) => {
      await toSecurity(person);
      await person.press(["Remove Pixel 8", "Elimina Pixel 8"]);
      (document.querySelector(".dialog .danger") as HTMLElement).click();
    },
  },
  "add-authenticator": { ipc: inside, act: async (person) => (await addApp(person), await person.press()) },
  "add-authenticator-refused": {
    ipc: { ...inside, confirmMethod: refuse("proof-refused", { tries_left: 4 }) },
    act: async (person) => (await addApp(person), await person.press(), await person.type("code", "111111"), await person.press()),
  },
  "add-mail": { ipc: inside, act: addMail },
  "add-mail-refused": { ipc: { ...inside, beginMail: refuse("address-refused") }, act: addMail },
  "add-mail-throttled": { ipc: { ...inside, beginMail: refuse("too-many-sends", { retry_after_s: 541 }) }, act: addMail },

  activate: { act: async (person) => (await person.screen("sign-in"), await person.press(["I have an activation", "Ho un codice di attivazione"])) },
  "activate-offline": {
    ipc: { status: async () => ({ ...status, reach: "offline" }), activate: refuse("service-unreachable") },
    act: activate,
  },
  "activate-busy": { ipc: { activate: never }, act: activate },
  "activate-refused": { ipc: { activate: refuse("pass-refused") }, act: activate },
  "activate-throttled": { ipc: { activate: refuse("too-many-attempts", { retry_after_s: 60 }) }, act: activate },
  "activate-methods": { act: activate },
  "activate-password": {
    ipc: { activate: async () => ({ display_name: "Giulia Ferri", methods: [app, mail], methods_needed: 2, policy, facts, expires_at: NOW + 1800 }) },
    act: async (person) => (await activate(person), await person.screen("activate-methods"), await person.press()),
  },

  forgot: { act: forgot },
  "forgot-busy": { ipc: { startAttempt: never }, act: named },
  "forgot-offline": { ipc: { status: async () => ({ ...status, reach: "offline" }), startAttempt: refuse("service-unreachable") }, act: named },
  "forgot-throttled": { ipc: { startAttempt: refuse("busy", { retry_after_s: 20 }) }, act: named },
  "forgot-choose": { act: named },
  "forgot-mail": { act: async (person) => (await named(person), await person.press(["Private mail", "Indirizzo email"])) },
  "forgot-refused": { ipc: { attemptProve: refuse("proof-refused", { tries_left: 4 }) }, act: byApp },
  "forgot-second": { ipc: { attemptProve: async () => attempt({ step: "prove", offers: [{ kind: "mail", hint: "g•••••••@p••••.example" }] }, 1) }, act: byApp },
  "forgot-password": { act: async (person) => (await byApp(person), await person.type("new", "velvet harbour onion 12"), await person.settle()) },
  "forgot-done": {
    act: async (person) => (await byApp(person), await person.type("new", "velvet harbour onion 12"), await person.settle(), await person.press()),
  },
  "forgot-ended": { ipc: { attemptProve: refuse("attempt-ended") }, act: byApp },
  "unlock-confirm": {
    ipc: { startAttempt: async () => attempt(proveStep), attemptProve: async () => ({ ...attempt({ step: "confirm-unlock" }, 2), purpose: "unlock" }) },
    act: async (person) => {
      await person.screen("sign-in");
      await person.press(["My account is locked", "Il mio account è bloccato"]);
      await person.type("user_name", "g.ferri");
      await person.press();
      await person.press(["Authenticator app", "App di autenticazione"]);
      await person.type("code", "309114");
      await person.press();
    },
  },

  help: { ipc: inside, act: async (person) => (await person.screen("overview"), await person.press(["Help", "Aiuto"])) },
  "help-page": {
    ipc: inside,
    act: async (person) => {
      await person.screen("overview");
      await person.press(["Help", "Aiuto"]);
      await person.press(["There were too many tries", "Ci sono stati troppi tentativi"]);
    },
  },
  settings: { ipc: inside, act: settings },
  "settings-managed": { ipc: { status: async () => ({ ...signedIn, managed: ["language"] }) }, act: settings },
  "settings-refused": {
    ipc: { ...inside, signOut: refuse("service-unreachable") },
    act: async (person) => (await settings(person), await person.press(["Sign out", "Esci"])),
  },
  about: { ipc: inside, act: async (person) => (await settings(person), await person.press(["About Chiave", "Informazioni su Chiave"])) },
};
