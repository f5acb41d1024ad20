// The content of a rejected command, and its sentences.
import type { AnyCode, Failure, MethodKind, Offers, Rule } from "../ipc";
import { WINDOW_FAILED } from "../ipc/types";
import { t, type MessageId } from "../i18n/index.svelte";
import { addable, type Addable } from "./kinds";

/** The person closed a question that an action waited for: nothing failed, so nothing is shown. */
export class Dismissed extends Error {}

/** Reads a rejection of the shell; any other error is one of the interface itself. */
export function problemOf(thrown: unknown): Failure {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown) {
    return { ...(thrown as Failure), rules: (thrown as Failure).rules ?? [] };
  }
  return { code: WINDOW_FAILED, rules: [] };
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
export function refusedText(error: Failure | undefined, kind: MethodKind): string | undefined {
  if (!error || !(typedWrong as readonly string[]).includes(error.code)) return undefined;
  const advice = error.code === "proof-refused" && coded(kind) ? refusedId(kind) : adviceId(error.code);
  const tries = error.tries_left === undefined ? "" : t("tries-left", { tries: error.tries_left });
  return [t(sentenceId(error.code)), t(advice), tries].join(" ").trim();
}

/** The error codes for a refused code or password, which are shown beside its field. */
export const typedWrong = ["proof-refused", "code-used", "current-password-wrong"] as const;

/** Errors that are about the content of a field. */
const content: readonly AnyCode[] = [
  ...typedWrong,
  "sign-in-refused",
  "pass-refused",
  "address-refused",
  "password-refused",
];

/** Whether an error is about the content of a field, so other content may be accepted. */
export const ofContent = ({ code }: Failure): boolean => content.includes(code);

/** The reason why a write was not done, after the sentence that says so; an error that gives none is left out. */
export function notDoneText(why: Failure | undefined): string {
  return why && why.code !== "cancelled" && why.code !== "outcome-unknown"
    ? t(sentenceId(why.code))
    : t("write-is-not-done-text");
}

/** The kinds whose codes can be wrong. */
type Coded = Addable | "help-desk-code" | "temporary-code";

const coded = (kind: MethodKind): kind is Coded =>
  kind === "help-desk-code" || kind === "temporary-code" || addable(kind);

const refusedId = (kind: Coded): MessageId => `code-refused-${kind}`;

/** Refusals of a removal: the method stays. */
const staying: readonly AnyCode[] = ["last-method", "too-little-left", "method-too-young", "not-allowed"];

/** Errors after which the same request would be refused again, so nothing offers to repeat it. */
const lasting: readonly AnyCode[] = [
  ...staying,
  "too-many-methods",
  "not-enough-methods",
  "must-change-password",
  "session-ended",
  "attempt-ended",
  "step-out-of-order",
  "nothing-in-progress",
  "report-not-kept",
  "not-found",
  "hidden-here",
  "not-configured",
  "no-proxy-address",
  "update-needed",
  "service-too-new",
  "service-too-old",
];

/** Whether the same request would be refused again. */
export const lasts = (error: Failure | undefined): boolean => error !== undefined && lasting.includes(error.code);

/** Seconds until a form may be sent again. A method that is too young does not keep anybody from using an older one. */
export const waitOf = (error: Failure | undefined): number | undefined =>
  error?.code === "method-too-young" ? undefined : error?.retry_after_s;

/** Errors that say the same as the banner about a service that does not answer. */
const absent: readonly AnyCode[] = ["service-unreachable", "no-service"];

/** Whether the error itself says that the service does not answer, so the banner need not. */
export const tellsAbsence = (error: Failure | undefined): boolean => error !== undefined && absent.includes(error.code);

/** Whether an error means that a method cannot be removed as things are. */
export const methodStays = (error: Failure | undefined): boolean => error !== undefined && staying.includes(error.code);

/** The sentence that says what happened. The compiler checks that every code has one. */
export const sentenceId = (code: AnyCode): MessageId => `error-${code}`;

/** The sentence that says what to do. */
export const adviceId = (code: AnyCode): MessageId => `error-${code}-advice`;

/** As [`adviceId`], but sends nobody to an action that does not exist on this computer. */
export const adviceHere = (code: AnyCode, offers: Offers): MessageId =>
  code === "sign-in-refused" && !offers.unlock ? "sign-in-refused-no-unlock" : adviceId(code);

/** The sentence for a rule that the password meets. */
export const ruleId = (rule: Rule) => `rule-${rule}` as const;

/** The sentence for a rule that the password breaks. */
export const ruleBrokenId = (rule: Rule) => `rule-${rule}-broken` as const;
