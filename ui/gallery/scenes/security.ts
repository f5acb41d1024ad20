// Security info: the list, adding, removing, and the fresh verification that these changes require.
import { NOW, app, mail, security as info, state, view } from "../../src/ipc/fake";
import type { Ipc } from "../../src/ipc";
import { sheetAt } from "../../src/testing/sheet";
import { temporaryAt } from "../../src/testing/temporary";
import type { Act } from "../act";
import { type Scene, inside, never, outOfReach, refuse, states } from "../scene";

const registered = (...methods: (typeof app)[]): Partial<Ipc> => ({
  ...inside,
  sync: async () => ({ ...view, state: { ...state, ...info(...methods) } }),
});

const oldMail = { ...mail, usable_from: app.usable_from };
const newApp = { ...app, id: "m9", label: "Pixel 9", added_at: NOW, usable_from: NOW + 3 * 86_400 };

const list = async (person: Act) => {
  await person.screen("overview");
  await person.press(["Security", "Sicurezza"]);
  await person.screen("security-info");
};
const addApp = async (person: Act) => {
  await list(person);
  await person.press(["Add an authenticator app", "Aggiungi un’app di autenticazione"]);
  await person.screen("add-authenticator");
};
const appShown = async (person: Act) => (await addApp(person), await person.field("code"));
const code = async (person: Act) => (await person.type("code", "309114"), await person.press());
const addMail = async (person: Act) => {
  await list(person);
  await person.press(["Add a personal email", "Aggiungi un indirizzo email"]);
  await person.screen("add-mail");
};
const address = async (person: Act) => (await person.type("address", "giulia@posta.example"), await person.press());
const mailNamed = async (person: Act) => (
  await addMail(person),
  await address(person),
  await person.screen("add-mail-code")
);
const sheetShown = async (person: Act) => {
  await list(person);
  await person.press(["Make a recovery sheet", "Crea un foglio di recupero"]);
  await person.screen("add-sheet");
  await person.field("code");
};
const sheetCode = async (person: Act) => (await person.type("code", "7QK4-M2VX-6HRT-W9BD"), await person.press());
const removing = async (person: Act) => {
  await list(person);
  await person.press(["Remove Pixel 8", "Elimina Pixel 8"]);
  await person.dialog("remove");
};
const verifying = async (person: Act) => (await addApp(person), await person.dialog("fresh-verification"));

const verifyAgain: Partial<Ipc> = { ...inside, beginAuthenticator: refuse("fresh-proof-needed") };

/** An account whose first method is added with an activation code. */
const unregistered: Partial<Ipc> = {
  ...inside,
  sync: async () => ({ ...view, state: { ...state, ...info(), fresh_proofs: [] } }),
};

export const security = {
  "security-info": { ipc: { ...inside, sync: async () => view }, act: list },
  "security-info-young": { ipc: registered(app, mail), act: list },
  "security-info-empty": { ipc: registered(), act: list },
  "security-info-code": { ipc: unregistered, act: list },
  "security-info-missing": { ipc: registered(app), act: list },
  "security-info-waiting": {
    ipc: { ...inside, state: async () => ({ sequence: 1, live: false }), sync: never },
    act: list,
  },
  "security-info-offline": { ipc: outOfReach, act: list },
  "security-info-added": {
    ipc: inside,
    act: async (person) => (await appShown(person), await code(person), await person.screen("security-info")),
  },

  "add-authenticator-waiting": {
    ipc: { ...inside, beginAuthenticator: never },
    act: async (person) => (await addApp(person), await person.busy()),
  },
  "add-authenticator-too-many": {
    ipc: { ...inside, beginAuthenticator: refuse("too-many-methods") },
    act: async (person) => (await addApp(person), await person.told()),
  },
  ...states("add-authenticator", {
    command: "confirmMethod",
    ipc: inside,
    there: appShown,
    ask: code,
    refused: ["proof-refused", { tries_left: 4 }],
  }),
  ...states("add-mail", {
    command: "beginMail",
    ipc: inside,
    there: addMail,
    ask: address,
    refused: ["address-refused"],
    throttled: ["too-many-sends", { retry_after_s: 541 }],
  }),
  ...states("add-mail-code", {
    command: "confirmMethod",
    ipc: inside,
    there: mailNamed,
    ask: code,
    refused: ["proof-refused", { tries_left: 4 }],
  }),
  ...states("add-sheet", {
    command: "confirmMethod",
    ipc: inside,
    there: sheetShown,
    ask: sheetCode,
    refused: ["proof-refused"],
  }),
  "security-info-few-codes": { ipc: registered(app, sheetAt(NOW, 2)), act: list },
  "security-info-temporary": { ipc: registered(app, mail, temporaryAt(NOW)), act: list },
  ...states("remove", {
    command: "removeMethod",
    ipc: inside,
    there: removing,
    ask: (person) => person.press(["Remove", "Elimina"]),
    refused: ["last-method"],
    throttled: ["busy", { retry_after_s: 20 }],
  }),
  "cannot-use-app-signed-in": {
    ipc: verifyAgain,
    act: async (person) => {
      await verifying(person);
      await person.press(["I can’t use this", "Non posso usare questo metodo"]);
      await person.screen("cannot-verify");
    },
  },
  "remove-only": { ipc: registered(app), act: removing },
  "remove-others-young": { ipc: registered(app, mail), act: removing },
  "remove-until": { ipc: registered(app, oldMail, newApp), act: removing },
  ...states("fresh-verification", {
    command: "sessionProve",
    ipc: verifyAgain,
    there: verifying,
    ask: code,
    refused: ["proof-refused", { tries_left: 4 }],
    throttled: ["too-many-attempts", { retry_after_s: 300 }],
  }),
} satisfies Record<string, Scene>;
