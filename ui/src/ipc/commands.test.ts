import { expect, test, vi } from "vitest";
import { commands } from "./bindings/shell";

test("each method calls the command of its own name, with one argument named request at most", async () => {
  const invoke = vi.fn();
  const all = commands(invoke as never) as Record<string, (request?: unknown) => unknown>;

  for (const [name, call] of Object.entries(all)) {
    invoke.mockClear();
    call({ some: "request" });
    const [command, args] = invoke.mock.calls[0] as [string, object?];
    expect(command).toBe(name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    expect(args === undefined || Object.keys(args).join() === "request").toBe(true);
  }
});
