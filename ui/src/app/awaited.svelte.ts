// The emailed code that a form awaits: whether it still accepts a try, and whether its time ran out.
import type { CodeSent, Failure, MethodKind } from "../ipc";
import { t } from "../i18n/index.svelte";
import { refusedText } from "./errors";

export class AwaitedCode {
  readonly #sent: () => CodeSent | undefined;
  /** The code that accepts no further try. */
  #usedUp = $state.raw<CodeSent>();
  /**
   * The code whose time was seen to run. If a time limit is over from the beginning, this computer's clock is ahead, and
   * nothing is known about the limit.
   */
  #counted = $state.raw<CodeSent>();

  /** `sent`: the newest code that was sent. To be made while a component is. */
  constructor(sent: () => CodeSent | undefined) {
    this.#sent = sent;
    $effect(() => {
      const code = sent();
      if (code && isRunning(code)) this.#counted = code;
    });
  }

  /** Whether only a new code helps: too many tries were wrong. */
  get usedUp(): boolean {
    return this.#usedUp !== undefined && this.#usedUp === this.#sent();
  }

  /** Whether a code was sent that is still accepted. */
  get open(): boolean {
    return this.#sent()?.kind === "mail" && !this.usedUp && !this.#isOver();
  }

  /** Whether a code was sent so lately that another one cannot be requested yet. */
  get recent(): boolean {
    return this.open && (this.#sent()?.resend_at ?? 0) > Date.now() / 1000;
  }

  /** Notes what the service said of a try. */
  tried(error: Failure | undefined, kind: MethodKind): void {
    if (kind === "mail" && error?.code === "proof-refused" && error.tries_left === 0) this.#usedUp = this.#sent();
  }

  /** The message of the field after a refusal: a code that is used up or over is not called wrong. */
  refused(error: Failure | undefined, kind: MethodKind): string | undefined {
    if (this.usedUp && kind === "mail") return t("code-used-up");
    const text = refusedText(error, kind);
    return text && kind === "mail" && this.#isOver() ? t("code-expired") : text;
  }

  /** What to do if no code can be requested: without one that could be entered, not the usual advice. */
  sendAdvice(error: Failure | undefined): string | undefined {
    return error?.code === "too-many-sends" && !this.open ? t("too-many-sends-none") : undefined;
  }

  #isOver(): boolean {
    const code = this.#sent();
    return code !== undefined && code === this.#counted && !isRunning(code);
  }
}

const isRunning = ({ expires_at }: CodeSent): boolean => expires_at > Date.now() / 1000;
