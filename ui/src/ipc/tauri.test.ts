import { expect, test, vi } from "vitest";

const shell = vi.hoisted(() => {
  const order: string[] = [];
  let confirm: (unlisten: () => void) => void = () => undefined;
  return {
    order,
    confirm: () => confirm(() => undefined),
    listen: vi.fn((event: string) => {
      order.push(`listen ${event}`);
      return new Promise<() => void>((resolve) => (confirm = resolve));
    }),
    invoke: vi.fn((command: string) => {
      order.push(`invoke ${command}`);
      return Promise.resolve(null);
    }),
  };
});
vi.mock("@tauri-apps/api/event", () => ({ listen: shell.listen }));
vi.mock("@tauri-apps/api/core", () => ({ invoke: shell.invoke }));

test("nothing is asked before the shell has confirmed who listens", async () => {
  const { tauri } = await import("./tauri");
  tauri.onStatus(() => undefined);
  const asked = tauri.status();
  await Promise.resolve();

  shell.order.push("confirmed");
  shell.confirm();
  await asked;

  expect(shell.order).toEqual(["listen status-changed", "confirmed", "invoke status"]);
});
