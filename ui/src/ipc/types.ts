// Every type that crosses the boundary to the shell, and what the interface makes of them.
import type { ErrorCode, LocalCode } from "./bindings";

export type * from "./bindings";

/** Every code an error may carry; each has `error-<code>` and `error-<code>-advice`. */
export type AnyCode = ErrorCode | LocalCode;
