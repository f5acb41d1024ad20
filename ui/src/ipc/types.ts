// Every type that crosses the boundary to the shell, and what the interface makes of them.
import type { ErrorCode, IpcError, LocalCode, WindowCode } from "./bindings";

export type * from "./bindings";

/** The code of an error that arose in the interface itself: nobody refused anything, and no service failed. */
export const WINDOW_FAILED: WindowCode = "window-failed";

/** Every code an error may carry; each has `error-<code>` and `error-<code>-advice`. */
export type AnyCode = ErrorCode | LocalCode | WindowCode;

/** What a command was rejected with, or an error of the interface itself. */
export type Failure = Omit<IpcError, "code"> & { code: AnyCode };
