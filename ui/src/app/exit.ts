// The way out of a person's turn at a shared computer, for dialogs: a modal dialog makes the button above it inert.
import { getContext, setContext } from "svelte";

export interface Exit {
  /** Ends the turn; undefined where there is none to end. */
  finish: (() => void) | undefined;
}

const EXIT = Symbol("exit");

/** Offers the way out to every dialog below this component. */
export const offerExit = (exit: Exit): Exit => setContext(EXIT, exit);

/** The way out that is offered here. */
export const offeredExit = (): Exit | undefined => getContext(EXIT);
