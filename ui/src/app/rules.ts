// The sentences for rules, met or broken.
import type { BrokenRule, EvaluatedRule } from "../ipc";
import { t } from "../i18n/index.svelte";
import { ruleBrokenId, ruleId } from "./errors";
import type { Pattern } from "./pattern";

/** The sentence for what the rule requires. */
export function ruleText({ rule, limit }: Pick<EvaluatedRule, "rule" | "limit">): string {
  return t(ruleId(rule), { limit });
}

/** The sentence for a broken rule, with the text that the service found in the password. */
export function brokenText({ rule, limit, found }: BrokenRule, pattern?: Pattern): string {
  const args = { limit, found: found ?? "", case: found ? "named" : (pattern ?? "unnamed") };
  return t(ruleBrokenId(rule), args);
}
