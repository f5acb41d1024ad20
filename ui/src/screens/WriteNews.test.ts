// A write belongs to the window: after its screen was left, every other screen shows its progress and its outcome.
import { render, screen, waitFor } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import App from "../App.svelte";
import type { AppStatus, Ipc, WriteKind, WriteProgress } from "../ipc";
import { fake, refusal, signedIn } from "../ipc/fake";
import { arrive, field, go, inside, person, press } from "../testing/window";

const running: WriteProgress = { state: "running", stage: "recorded" };
const writing = (progress: WriteProgress, kind: WriteKind = "change"): AppStatus => ({
  ...signedIn,
  write: { kind, progress },
});

/** A change that is in flight when its screen is left. */
async function leaving(own: Partial<Ipc> = {}) {
  let answer: (outcome: { outcome: "done"; at: number }) => void = () => {};
  const changePassword = () => new Promise<{ outcome: "done"; at: number }>((resolve) => (answer = resolve));
  const ipc = await inside({ changePassword, ...own });
  await go("Password");
  await arrive("change-password");
  await person.type(field("Current password"), "twelve letters and more");
  await person.type(field("New password"), "velvet harbour onion 12{Enter}");
  await screen.findByRole("progressbar");
  ipc.tellStatus(writing(running));
  return { ipc, answer: () => answer({ outcome: "done", at: 0 }) };
}

test("its own screen shows it once, by its stages", async () => {
  await leaving();

  expect(screen.getByRole("progressbar")).toBeTruthy();
  expect(screen.queryByText("Your password is being changed")).toBeNull();
});

test("whoever goes elsewhere is told that it runs, and that it is done", async () => {
  const writeSeen = vi.fn(async () => null);
  const { ipc, answer } = await leaving({ writeSeen });
  await go("Overview");
  await arrive("overview");
  await screen.findByText("Your password is being changed");
  await go("Security");
  await arrive("security-info");
  expect(screen.getByText("Your password is being changed")).toBeTruthy();

  answer();
  ipc.tellStatus(writing({ state: "done", at: 0 }));
  await screen.findByText("Your password was changed");
  expect(document.body.dataset.screen).toBe("security-info");
  expect(writeSeen).not.toHaveBeenCalled();

  await press("Close");
  expect(writeSeen).toHaveBeenCalledTimes(1);
  ipc.tellStatus(signedIn);
  await waitFor(() => expect(screen.queryByText("Your password was changed")).toBeNull());
});

test("a page that covers the form tells it too", async () => {
  await leaving();

  await go("Help");
  await arrive("help");

  expect(screen.getByText("Your password is being changed")).toBeTruthy();
});

test.each([
  ["change", "Your password was not changed"],
  ["reset", "Your password was not changed"],
  ["first-password", "Your password was not set"],
  ["unlock", "Your account was not unlocked"],
] as const)("a %s that was not done is named by what it was for", async (kind, title) => {
  const ipc = await inside();

  ipc.tellStatus(writing({ state: "not-done" }, kind));

  await screen.findByText(title);
});

test("whoever has read that nothing was done closes it", async () => {
  const writeSeen = vi.fn(async () => null);
  const ipc = await inside({ writeSeen });
  ipc.tellStatus(writing({ state: "not-done" }));
  await screen.findByText("Your password was not changed");

  await press("Close");

  expect(screen.queryByRole("button", { name: "Done" })).toBeNull();
  expect(writeSeen).toHaveBeenCalledTimes(1);
});

test("while a change runs, no other one is offered", async () => {
  const { ipc } = await leaving();

  await go("Overview");
  await arrive("overview");
  expect(screen.getByRole("button", { name: "Change password" }).getAttribute("aria-disabled")).toBe("true");
  await go("Password");
  await arrive("change-password");

  expect(screen.getByRole("button", { name: "Change password" }).getAttribute("aria-disabled")).toBe("true");
  ipc.tellStatus(signedIn);
  await waitFor(() =>
    expect(screen.getByRole("button", { name: "Change password" }).getAttribute("aria-disabled")).toBeNull(),
  );
});

test("a refusal that came late says its reason", async () => {
  const ipc = await inside();

  ipc.tellStatus(writing({ state: "not-done", error: refusal("password-refused", { kept_password: true }) }));

  await screen.findByText("The new password does not meet every rule.");
});

test("an outcome that nobody knows can be asked for wherever one is", async () => {
  const settle = vi.fn(async () => ({ outcome: "done", at: 0 }) as const);
  const ipc = await inside({ settle });
  ipc.tellStatus(writing({ state: "unknown" }));
  await screen.findByText("We don’t know yet whether your password was changed");

  await press("Check again");

  expect(settle).toHaveBeenCalledTimes(1);
});

test("a question that is refused claims nothing", async () => {
  const ipc = await inside({ settle: () => Promise.reject(refusal("busy")) });
  ipc.tellStatus(writing({ state: "unknown" }));
  await screen.findByText(/We don’t know yet/);

  await press("Check again");

  expect((await screen.findByRole("alert")).textContent).not.toContain("Nothing was changed");
});

test("an outcome that was read is not told again", async () => {
  const writeSeen = vi.fn(async () => null);
  const { ipc, answer } = await leaving({ writeSeen });

  ipc.tellStatus(writing({ state: "done", at: 0 }));
  answer();
  await arrive("change-password-done");

  expect(writeSeen).toHaveBeenCalledTimes(1);
  expect(screen.queryByText("Your password was changed")).toBeNull();
});

test("after a restart the outcome is named by what it was for", async () => {
  const left = writing({ state: "unknown" }, "unlock");
  delete document.body.dataset.screen;
  render(App, { ipc: fake({ status: async () => ({ ...left, unsettled: true }) }) });

  await arrive("finished");

  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Your account was unlocked");
});
