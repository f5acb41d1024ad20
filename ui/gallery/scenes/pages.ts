// Help, settings, the examination of the computer, and about.
import type { Level } from "../../src/ipc";
import { fake, signedIn } from "../../src/ipc/fake";
import { someProblems } from "../../src/testing/examinations";
import { FOLDER } from "../../src/testing/report";
import type { Act } from "../act";
import { type Scene, inside, never, refuse, states } from "../scene";
import { offlineDoor } from "./door";

/** What IT says of one setting. */
const setBy = (key: string, value: string, level: Level) => async () => ({
  ...(await fake().about()),
  settings: [{ key, value, level, source: "/etc/chiave/policy.d/20-it.json", line: 3 }],
});
const help = async (person: Act) => {
  await person.screen("overview");
  await person.press(["Help", "Aiuto"]);
  await person.screen("help");
};
const settings = async (person: Act) => {
  await person.screen("overview");
  await person.press(["Settings", "Impostazioni"]);
  await person.screen("settings");
};
const about = async (person: Act) => {
  await settings(person);
  await person.press(["About Chiave", "Informazioni su Chiave"]);
  await person.screen("about");
};
const checked = async (person: Act) => {
  await settings(person);
  await person.press(["Check this computer", "Controlla questo computer"]);
  await person.screen("check");
};
const reporting = async (person: Act) => {
  await checked(person);
  await person.examined();
  await person.press(["Save a report for the help desk", "Salva un rapporto per l’assistenza"]);
  await person.dialog("report");
};
/** What a person sees who is asked for a report. */
const asked = { ...inside, status: async () => ({ ...signedIn, report_asked: true }) };
const looking = async (person: Act) => {
  await person.screen("overview");
  await person.press(["Look at the report", "Guarda il rapporto"]);
  await person.dialog("send-report");
  await person.drawn();
};
const send = (person: Act) => person.press(["Send", "Invia"]);
const everywhere = async (person: Act) => {
  await settings(person);
  await person.press(["Sign out everywhere", "Esci da tutti"]);
  await person.dialog("sign-out-everywhere");
};

export const pages = {
  help: { ipc: inside, act: help },
  "help-nothing": { ipc: inside, act: async (person) => (await help(person), await person.type("search", "xyzzy")) },
  "help-some": {
    ipc: inside,
    act: async (person) => (await help(person), await person.type("search", "recovery xyzzy")),
  },
  "help-task": {
    ipc: inside,
    act: async (person) => {
      await help(person);
      await person.press(["That wasn’t me", "Non l’ho fatto io"]);
      await person.screen("help-task");
    },
  },
  "help-task-at-the-door": {
    act: async (person) => {
      await person.screen("sign-in");
      await person.press(["Help", "Aiuto"]);
      await person.screen("help");
      await person.press(["I lost my phone", "Ho perso il telefono"]);
      await person.screen("help-task");
    },
  },
  "help-page": {
    ipc: inside,
    act: async (person) => {
      await help(person);
      await person.press(["There were too many tries", "Ci sono stati troppi tentativi"]);
      await person.screen("help-page");
    },
  },

  ...states("settings", {
    command: "signOut",
    ipc: inside,
    there: settings,
    ask: (person) => person.press(["Sign out", "Esci"]),
    refused: ["internal"],
    throttled: ["busy", { retry_after_s: 20 }],
  }),
  "settings-managed": {
    ipc: { status: async () => ({ ...signedIn, managed: ["language"] }), about: setBy("language", "en", "mandatory") },
    act: settings,
  },
  "settings-recommended": { ipc: { ...inside, about: setBy("theme", "dark", "recommended") }, act: settings },
  "settings-at-the-door": {
    act: async (person) => {
      await person.screen("sign-in");
      await person.press(["Settings", "Impostazioni"]);
      await person.screen("settings");
    },
  },
  ...states("sign-out-everywhere", {
    command: "signOut",
    ipc: inside,
    there: everywhere,
    ask: (person) => person.press(["Sign out everywhere", "Esci da tutti"]),
    refused: ["internal"],
    throttled: ["busy", { retry_after_s: 20 }],
  }),

  check: { ipc: inside, act: async (person) => (await checked(person), await person.examined()) },
  "check-busy": { ipc: { ...inside, examine: never }, act: checked },
  "check-refused": {
    ipc: { ...inside, examine: refuse("internal") },
    act: async (person) => (await checked(person), await person.told()),
  },
  "check-problems": {
    ipc: { ...inside, examine: async ({ language }) => someProblems(language) },
    act: async (person) => (await checked(person), await person.examined()),
  },
  "check-at-the-door": {
    ipc: { ...offlineDoor, examine: async ({ language }) => someProblems(language) },
    act: async (person) => {
      await person.screen("sign-in");
      await person.press(["Check this computer", "Controlla questo computer"]);
      await person.screen("check");
      await person.examined();
    },
  },

  report: { ipc: inside, act: async (person) => (await reporting(person), await person.drawn()) },
  "report-busy": { ipc: { ...inside, drawReport: never }, act: reporting },
  "report-refused": {
    ipc: { ...inside, drawReport: refuse("internal") },
    act: async (person) => (await reporting(person), await person.told()),
  },
  "report-saved": {
    ipc: inside,
    act: async (person) => (await reporting(person), await person.press(["Save", "Salva"]), await person.saved()),
  },
  "report-not-saved": {
    ipc: { ...inside, saveReport: async () => ({ saved: "failed", folder: FOLDER, is_full: false }) },
    act: async (person) => (await reporting(person), await person.press(["Save", "Salva"]), await person.saved()),
  },

  "report-asked": { ipc: asked, act: async (person) => (await person.screen("overview"), await person.banner()) },
  ...states("send-report", {
    command: "sendReport",
    ipc: asked,
    there: looking,
    ask: send,
    refused: ["internal"],
    throttled: ["busy", { retry_after_s: 20 }],
  }),
  "send-report-sent": {
    ipc: asked,
    act: async (person) => (await looking(person), await send(person), await person.answered()),
  },
  "send-report-declined": {
    ipc: asked,
    act: async (person) => {
      await looking(person);
      await person.press(["Do not send", "Non inviare"]);
      await person.answered();
    },
  },

  about: { ipc: inside, act: about },
  "about-busy": { ipc: { ...inside, about: never }, act: about },
  "about-refused": { ipc: { ...inside, about: refuse("internal") }, act: about },
  "about-problems": {
    ipc: {
      ...inside,
      about: async () => ({
        ...(await fake().about()),
        problems: [
          {
            fault: "bad-value",
            place: "/etc/chiave/policy.d/20-it.json (theme)",
            expected: { en: "one of: system, light, dark", it: "uno tra: system, light, dark" },
          },
        ],
      }),
    },
    act: about,
  },
  "about-kept": {
    ipc: {
      ...inside,
      about: async () => ({
        ...(await fake().about()),
        kept: true,
        problems: [{ fault: "not-json", place: "/etc/chiave/policy.d/20-it.json:1:9" }],
      }),
    },
    act: about,
  },
} satisfies Record<string, Scene>;
