// Before sign-in: opening the window, an unfinished write, signing in, and the steps after the password.
import { NOW, signedIn, signingIn, status } from "../../src/ipc/fake";
import type { Ipc } from "../../src/ipc";
import { about } from "../../src/testing/about";
import { red } from "../../src/testing/accent";
import { logo, logoForLight } from "../../src/testing/logo";
import type { Act } from "../act";
import { type Scene, never, refuse, states } from "../scene";

export const offlineDoor: Partial<Ipc> = { status: async () => ({ ...status, reach: "offline" }) };

const left: Partial<Ipc> = { status: async () => ({ ...signedIn, unsettled: true }) };
const unsettled = (person: Act) => person.screen("unsettled");
const unsettledTold = async (person: Act) => (await unsettled(person), await person.told());

const name = (person: Act) => person.screen("sign-in");
const nameAndPassword = async (person: Act) => {
  await person.type("user_name", "g.ferri");
  await person.type("password", "velvet harbour onion 12");
  await person.press();
};
export const signIn = async (person: Act) => (await name(person), await nameAndPassword(person));
const proving: Partial<Ipc> = {
  signIn: async () => ({ step: "prove", offers: [{ kind: "authenticator", hint: "Pixel 8" }] }),
};

export const door = {
  opening: { ipc: { status: never }, act: (person) => person.screen("opening") },

  "unfinished-busy": { ipc: { ...left, settle: never }, act: unsettled },
  "unfinished-refused": { ipc: { ...left, settle: refuse("directory-unreachable") }, act: unsettledTold },
  "unfinished-offline": { ipc: { ...left, settle: refuse("service-unreachable") }, act: unsettledTold },
  "unfinished-throttled": { ipc: { ...left, settle: refuse("busy", { retry_after_s: 20 }) }, act: unsettledTold },
  "unfinished-still": { ipc: { ...left, settle: async () => ({ outcome: "unknown" }) }, act: unsettled },
  "unfinished-done": {
    ipc: { ...left, settle: async () => ({ outcome: "done", at: NOW }) },
    act: (person) => person.screen("finished"),
  },
  "unfinished-not-begun": { ipc: { ...left, settle: async () => null }, act: (person) => person.screen("not-begun") },

  ...states("sign-in", {
    command: "signIn",
    there: name,
    ask: nameAndPassword,
    refused: ["sign-in-refused"],
    offline: offlineDoor,
  }),
  "sign-in-empty-field": { act: async (person) => (await name(person), await person.press()) },
  "sign-in-known": { ipc: { status: async () => ({ ...status, user_name: "g.ferri" }) }, act: name },
  "sign-in-red": { ipc: { status: async () => ({ ...status, accent: red }) }, act: name },
  "sign-in-logo": { ipc: { about: async () => ({ ...about, logo }) }, act: name },
  "sign-in-logo-for-light": { ipc: { about: async () => ({ ...about, logo: logoForLight }) }, act: name },
  "sign-in-caps-lock": { act: async (person) => (await name(person), await person.capsLock("password")) },
  "sign-in-ended": {
    ipc: { status: async () => signedIn },
    act: async (person, ipc) => (
      await person.screen("overview"),
      ipc.tellStatus({ ...status, preferences: person.preferences }),
      await name(person)
    ),
  },
  "sign-in-link": {
    ipc: { linkedHelp: async () => "too-many-attempts" },
    act: async (person) => (await name(person), await person.banner()),
  },
  "sign-in-not-trusted": { ipc: { status: async () => ({ ...status, reach: "certificate-not-trusted" }) }, act: name },
  "sign-in-no-authority": { ipc: { status: async () => ({ ...status, reach: "no-authority" }) }, act: name },
  "sign-in-not-configured": { ipc: { status: async () => ({ ...status, reach: "not-configured" }) }, act: name },
  "sign-in-update-needed": { ipc: { status: async () => ({ ...status, reach: "update-needed" }) }, act: name },
  "sign-in-keyring-hanging": { ipc: { status: async () => ({ ...status, keyring: "hanging" }) }, act: name },

  ...states("verify", {
    command: "sessionProve",
    ipc: proving,
    there: async (person) => (await signIn(person), await person.screen("verify")),
    ask: async (person) => (await person.type("code", "309114"), await person.press()),
    refused: ["proof-refused", { tries_left: 4 }],
  }),
  "verify-recovery-codes": {
    ipc: signingIn({ step: "prove", offers: [{ kind: "recovery-codes", number: 4 }] }),
    act: async (person) => (await signIn(person), await person.field("code")),
  },
  "verify-temporary-code": {
    ipc: signingIn({ step: "prove", offers: [{ kind: "authenticator" }, { kind: "temporary-code" }] }),
    act: async (person) => {
      await signIn(person);
      await person.press(["Temporary code", "Codice temporaneo"]);
      await person.field("code");
    },
  },
  "cannot-use-app": {
    ipc: proving,
    act: async (person) => {
      await signIn(person);
      await person.screen("verify");
      await person.press(["I can’t use this", "Non posso usare questo metodo"]);
      await person.screen("cannot-verify");
    },
  },
  register: {
    ipc: signingIn({ step: "register", missing: ["authenticator", "mail"] }),
    act: async (person) => (await signIn(person), await person.screen("register")),
  },
  reconfirm: {
    ipc: signingIn({ step: "reconfirm" }),
    act: async (person) => (await signIn(person), await person.screen("reconfirm")),
  },
  update: {
    ipc: { signIn: async () => ({ step: "unknown" }) },
    act: async (person) => (await signIn(person), await person.screen("update")),
  },
} satisfies Record<string, Scene>;
