// A change that needs a fresh verification: `around` runs the action, has the verification asked for if the service
// requires one, and runs the action again. The dialog that asks is parts/FreshVerification.svelte.
import type { MethodOffer } from "../ipc";
import type { CannotGive, Desk } from "./desk.svelte";
import { Dismissed, problemOf } from "./errors";
import { needsCode } from "./standing";

/** A verification that is being asked for. */
interface Asked {
  /** What the verification is for, in a sentence. */
  purpose: string;
  answer: (verified: boolean) => void;
}

export class Fresh {
  readonly desk: Desk;
  asked = $state.raw<Asked>();

  constructor(desk: Desk) {
    this.desk = desk;
  }

  get offers(): MethodOffer[] {
    return this.desk.view.state?.fresh_proofs ?? [];
  }

  /**
   * Runs `action`; `purpose` tells the person what the verification is for. The action must not contain a secret, since
   * it may run twice.
   */
  async around<T>(action: () => Promise<T>, purpose: string): Promise<T> {
    try {
      return await action();
    } catch (thrown) {
      if (problemOf(thrown).code !== "fresh-proof-needed") throw thrown;
    }
    // Directly after a sign-in, nothing may be known of the account yet.
    if (!this.desk.view.state) await this.desk.ask();
    if (this.offers.length === 0) this.cannot(needsCode(this.desk.view.state) ? "none-registered" : "any");
    else if (await this.#ask(purpose)) return await action();
    throw new Dismissed();
  }

  /** Leads to people who can help: the person can give none of the verifications. */
  cannot(asked: CannotGive): void {
    this.asked?.answer(false);
    this.desk.go({ at: "cannot-verify", asked });
  }

  async #ask(purpose: string): Promise<boolean> {
    const verified = await new Promise<boolean>((answer) => (this.asked = { purpose, answer }));
    this.asked = undefined;
    return verified;
  }
}
