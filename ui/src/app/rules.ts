// The sentences for rules, met or broken, and the limit that a broken rule sets for the strength.
import type { BrokenRule, EvaluatedRule, Evaluation, Rule } from "../ipc";
import { t } from "../i18n/index.svelte";
import { ruleBrokenId, ruleId } from "./errors";
import type { Pattern } from "./pattern";

/** Rules about the content of a password: a password that breaks one is guessed early, however long it is. */
const ABOUT_CONTENT: readonly Rule[] = ["name-parts", "banned-words", "same-as-current", "history", "breach-list"];

/** The highest level of a password that is guessed early. */
const WEAK = 1;

/** The sentence for what the rule requires. */
export function ruleText({ rule, limit }: Pick<EvaluatedRule, "rule" | "limit">): string {
  return t(ruleId(rule), { limit });
}

/** The sentence for a broken rule, with the text that the service found in the password. */
export function brokenText({ rule, limit, found }: BrokenRule, pattern?: Pattern): string {
  const args = { limit, found: found ?? "", case: found ? "named" : (pattern ?? "unnamed") };
  return t(ruleBrokenId(rule), args);
}

/** The value that the meter shows. */
export interface Strength {
  level: number | undefined;
  /** Why the level is lower than the estimate. */
  why?: Pattern | "rule";
  /** The number of rules that are broken. */
  broken?: number;
}

/** The strength estimate, limited if a rule about content is broken or a pattern was found. */
export function strength(
  evaluation: Evaluation | undefined,
  refused: BrokenRule[],
  pattern: Pattern | undefined,
): Strength {
  if (!evaluation) return { level: undefined };
  const broken = evaluation.rules.filter(
    ({ rule, verdict }) => verdict.verdict === "broken" || refused.some((told) => told.rule === rule),
  );
  const why = pattern ?? (broken.some(({ rule }) => ABOUT_CONTENT.includes(rule)) ? "rule" : undefined);
  if (!why || evaluation.strength <= WEAK) return { level: evaluation.strength };
  return { level: WEAK, why, broken: broken.length };
}
