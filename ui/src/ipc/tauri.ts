// The only file that imports the desktop shell.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Ipc, Unlisten } from ".";
import { commands } from "./commands";
import type { AppStatus, StateView, WriteStage } from "./types";

/** Listens from now on; the answer may be called before the shell has confirmed. */
function on<T>(event: string, listener: (payload: T) => void): Unlisten {
  const confirmed = listen<T>(event, ({ payload }) => listener(payload));
  return () => void confirmed.then((unlisten) => unlisten());
}

/** The shell this window runs in. */
export const tauri: Ipc = {
  ...commands(invoke),
  onStatus: (listener) => on<AppStatus>("status-changed", listener),
  onState: (listener) => on<StateView>("state-changed", listener),
  onWriteStage: (listener) => on<{ stage: WriteStage }>("write-stage", ({ stage }) => listener(stage)),
};
