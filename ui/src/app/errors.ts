// What a rejected command carries, and the words for it.
import type { AnyCode, IpcError, Rule } from "../ipc";
import type { MessageId } from "../i18n/index.svelte";

/** The person closed a question that an action waited for: nothing went wrong, so nothing is said. */
export class Dismissed extends Error {}

/** Reads a rejection; whatever is not an error of ours counts as `internal`. */
export function problemOf(thrown: unknown): IpcError {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown) {
    return { ...(thrown as IpcError), rules: (thrown as IpcError).rules ?? [] };
  }
  return { code: "internal", rules: [] };
}

/** The sentence that says what happened. The compiler checks that every code has one. */
export const sentenceId = (code: AnyCode): MessageId => `error-${code}`;

/** The sentence that says what to do. */
export const adviceId = (code: AnyCode): MessageId => `error-${code}-advice`;

/** What a rule asks, as what holds once it is kept. */
export const ruleId = (rule: Rule): MessageId => `rule-${rule}`;

/** What is wrong when it is broken. */
export const ruleBrokenId = (rule: Rule): MessageId => `rule-${rule}-broken`;
