// Signed in: the overview and the change of a password.
import { NOW, event, olderEvents, security, state, signedIn, status, view } from "../../src/ipc/fake";
import type { EventKind, EventView, Ipc, WriteProgress } from "../../src/ipc";
import type { Act } from "../act";
import { type Scene, inside, never, outOfReach, refuse, states } from "../scene";

const overview = (person: Act) => person.screen("overview");
const syncNow = async (person: Act) => (await overview(person), await person.press(["Update now", "Aggiorna"]));

const there = async (person: Act) => {
  await overview(person);
  await person.press(["Password", "Password"]);
  await person.screen("change-password");
};
const change = async (person: Act) => {
  await person.type("current", "twelve letters");
  await person.type("new", "velvet harbour onion 12");
  await person.rules();
  await person.press();
};
const changed = async (person: Act) => (await there(person), await change(person));

const DAY = 86_400;

/** A password that expires in this number of seconds, and may be changed from a given moment on. */
const expiring = (seconds: number, changeable_from = NOW): Partial<Ipc> => {
  const password = { changed_at: NOW - 59 * DAY, expires_at: NOW + seconds, changeable_from };
  return { ...inside, sync: async () => ({ ...view, state: { ...state, password } }) };
};

/** An account with many events. */
const busyYear: Partial<Ipc> = {
  ...inside,
  sync: async () => ({ ...view, state: { ...state, older_before: state.events.at(-1)?.id } }),
};
const older = async (person: Act) => {
  await overview(person);
  await person.press(["Show older", "Mostra precedenti"]);
};
/** The page of the first event on the overview. */
const page = (kind: EventKind, more: Partial<EventView> = {}): Scene => ({
  ipc: {
    ...inside,
    sync: async () => ({ ...view, state: { ...state, events: [event(1, { kind, at: NOW - 4000, ...more })] } }),
  },
  act: async (person) => {
    await overview(person);
    await person.event();
    await person.screen("event");
  },
});

const LONG_NAME = "Maria Anastasia Wolkenstein-Rodenegg zu Hohenlohe-Schillingsfürstenberghausen";

/** A write whose screen was left. */
const writing = (progress: WriteProgress): Partial<Ipc> => ({
  status: async () => ({ ...signedIn, write: { kind: "change", progress } }),
});

