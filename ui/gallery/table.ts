// Screens and their states: which scene shows each state, or why the screen does not have it. The compiler requires an
// entry for every screen; a journey opens every scene and checks that it shows the screen of this table.
import type { DialogName, ScreenName } from "../src/app/screens";
import type { SceneName } from "./scenes";

export const stateNames = ["empty", "busy", "refused", "offline", "throttled"] as const;

type StateName = (typeof stateNames)[number];

/** The reason why a screen never has a state. */
export interface Never {
  never: string;
}

type Cells = Record<StateName, SceneName | Never>;

export interface Row extends Cells {
  /** Further appearances of the screen. */
  more?: SceneName[];
}

/** Scenes with a variant, named after them, for each of the other states. */
type Asking = {
  [Name in SceneName]: `${Name}-${"busy" | "refused" | "offline" | "throttled"}` extends SceneName ? Name : never;
}[SceneName];

/** A screen whose five scenes are named after it. */
const asks = (name: Asking, more: SceneName[] = []): Row => ({
  empty: name,
  busy: `${name}-busy`,
  refused: `${name}-refused`,
  offline: `${name}-offline`,
  throttled: `${name}-throttled`,
  more,
});

/**
 * A screen that sends no request, or another screen under a second name: its states have no appearance of their own.
 */
const tells = (scene: SceneName, why: string, more: SceneName[] = []): Row => {
  const never = { never: why };
  return { empty: scene, busy: never, refused: never, offline: never, throttled: never, more };
};

const DONE = "It tells what was done and asks the service nothing.";
const LEADS = "It offers ways to go and asks the service nothing; where they lead has its own states.";
const SAME = "The very form and words of a reset, at the screen forgot-verification of the same number.";
const KEPT = "It is kept on the laptop, and is the same with and without the service.";

