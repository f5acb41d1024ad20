// The only file that imports the desktop shell.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Ipc, Unlisten } from ".";
import { commands, events } from "./bindings/shell";

/** Settles when the shell has confirmed every listener so far. */
let heard: Promise<unknown> = Promise.resolve();

/** Listens from now on; the returned function may be called before the shell has confirmed. */
function on<T>(event: string, listener: (payload: T) => void): Unlisten {
  const confirmed = listen<T>(event, ({ payload }) => listener(payload));
  heard = Promise.allSettled([heard, confirmed]);
  return () => void confirmed.then((unlisten) => unlisten());
}

/**
 * Sends a command after the shell has confirmed the listeners: a change between an answer and its listener would be
 * lost.
 */
async function ask<T>(command: string, args?: Record<string, unknown>): Promise<T> {
  await heard;
  return invoke<T>(command, args);
}

/** The shell in which this window runs. */
export const tauri: Ipc = {
  ...commands(ask),
  ...events(on),
};
