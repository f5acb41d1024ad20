// The strength that the meter shows, and the limit that a broken rule sets for it.
import type { BrokenRule, Evaluation, Rule } from "../ipc";
import type { Pattern } from "./pattern";

/** Rules about the content of a password: a password that breaks one is guessed early, however long it is. */
const ABOUT_CONTENT: readonly Rule[] = ["name-parts", "banned-words", "same-as-current", "history", "breach-list"];

/** The highest level of a password that is guessed early. */
const WEAK = 1;

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