export const account = {
  overview: { ipc: inside, act: overview },
  "overview-empty": {
    ipc: { ...inside, state: async () => ({ sequence: 1, live: false }), sync: never },
    act: overview,
  },
  "overview-long-name": {
    ipc: {
      ...inside,
      sync: async () => ({ ...view, state: { ...state, account: { ...state.account, display_name: LONG_NAME } } }),
    },
    act: overview,
  },
  "overview-busy": { ipc: { ...inside, state: async () => view, sync: never }, act: syncNow },
  "overview-refused": {
    ipc: { ...inside, sync: refuse("internal") },
    act: async (person) => (await syncNow(person), await person.told()),
  },
  "overview-offline": { ipc: outOfReach, act: overview },
  "overview-throttled": {
    ipc: { ...inside, sync: refuse("busy", { retry_after_s: 20 }) },
    act: async (person) => (await syncNow(person), await person.told()),
  },
  "overview-keyring-locked": { ipc: { status: async () => ({ ...signedIn, keyring: "locked" }) }, act: overview },
  "overview-writing": { ipc: writing({ state: "running", stage: "recorded" }), act: overview },
  "overview-written": { ipc: writing({ state: "done", at: NOW }), act: overview },
  "overview-not-written": { ipc: writing({ state: "not-done" }), act: overview },
  "overview-write-unknown": { ipc: writing({ state: "unknown" }), act: overview },
  "overview-soon": { ipc: expiring(3 * DAY), act: overview },
  "overview-today": { ipc: expiring(9 * 3600), act: overview },
  "overview-expired": { ipc: expiring(-3600), act: overview },
  "help-expiring": {
    ipc: expiring(3 * DAY),
    act: async (person) => {
      await overview(person);
      await person.press(["Help", "Aiuto"]);
      await person.screen("help");
    },
  },
  "help-expiring-too-early": {
    ipc: expiring(3 * DAY, NOW + DAY),
    act: async (person) => {
      await overview(person);
      await person.press(["Help", "Aiuto"]);
      await person.screen("help");
    },
  },
  "overview-too-early": { ipc: expiring(61 * DAY, NOW + DAY), act: overview },
  "overview-nothing-registered": {
    ipc: { ...inside, sync: async () => ({ ...view, state: { ...state, ...security(), events: [] } }) },
    act: overview,
  },

  "overview-older": {
    ipc: { ...busyYear, activity: async () => ({ events: olderEvents(8), older_before: olderEvents(8)[7]?.id }) },
    act: older,
  },
  "overview-older-busy": { ipc: { ...busyYear, activity: never }, act: older },
  "overview-older-refused": {
    ipc: { ...busyYear, activity: refuse("internal") },
    act: async (person) => (await older(person), await person.told()),
  },
  "overview-older-offline": {
    ipc: {
      ...outOfReach,
      state: async () => ({ ...view, live: false, state: { ...state, older_before: state.events.at(-1)?.id } }),
    },
    act: overview,
  },
  event: page("password-changed", { device_name: "altariva-0233" }),
  "event-here": page("method-added", { this_device: true, method: "authenticator" }),
  "event-by-anybody": page("sign-in-refused", { by: "anybody" }),
  "event-by-it": page("account-locked", { by: "it" }),

  ...states("change-password", {
    command: "changePassword",
    ipc: inside,
    there,
    ask: change,
    refused: ["password-refused", { rules: [{ rule: "history", limit: 5 }], kept_password: true }],
    throttled: ["too-many-attempts", { retry_after_s: 754 }],
  }),
  "change-password-too-early": { ipc: expiring(61 * DAY, NOW + DAY), act: there },
  "change-password-offline": { ipc: outOfReach, act: there },
  "change-password-must": {
    ipc: {
      status: async () => ({ ...signedIn, session: "limited", step: { step: "must-change", reason: "expired" } }),
    },
    act: (person) => person.screen("change-password"),
  },
  "change-password-ended": {
    ipc: inside,
    act: async (person, ipc) => {
      await there(person);
      ipc.tellStatus({ ...status, sequence: 2, preferences: person.preferences, removed: "signed-out" });
    },
  },
  "cannot-current-password": {
    ipc: inside,
    act: async (person) => {
      await there(person);
      await person.press(["I forgot my current password", "Non ricordo la password attuale"]);
      await person.screen("cannot-verify");
    },
  },
  "change-password-typing": {
    ipc: inside,
    act: async (person) => {
      await there(person);
      await person.type("current", "twelve letters");
      await person.type("new", "giulia at the lake");
      await person.rules();
    },
  },
  "change-password-sent": {
    ipc: { ...inside, changePassword: never },
    act: async (person, ipc) => (await changed(person), await person.busy(), ipc.tellStage("sent")),
  },
  "change-password-recorded": {
    ipc: { ...inside, changePassword: never },
    act: async (person, ipc) => (await changed(person), await person.busy(), ipc.tellStage("recorded")),
  },
  "change-password-wrong": {
    ipc: { ...inside, changePassword: refuse("current-password-wrong", { kept_password: true }) },
    act: changed,
  },
  "change-password-unknown": {
    ipc: { ...inside, changePassword: async () => ({ outcome: "unknown" }) },
    act: async (person) => (await changed(person), await person.screen("unsettled")),
  },
  "change-password-done": {
    ipc: inside,
    act: async (person) => (await changed(person), await person.screen("change-password-done")),
  },
} satisfies Record<string, Scene>;
