// The submission of one form: whether it is in flight, what went wrong, how long to wait, and which field is
// incomplete.
import { tick } from "svelte";
import type { Failure } from "../ipc";
import { nowExact } from "./clock.svelte";
import { t } from "../i18n/index.svelte";
import { Dismissed, missingId, ofContent, problemOf, waitOf } from "./errors";

let made = 0;

export class Submission {
  /** The id of the error message, for the fields that it describes. */
  readonly problemId = `problem-${++made}`;
  busy = $state(false);
  error = $state<Failure>();
  /** The first field that is empty, or holds fewer digits than its code has. */
  #lacking = $state.raw<{ name: string; digits: number | undefined }>();
  #until = $state(0);

  /** The id of the error message if there is one, for `aria-describedby`. */
  get told(): string | undefined {
    return this.error && this.problemId;
  }

  /** Seconds until the service accepts another try; 0 if it does now. */
  get wait(): number {
    return this.#until === 0 ? 0 : Math.max(0, this.#until - nowExact());
  }

  /** Whether a try may be made now. Does not subscribe to the clock. */
  get open(): boolean {
    return !this.busy && Date.now() / 1000 >= this.#until;
  }

  /** The message about what the field with this name lacks. */
  lacks(name: string): string | undefined {
    if (this.#lacking?.name !== name) return undefined;
    const { digits } = this.#lacking;
    return digits === undefined ? t(missingId(name)) : t("code-incomplete", { digits });
  }

  /** Forgets what went wrong, for example when the person begins to type something else. */
  clear(): void {
    this.error = undefined;
    this.#lacking = undefined;
    this.#until = 0;
  }

  /**
   * For `oninput` of a form: an error goes as soon as the field that it is about is changed. A limit of time stays: it
   * ends by itself.
   */
  readonly typed = (event: Event): void => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement)) return;
    if (this.#lacking?.name === field.name) this.#lacking = undefined;
    if (this.error && isOfField(this.error, field, this.problemId)) this.error = undefined;
  };

  /**
   * Whether the form may be sent. If not, moves the focus to the first incomplete field, which then shows its message.
   */
  ready(form: HTMLFormElement): boolean {
    if (!this.open) return false;
    const lacking = [...form.querySelectorAll<HTMLInputElement>("input[data-needed]")].find(lacksSomething);
    const digits = lacking?.value ? digitsOf(lacking) : undefined;
    this.#lacking = lacking && !this.#explains(lacking) ? { name: lacking.name, digits } : undefined;
    lacking?.focus();
    return lacking === undefined;
  }

  /** Whether a refusal emptied the field and says so beside it: the reason stays until something is typed. */
  #explains(field: HTMLInputElement): boolean {
    return field.value === "" && field.matches("[aria-invalid='true']") && !!this.error && ofContent(this.error);
  }

  /** Runs `action`, keeps its error, and returns whether it succeeded. */
  async run(action: () => Promise<void>, form?: HTMLFormElement): Promise<boolean> {
    this.busy = true;
    this.error = undefined;
    this.#until = 0;
    try {
      await action();
      return true;
    } catch (thrown) {
      if (thrown instanceof Dismissed) return false;
      this.fail(problemOf(thrown));
      await tick();
      form?.querySelector<HTMLInputElement>("[aria-invalid='true'], [data-secret]")?.focus();
      return false;
    } finally {
      this.busy = false;
    }
  }

  fail(error: Failure): void {
    this.error = error;
    const wait = waitOf(error);
    this.#until = wait ? Date.now() / 1000 + wait : 0;
  }
}

/** Whether an error is about the content of a field: it stands beside the field, or describes it. */
function isOfField(error: Failure, field: HTMLInputElement, problemId: string): boolean {
  if (error.retry_after_s || !ofContent(error)) return false;
  return field.matches("[aria-invalid='true']") || (field.getAttribute("aria-describedby") ?? "").includes(problemId);
}

/** The number of digits in the code of a field; undefined if the field is not for a code. */
function digitsOf({ dataset }: HTMLInputElement): number | undefined {
  return dataset.digits === undefined ? undefined : Number(dataset.digits);
}

function lacksSomething(input: HTMLInputElement): boolean {
  return input.value === "" || input.value.length < (digitsOf(input) ?? 0);
}

/** The secrets of a form or a page that must not stay anywhere, not even in their fields. */
export const FLEETING = "input[data-secret]:not([data-kept])";

/**
 * Reads a form and empties its secrets in one step, so a password or a code exists only in its field and in one call. A
 * new password and an activation code stay in their field, and only there, until the service has accepted them: after a
 * refusal, nobody has to type them again.
 */
export function take(form: HTMLFormElement): (name: string) => string {
  const data = new FormData(form);
  for (const input of form.querySelectorAll<HTMLInputElement>(FLEETING)) {
    input.value = "";
    input.dispatchEvent(new Event("emptied"));
  }
  return (name) => String(data.get(name) ?? "");
}
