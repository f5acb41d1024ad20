// A shell that answers from memory, for tests and the gallery. It is never part of the built interface: no module that
// main.ts imports imports this one.
import type {
  About,
  AccountState,
  AnyCode,
  AppStatus,
  AttemptStep,
  AttemptView,
  EventView,
  Ipc,
  IpcError,
  EvaluatedRule,
  Kept,
  MethodView,
  PasswordPolicy,
  MethodKind,
  SecurityInfo,
  SignInStep,
  StateView,
  WriteStage,
} from ".";
import { about } from "../testing/about";
import { allGood } from "../testing/examinations";
import { PATH, report } from "../testing/report";
import { newSheetAt } from "../testing/sheet";
import { EVERYTHING } from "./beginning";

/** Monday 23 November 2026, 09:00 UTC. */
export const NOW = 1_795_424_400;
const DAY = 86_400;

export const policy: PasswordPolicy = {
  min_length: 15,
  max_length: 256,
  kinds: 0,
  refuse_name_parts: true,
  banned_words: true,
  company_words: [],
  min_strength: 0,
  history: 5,
  breach_list: true,
  max_age_days: 120,
  min_age_hours: 0,
};

export const facts = { name_parts: ["giulia", "ferri", "g.ferri"] };

export const app: MethodView = {
  id: "8c5c1c1e-0000-4000-8000-000000000001",
  kind: "authenticator",
  label: "Pixel 8",
  added_at: NOW - 9 * DAY,
  usable_from: NOW - 6 * DAY,
  last_used_at: NOW - 2 * 3600,
  removal_leaves_too_little: false,
};

export const mail: MethodView = {
  id: "8c5c1c1e-0000-4000-8000-000000000002",
  kind: "mail",
  label: "g•••••••@p••••.example",
  added_at: NOW - 3600,
  usable_from: NOW + 3 * DAY - 3600,
  removal_leaves_too_little: false,
};

/** From when on these methods are enough for a reset that needs one of each kind; never if one is missing. */
const enoughFrom = (methods: MethodView[]) =>
  Math.max(
    ...(["authenticator", "mail"] as const).map((kind) =>
      Math.min(...methods.filter((method) => method.kind === kind).map((method) => method.usable_from)),
    ),
  );

/** The service's reason why a method cannot be removed at present. */
function whyKept(method: MethodView, methods: MethodView[], others: MethodView[]): Kept | undefined {
  if (others.length === 0) return { why: "only" };
  const first = Math.min(...others.map(({ usable_from }) => usable_from));
  if (method.usable_from <= NOW && first > NOW) return { why: "others-young", until: first };
  const until = enoughFrom(others);
  return enoughFrom(methods) <= NOW && until > NOW && until < Infinity ? { why: "too-little-until", until } : undefined;
}

/** A method with the service's answer about its removal. */
function kept(method: MethodView, methods: MethodView[]): MethodView {
  const others = methods.filter(({ id }) => id !== method.id);
  const why = whyKept(method, methods, others);
  return { ...method, removal_leaves_too_little: others.length < 2, ...(why ? { kept: why } : {}) };
}

/** The service's answer about these methods, if a reset needs two of different custody. */
export function security(...methods: MethodView[]): SecurityInfo {
  const kinds: MethodKind[] = ["authenticator", "mail"];
  const lacking = kinds.filter((kind) => !methods.some((method) => method.kind === kind));
  const usable = enoughFrom(methods);
  const enough = lacking.length === 0;
  return {
    methods: methods.map((method) => kept(method, methods)),
    methods_needed: 2,
    methods_missing: lacking.length,
    missing: lacking,
    registrable: [...kinds, "recovery-codes"],
    reset_off: false,
    reset_ready: enough && usable <= NOW,
    ...(enough && usable > NOW ? { reset_ready_from: usable } : {}),
  };
}

/** The event with this number: by default caused by the person on another computer. */
export const event = (number: number, more: Partial<EventView> & Pick<EventView, "kind" | "at">): EventView => ({
  id: `8c5c1c1e-0000-4000-8000-${String(number).padStart(12, "0")}`,
  this_device: false,
  by: "person",
  ...more,
});