export const table: Record<ScreenName | DialogName, Row> = {
  opening: tells("opening", "It lasts until the shell has told what it knows; the service is not asked."),
  unsettled: {
    empty: "change-password-unknown",
    busy: "unfinished-busy",
    refused: "unfinished-refused",
    offline: "unfinished-offline",
    throttled: "unfinished-throttled",
    more: ["unfinished-still"],
  },
  finished: tells("unfinished-done", DONE),
  "not-begun": tells("unfinished-not-begun", DONE),

  "sign-in": asks("sign-in", [
    "sign-in-empty-field",
    "sign-in-known",
    "sign-in-red",
    "sign-in-logo",
    "sign-in-logo-for-light",
    "sign-in-caps-lock",
    "shared-sign-in",
    "sign-in-ended",
    "sign-in-link",
    "forgot-left",
    "sign-in-not-trusted",
    "sign-in-no-authority",
    "sign-in-not-configured",
    "sign-in-update-needed",
    "sign-in-keyring-hanging",
  ]),
  verify: asks("verify", ["verify-recovery-codes", "verify-temporary-code"]),
  register: tells("register", LEADS),
  reconfirm: tells("reconfirm", LEADS),
  update: tells("update", "It says that this version can go no further, and asks the service nothing."),

  activate: asks("activate"),
  "activate-methods": tells("activate-methods", LEADS, [
    "activate-methods-one",
    "activate-methods-two",
    "activate-methods-removed",
  ]),
  "activate-password": asks("activate-password"),
  "activate-done": tells("activate-done", DONE),
  "activate-ended": tells("activate-ended", "It says that this is over, and asks the service nothing."),

  forgot: asks("forgot"),
  "forgot-verification-1": asks("forgot-first", ["forgot-mail", "forgot-no-mail", "forgot-help-desk"]),
  "forgot-verification-2": asks("forgot-second", ["forgot-help-desk-only"]),
  "forgot-password": asks("forgot-password", ["forgot-password-recorded"]),
  "forgot-done": tells("forgot-done", DONE),
  unlock: asks("unlock"),
  "unlock-verification-1": tells("unlock-first", SAME),
  "unlock-verification-2": tells("unlock-second", SAME),
  "unlock-confirm": asks("unlock-confirm"),
  "unlock-done": tells("unlock-done", DONE),
  "attempt-ended": tells("forgot-ended", "It says that the time ran out, and asks the service nothing."),

  overview: {
    empty: "overview-empty",
    busy: "overview-busy",
    refused: "overview-refused",
    offline: "overview-offline",
    throttled: "overview-throttled",
    more: [
      "report-asked",
      "overview",
      "overview-long-name",
      "overview-writing",
      "overview-written",
      "overview-not-written",
      "overview-write-unknown",
      "overview-soon",
      "overview-today",
      "overview-expired",
      "overview-too-early",
      "overview-keyring-locked",
      "overview-nothing-registered",
      "overview-older",
      "overview-older-busy",
      "overview-older-refused",
      "overview-older-offline",
      "shared-overview",
      "shared-finishing",
      "shared-not-finished",
    ],
  },
  event: tells("event", "It shows what the list has already.", ["event-here", "event-by-anybody", "event-by-it"]),
  "change-password": asks("change-password", [
    "change-password-must",
    "change-password-ended",
    "change-password-too-early",
    "change-password-typing",
    "change-password-sent",
    "change-password-recorded",
    "change-password-wrong",
  ]),
  "change-password-done": tells("change-password-done", DONE),

  "security-info": {
    empty: "security-info-empty",
    busy: "security-info-waiting",
    refused: { never: "The list asks for nothing; what is asked is refused in its dialog or on the screen that adds." },
    offline: "security-info-offline",
    throttled: { never: "The list asks for nothing; the dialogs and the screens that add are throttled." },
    more: [
      "security-info",
      "security-info-young",
      "security-info-code",
      "security-info-missing",
      "security-info-added",
      "security-info-few-codes",
      "security-info-temporary",
    ],
  },
  "add-authenticator": asks("add-authenticator", ["add-authenticator-waiting", "add-authenticator-too-many"]),
  "add-mail": asks("add-mail"),
  "add-mail-code": asks("add-mail-code"),
  "add-sheet": asks("add-sheet"),
  remove: asks("remove", ["remove-only", "remove-others-young", "remove-until", "activate-methods-remove"]),
  "fresh-verification": asks("fresh-verification"),

  "cannot-verify": tells("cannot-use-app", KEPT, [
    "cannot-use-any",
    "cannot-use-app-signed-in",
    "cannot-have-code",
    "cannot-current-password",
    "cannot-add-a-method",
  ]),
  help: tells("help", KEPT, ["help-nothing", "help-some", "help-expiring", "help-expiring-too-early"]),
  "help-page": tells("help-page", KEPT),
  "help-task": tells("help-task", KEPT, ["help-task-at-the-door"]),
  settings: asks("settings", ["settings-managed", "settings-recommended", "settings-at-the-door", "shared-settings"]),
  "sign-out-everywhere": asks("sign-out-everywhere"),
  "still-here": tells("still-here", "It waits for the person, and asks the service nothing."),
  check: {
    empty: "check",
    busy: "check-busy",
    refused: "check-refused",
    offline: "check-at-the-door",
    throttled: { never: "It asks the service only what every start asks." },
    more: ["check-problems"],
  },
  report: {
    empty: "report",
    busy: "report-busy",
    refused: "report-refused",
    offline: { never: "It is drawn up on the laptop, and asks the service only what every start asks." },
    throttled: { never: "It asks the service only what every start asks." },
    more: ["report-saved", "report-not-saved"],
  },
  "send-report": asks("send-report", ["send-report-sent", "send-report-declined"]),
  about: {
    empty: "about",
    busy: "about-busy",
    refused: "about-refused",
    offline: { never: KEPT },
    throttled: { never: KEPT },
    more: ["about-problems", "about-kept"],
  },
};

/** The scenes of a row. */
export function scenesOf(row: Row): SceneName[] {
  const cells = stateNames.map((state) => row[state]).filter((cell) => typeof cell === "string");
  return [...cells, ...(row.more ?? [])];
}
