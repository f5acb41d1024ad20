// The words for a rule, kept or broken.
import type { BrokenRule, Judged } from "../ipc";
import { t } from "../i18n/index.svelte";
import { ruleBrokenId, ruleId } from "./errors";

/** What the rule asks. */
export function ruleText({ rule, limit }: Pick<Judged, "rule" | "limit">): string {
  return t(ruleId(rule), { limit });
}

/** What is wrong, with the person's own case where the service names it. */
export function brokenText({ rule, limit, found }: BrokenRule): string {
  return t(ruleBrokenId(rule), { limit, found: found ?? "", case: found ? "named" : "unnamed" });
}
