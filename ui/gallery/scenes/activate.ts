// Activation: the activation code, the first methods, the first password.
import { NOW, app, facts, mail, policy, security } from "../../src/ipc/fake";
import type { Ipc } from "../../src/ipc";
import type { Act } from "../act";
import { type Scene, refuse, states } from "../scene";
import { offlineDoor } from "./door";

const there = async (person: Act) => {
  await person.screen("sign-in");
  await person.press(["I have an activation", "Ho un codice di attivazione"]);
  await person.screen("activate");
};
const pass = async (person: Act) => {
  await person.type("user_name", "g.ferri");
  await person.type("pass", "K7QX-3MPD-W2RA");
  await person.press();
};
const begun = async (person: Act) => (await there(person), await pass(person), await person.screen("activate-methods"));

const having = (...methods: (typeof app)[]): Partial<Ipc> => ({
  activate: async () => ({
    display_name: "Giulia Ferri",
    ...security(...methods),
    policy,
    facts,
    expires_at: NOW + 1800,
  }),
});

const password = async (person: Act) => {
  await person.type("new", "velvet harbour onion 12");
  await person.rules();
  await person.press();
};
const choosing = async (person: Act) => (
  await begun(person),
  await person.press(),
  await person.screen("activate-password")
);

export const activate = {
  ...states("activate", { command: "activate", there, ask: pass, refused: ["pass-refused"], offline: offlineDoor }),
  "cannot-have-code": {
    act: async (person) => {
      await there(person);
      await person.press(["I don’t have an activation code", "Non ho un codice"]);
      await person.screen("cannot-verify");
    },
  },
  "cannot-add-a-method": {
    act: async (person) => {
      await begun(person);
      await person.press(["I can’t use these", "Non posso usare questi"]);
      await person.screen("cannot-verify");
    },
  },
  "activate-methods": { act: begun },
  "activate-methods-one": { ipc: having(app), act: begun },
  "activate-methods-two": { ipc: having(app, mail), act: begun },
  "activate-methods-remove": {
    ipc: having(app),
    act: async (person) => {
      await begun(person);
      await person.press(["Remove Pixel 8", "Elimina Pixel 8"]);
      await person.dialog("remove");
    },
  },
  "activate-methods-removed": {
    ipc: { ...having(app, mail), removeMethod: async () => security(mail) },
    act: async (person) => {
      await begun(person);
      await person.press(["Remove Pixel 8", "Elimina Pixel 8"]);
      await person.dialog("remove");
      await person.press(["Remove", "Elimina"]);
      await person.screen("activate-methods");
    },
  },
  ...states("activate-password", {
    command: "setFirstPassword",
    ipc: having(app, mail),
    there: choosing,
    ask: password,
    refused: ["password-refused", { rules: [{ rule: "breach-list", limit: 0 }] }],
  }),
  "activate-done": {
    ipc: having(app, mail),
    act: async (person) => (await choosing(person), await password(person), await person.screen("activate-done")),
  },
  "activate-ended": {
    ipc: { ...having(app, mail), setFirstPassword: refuse("attempt-ended") },
    act: async (person) => (await choosing(person), await password(person), await person.screen("activate-ended")),
  },
} satisfies Record<string, Scene>;
