// How the password and the security info stand, in words.
import type { AccountState, PasswordState } from "../ipc";
import { daysUntil } from "../i18n/format";
import { t } from "../i18n/index.svelte";

/** The one sentence of the overview, and from when the password may be changed if not yet. */
export function passwordStanding(password: PasswordState, now: number): { title: string; waitUntil?: number } {
  const title = () => {
    if (password.expires_at === undefined) return t("overview-forever");
    if (password.expires_at <= now) return t("overview-expired");
    const days = daysUntil(password.expires_at, now);
    return days <= 1 ? t("overview-today") : t("overview-good", { days: days - 1 });
  };
  const from = password.changeable_from;
  return from !== undefined && from > now ? { title: title(), waitUntil: from } : { title: title() };
}

/** Whether what is registered would open a reset, and what is missing. */
export function securityStanding(state: AccountState): { tone: "success" | "warn"; text: string } {
  const count = state.methods.length;
  if (state.reset_ready) return { tone: "success", text: t("overview-security-ready", { count }) };
  if (count === 0) return { tone: "warn", text: t("overview-security-none") };
  const missing = missingMethods(state);
  return missing > 0
    ? { tone: "warn", text: t("overview-security-missing", { missing }) }
    : { tone: "warn", text: t("overview-security-young", { count }) };
}

/** Methods of another custody still needed. Of what exists today, each kind is its own custody. */
export function missingMethods(state: Pick<AccountState, "methods" | "methods_needed">): number {
  return Math.max(0, state.methods_needed - new Set(state.methods.map((method) => method.kind)).size);
}
