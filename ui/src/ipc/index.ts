// The boundary to the shell: every command and every event of the interface. Components receive an `Ipc`; only tauri.ts
// knows where it comes from.
import type { commands, events } from "./bindings/shell";

export type * from "./types";
export type { Unlisten } from "./bindings/shell";

/** One method for each command and one for each event, as the shell declares them. */
export type Ipc = ReturnType<typeof commands> & ReturnType<typeof events>;
