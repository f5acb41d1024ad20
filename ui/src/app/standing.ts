// The condition of the password and of the security info, in sentences.
import type { AccountState, MethodView, PasswordState, SecurityInfo } from "../ipc";
import type { Desk } from "./desk.svelte";
import { appointment, calendarDays, day, when } from "../i18n/format";
import { t } from "../i18n/index.svelte";

/** What the overview shows about the password. */
export interface PasswordStanding {
  title: string;
  text: string;
  /** Set if something has to be done soon. */
  tone?: "warn" | "danger";
}

/**
 * The standing of a password at `now`. `reminders` are the days before an expiry at which the person is reminded, the
 * smallest first: from the first reminder on, a warning is shown.
 */
export function passwordStanding(
  { changed_at, expires_at }: PasswordState,
  now: number,
  reminders: readonly number[],
): PasswordStanding {
  const changed = day(changed_at);
  if (expires_at === undefined) return { title: t("overview-forever"), text: t("overview-changed", { changed }) };
  const at = when(expires_at, now);
  if (expires_at <= now) {
    return { title: t("overview-expired"), text: t("overview-changed-expired", { changed, when: at }), tone: "danger" };
  }
  const days = calendarDays(now, expires_at);
  if (days > (reminders.at(-1) ?? 0)) {
    const until = day(expires_at);
    return { title: t("overview-good", { days }), text: t("overview-changed-until", { changed, until }) };
  }
  return { title: soon(days), text: t("overview-changed-expires", { changed, when: at }), tone: "warn" };
}

/**
 * The stage of its last days that a password is in: the days that it still has at most. At the beginning of each stage,
 * whatever screen is open says once that the password expires.
 */
export function expiryStage(
  { expires_at }: PasswordState,
  now: number,
  reminders: readonly number[],
): number | undefined {
  if (expires_at === undefined) return undefined;
  const days = expires_at <= now ? 0 : calendarDays(now, expires_at);
  return reminders.find((most) => days <= most);
}

function soon(days: number): string {
  if (days === 0) return t("overview-today");
  return days === 1 ? t("overview-tomorrow") : t("overview-soon", { days });
}

/** Why the password cannot be changed now; undefined if it can. Shown wherever a change is offered. */
export function whyNoChange(desk: Desk, now: number): string | undefined {
  if (desk.offline) return t("offline-why");
  const write = desk.status?.write;
  if (write?.progress.state === "running") return `${t("write-is-running", { kind: write.kind })}.`;
  const from = desk.view.state?.password.changeable_from;
  return from === undefined || from <= now ? undefined : t("overview-not-yet", { when: when(from, now) });
}

/** What the person registered: not a temporary code, which the IT department issued. */
export const ownMethods = ({ methods }: SecurityInfo): MethodView[] =>
  methods.filter(({ ends_at }) => ends_at === undefined);

/** Whether only an activation code lets the person add a method: nothing is registered that could verify them. */
export const needsCode = (state: AccountState | undefined): boolean =>
  state?.fresh_proofs.length === 0 && ownMethods(state).length === 0;

/** Whether the registered methods are enough for a reset, and what is missing. */
export function securityStanding(state: AccountState): { tone: "success" | "warn"; text: string } {
  const count = ownMethods(state).length;
  if (state.reset_off) return { tone: "success", text: t("overview-security-reset-off", { count }) };
  if (state.reset_ready) return { tone: "success", text: t("overview-security-ready", { count }) };
  if (count === 0) return { tone: "warn", text: t("overview-security-none") };
  const missing = state.methods_missing;
  if (missing > 0) return { tone: "warn", text: t("overview-security-missing", { missing }) };
  const when = appointment(state.reset_ready_from ?? 0);
  return { tone: "warn", text: t("overview-security-young", { when }) };
}