/** Events of the days before the oldest of `state`. */
export const olderEvents = (count: number, first = 100): EventView[] =>
  Array.from({ length: count }, (_, age) =>
    event(first + age, { kind: "signed-in", at: NOW - (60 + age) * DAY, device_name: "altariva-0233" }),
  );

export const state: AccountState = {
  revision: 7,
  account: { id: "8c5c1c1e-0000-4000-8000-0000000000aa", user_name: "g.ferri", display_name: "Giulia Ferri" },
  password: { changed_at: NOW - 59 * DAY, expires_at: NOW + 61 * DAY + 3600 },
  ...security(app, { ...mail, added_at: NOW - 9 * DAY, usable_from: NOW - 9 * DAY }),
  fresh_proofs: [{ kind: "authenticator", hint: "Pixel 8" }],
  policy,
  facts,
  events: [
    event(1, { kind: "signed-in", at: NOW - 18 * 60, device_name: "altariva-0417", this_device: true }),
    event(2, {
      kind: "method-added",
      at: NOW - 9 * DAY,
      device_name: "altariva-0417",
      this_device: true,
      method: "authenticator",
    }),
    event(3, { kind: "sign-in-refused", at: NOW - 12 * DAY, by: "anybody" }),
    event(4, { kind: "password-changed", at: NOW - 59 * DAY, device_name: "altariva-0233" }),
  ],
  server_time: NOW - 120,
};

export const view: StateView = { sequence: 1, state, synced_at: NOW - 120, live: true };

export const status: AppStatus = {
  sequence: 1,
  reach: "online",
  organisation: "Alta Riva",
  help_desk: "02 5550 110, Monday to Friday",
  session: "none",
  keyring: "ready",
  files_kept: true,
  unsettled: false,
  mail_delayed: false,
  preferences: { language: "en", theme: "system" },
  managed: [],
  report_asked: false,
  reminder_days: [0, 1, 3, 7, 14],
  offers: EVERYTHING,
};

export const signedIn: AppStatus = { ...status, session: "full", user_name: "g.ferri", display_name: "Giulia Ferri" };

/** A shell without a session, which has a full one after a sign-in that leads to `step`. */
export function signingIn(step: SignInStep): Pick<Ipc, "status" | "signIn"> {
  let session = status;
  return { status: async () => session, signIn: async () => ((session = signedIn), step) };
}

/** An error with which the shell rejects. */
export const refusal = <Code extends AnyCode>(
  code: Code,
  more: Partial<Omit<IpcError, "code">> = {},
): Omit<IpcError, "code"> & { code: Code } => ({
  code,
  request_id: "a41e77c0-5d19-4c1b-9f0e-2b8f3c7d1e55",
  rules: [],
  ...more,
});

export const attempt = (step: AttemptStep, gates_passed = 0): AttemptView => ({
  purpose: "reset",
  gates_passed,
  gates_needed: 2,
  expires_at: NOW + 1800,
  step,
});

export const proveStep: AttemptStep = { step: "prove", offers: [{ kind: "authenticator" }, { kind: "mail" }] };

export const sent = {
  kind: "mail",
  expires_at: NOW + 600,
  resend_at: NOW + 30,
  tries_left: 5,
  delayed: false,
} as const;

/** Evaluates only length and name: enough to see rules change. */
export function evaluate(candidate: string): { rules: EvaluatedRule[]; strength: number } {
  const length = [...candidate.normalize("NFC")].length;
  const named = facts.name_parts.find((part) => candidate.toLowerCase().includes(part));
  return {
    rules: [
      { rule: "min-length", limit: 15, verdict: length >= 15 ? { verdict: "met" } : { verdict: "broken" } },
      { rule: "name-parts", limit: 0, verdict: named ? { verdict: "broken", found: named } : { verdict: "met" } },
      { rule: "breach-list", limit: 0, verdict: { verdict: "decided-by-service" } },
      { rule: "history", limit: 5, verdict: { verdict: "decided-by-service" } },
    ],
    strength: Math.min(4, Math.floor(length / 5)),
  };
}

