// The boundary to the shell: every command and every event of the interface. Components receive an `Ipc`; only tauri.ts
// knows where it comes from.
import type { commands } from "./commands";
import type { AppStatus, StateView, WriteStage } from "./types";

export type * from "./types";

/** Stops listening. */
export type Unlisten = () => void;

/** The events of the shell. */
export interface Events {
  onStatus(listener: (status: AppStatus) => void): Unlisten;
  onState(listener: (view: StateView) => void): Unlisten;
  /** The progress of the password write in flight. */
  onWriteStage(listener: (stage: WriteStage) => void): Unlisten;
}

/** One method for each command, and the events. */
export type Ipc = ReturnType<typeof commands> & Events;
