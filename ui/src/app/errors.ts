// The content of a rejected command, and its sentences.
import type { AnyCode, IpcError, MethodKind, Rule } from "../ipc";
import { t, type MessageId } from "../i18n/index.svelte";

/** The person closed a question that an action waited for: nothing failed, so nothing is shown. */
export class Dismissed extends Error {}

/** Reads a rejection; any other error counts as `internal`. */
export function problemOf(thrown: unknown): IpcError {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown) {
    return { ...(thrown as IpcError), rules: (thrown as IpcError).rules ?? [] };
  }
  return { code: "internal", rules: [] };
}

const missing: Record<string, MessageId> = {
  user_name: "field-missing-user-name",
  password: "field-missing-password",
  current: "field-missing-current",
  new: "field-missing-new",
  code: "field-missing-code",
  pass: "field-missing-pass",
  address: "field-missing-address",
  label: "field-missing-label",
};

/** The message for an empty field with this name. */
export const missingId = (name: string): MessageId => missing[name] ?? "field-missing";

/** The message of a field whose code or password was refused, by what was requested; undefined for other errors. */
export function refusedText(error: IpcError | undefined, kind: MethodKind): string | undefined {
  if (!error || !(typedWrong as readonly string[]).includes(error.code)) return undefined;
  const advice =
    error.code === "proof-refused" && (kind === "authenticator" || kind === "mail")
      ? refusedId(kind)
      : adviceId(error.code);
  const tries = error.tries_left === undefined ? "" : t("tries-left", { tries: error.tries_left });
  return [t(sentenceId(error.code)), t(advice), tries].join(" ").trim();
}

/** The error codes for a refused code or password, which are shown beside its field. */
export const typedWrong = ["proof-refused", "code-used", "current-password-wrong"] as const;

/** The reason why a write was not done, after the sentence that says so. */
export function notDoneText(why: IpcError | undefined): string {
  return why && why.code !== "cancelled" ? t(sentenceId(why.code)) : t("write-is-not-done-text");
}

const refusedId = (kind: "authenticator" | "mail"): MessageId => `code-refused-${kind}`;

/** The sentence that says what happened. The compiler checks that every code has one. */
export const sentenceId = (code: AnyCode): MessageId => `error-${code}`;

/** The sentence that says what to do. */
export const adviceId = (code: AnyCode): MessageId => `error-${code}-advice`;

/** The sentence for a rule that the password meets. */
export const ruleId = (rule: Rule) => `rule-${rule}` as const;

/** The sentence for a rule that the password breaks. */
export const ruleBrokenId = (rule: Rule) => `rule-${rule}-broken` as const;