// A square of 25 units with three corner marks: it looks like a QR code but cannot be scanned.
const qr_path =
  "M0 0h7v1h-7zM0 1h1v5h-1zM6 1h1v5h-1zM0 6h7v1h-7zM2 2h3v3h-3zM18 0h7v1h-7zM18 1h1v5h-1zM24 1h1v5h-1zM18 6h7v1h-7zM20 2h3v3h-3zM0 18h7v1h-7zM0 19h1v5h-1zM6 19h1v5h-1zM0 24h7v1h-7zM2 20h3v3h-3zM9 2h2v2h-2zM12 9h3v2h-3zM16 16h2v3h-2zM20 12h3v1h-3zM10 20h3v2h-3z";

/** A shell in which everything succeeds; `own` replaces the answers that a test or a picture is about. */
export function fake(own: Partial<Ipc> = {}): Ipc & {
  tellStage(stage: WriteStage): void;
  tellStatus(status: AppStatus): void;
  tellState(view: StateView): void;
  tellAbout(about: About): void;
  tellLink(): void;
} {
  const stages = new Set<(stage: WriteStage) => void>();
  const statuses = new Set<(status: AppStatus) => void>();
  const views = new Set<(view: StateView) => void>();
  const abouts = new Set<(about: About) => void>();
  const links = new Set<(nothing: null) => void>();
  const listen = <T>(set: Set<(value: T) => void>, listener: (value: T) => void) => {
    set.add(listener);
    return () => void set.delete(listener);
  };
  const done = async () => ({ outcome: "done", at: NOW }) as const;
  return {
    status: async () => status,
    signIn: async () => ({ step: "done" }),
    signOut: async () => null,
    sessionCode: async () => sent,
    sessionProve: async () => ({ fresh_until: NOW + 300, step: { step: "done" } }),
    state: async () => view,
    sync: async () => view,
    activity: async () => ({ events: olderEvents(12) }),
    evaluatePassword: async ({ candidate }) => evaluate(candidate),
    changePassword: done,
    settle: done,
    writeSeen: async () => null,
    beginAuthenticator: async () => ({
      id: app.id,
      secret: "JBSWY3DPEHPK3PXP",
      qr_size: 25,
      qr_path,
      expires_at: NOW + 600,
    }),
    beginRecoveryCodes: async () => newSheetAt(NOW),
    beginMail: async () => ({ id: mail.id, sent }),
    confirmMethod: async ({ id }) => (id === app.id ? security(app) : security(app, mail)),
    removeMethod: async () => security(app),
    activate: async () => ({ display_name: "Giulia Ferri", ...security(), policy, facts, expires_at: NOW + 1800 }),
    setFirstPassword: done,
    startAttempt: async ({ purpose }) => ({ ...attempt(proveStep), purpose }),
    attemptView: () => Promise.reject(refusal("nothing-in-progress")),
    attemptCode: async ({ kind }) => attempt({ ...proveStep, sent: { ...sent, kind } } as AttemptStep),
    attemptProve: async () => attempt({ step: "choose-password", policy, facts }, 2),
    attemptSetPassword: done,
    attemptUnlock: done,
    cancel: async () => null,
    preferences: async () => status.preferences,
    setPreferences: async (preferences) => preferences,
    about: async () => about,
    examine: async ({ language }) => allGood(language),
    drawReport: async () => ({ number: 1, text: report }),
    saveReport: async () => ({ saved: "done", path: PATH }),
    sendReport: async () => null,
    declineReport: async () => null,
    linkedHelp: async () => null,
    openHelp: async () => null,
    finishTurn: async () => null,
    stillHere: async () => null,
    copyForAWhile: async () => null,
    closeWindow: async () => null,
    onStatus: (listener) => listen(statuses, listener),
    onState: (listener) => listen(views, listener),
    onWriteStage: (listener) => listen(stages, listener),
    onAbout: (listener) => listen(abouts, listener),
    onLink: (listener) => listen(links, listener),
    ...own,
    tellStage: (stage) => stages.forEach((listener) => listener(stage)),
    tellState: (told) => views.forEach((listener) => listener(told)),
    tellLink: () => links.forEach((listener) => listener(null)),
    tellAbout: (told) => abouts.forEach((listener) => listener(told)),
    tellStatus: (told) => statuses.forEach((listener) => listener(told)),
  };
}
