// One form on its way: busy or not, what went wrong, how long to wait, which field is still empty.
import { tick } from "svelte";
import type { IpcError } from "../ipc";
import { nowExact } from "./clock.svelte";
import { Dismissed, problemOf } from "./errors";

let made = 0;

export class Submission {
  /** The id of the words that say what went wrong, for the fields that they describe. */
  readonly problemId = `problem-${++made}`;
  busy = $state(false);
  error = $state<IpcError>();
  /** The name of the first field that was found empty. */
  missing = $state("");
  #until = $state(0);

  /** The same where there are such words, for `aria-describedby`. */
  get told(): string | undefined {
    return this.error && this.problemId;
  }

  /** Seconds until the service looks at another try; 0 when it does now. */
  get wait(): number {
    return this.#until === 0 ? 0 : Math.max(0, this.#until - nowExact());
  }

  /** Whether a try may be made now. Does not subscribe to the clock. */
  get open(): boolean {
    return !this.busy && Date.now() / 1000 >= this.#until;
  }

  /** Forgets what went wrong, as when the person starts to type something else. */
  clear(): void {
    this.error = undefined;
    this.missing = "";
    this.#until = 0;
  }

  /** Whether the form may be sent. Moves to the first empty field otherwise, which then says so. */
  ready(form: HTMLFormElement): boolean {
    if (!this.open) return false;
    const empty = [...form.querySelectorAll<HTMLInputElement>("input[data-needed]")].find((input) => input.value === "");
    this.missing = empty?.name ?? "";
    empty?.focus();
    return empty === undefined;
  }

  /** Runs `action`, keeps its refusal, and says whether it went through. */
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

  fail(error: IpcError): void {
    this.error = error;
    this.#until = error.retry_after_s ? Date.now() / 1000 + error.retry_after_s : 0;
  }
}

/**
 * Reads a form and empties its secrets in the same breath, so that a password or a code lives in its
 * field and in one call, and nowhere else.
 */
export function take(form: HTMLFormElement): (name: string) => string {
  const data = new FormData(form);
  for (const input of form.querySelectorAll<HTMLInputElement>("input[data-secret]")) {
    input.value = "";
    input.dispatchEvent(new Event("emptied"));
  }
  return (name) => String(data.get(name) ?? "");
}
