// The seam: everything the interface may ask of the shell, and what the shell tells unasked.
// Components are handed an `Ipc`; only tauri.ts knows where it comes from.
import type { commands } from "./commands";
import type { AppStatus, StateView, WriteStage } from "./types";

export type * from "./types";

/** Stops listening. */
export type Unlisten = () => void;

/** What the shell tells unasked. */
export interface Events {
  onStatus(listener: (status: AppStatus) => void): Unlisten;
  onState(listener: (view: StateView) => void): Unlisten;
  /** How far the password write in progress has come. */
  onWriteStage(listener: (stage: WriteStage) => void): Unlisten;
}

/** One method for each command, and the events. */
export type Ipc = ReturnType<typeof commands> & Events;
