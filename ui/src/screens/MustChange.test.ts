// The service requires a new password while the window is open: wherever the person is, the window leads to the change.
import { screen, waitFor } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { WriteOutcome } from "../ipc";
import { signedIn, status } from "../ipc/fake";
import { arrive, door, field, go, heading, inside, person, press } from "../testing/window";

const REQUIRED = "Your IT department asked you to choose a new password before anything else.";
const UNSAVED = "What you had begun before this was not saved. You can begin it again afterwards.";
const must = {
  ...signedIn,
  sequence: 2,
  session: "limited",
  step: { step: "must-change", reason: "required" },
} as const;

test("from the overview the window goes to the change, with the reason", async () => {
  const sync = vi.fn();
  const ipc = await inside();
  ipc.sync = async () => (sync(), { sequence: 1, live: false });

  ipc.tellStatus(must);

  await arrive("change-password");
  expect(screen.getByText(REQUIRED)).toBeTruthy();
  expect(screen.queryByText(UNSAVED)).toBeNull();
  expect(document.activeElement).toBe(heading());
  expect(sync).toHaveBeenCalledOnce();
});

test("from a method that is being added it says that nothing was saved", async () => {
  const ipc = await inside();
  await go("Security");
  await press(/Add a personal email address/);
  await person.type(await screen.findByLabelText("Personal email address"), "giulia@example.org");

  ipc.tellStatus(must);

  await arrive("change-password");
  expect(screen.getByText(UNSAVED)).toBeTruthy();
});

test("a covering page and its dialog close", async () => {
  const ipc = await inside();
  await press(/Giulia Ferri/);
  await arrive("settings");
  await press("Sign out everywhere");

  ipc.tellStatus(must);

  await arrive("change-password");
  expect(document.querySelector("dialog[open]")).toBeNull();
});

test("a change that was begun by choice keeps what was typed", async () => {
  const signOut = vi.fn(async () => null);
  const ipc = await inside({ signOut });
  await go("Password");
  await arrive("change-password");
  await person.type(field("New password"), "velvet harbour onion 12");

  ipc.tellStatus(must);

  await screen.findByText(REQUIRED);
  expect(field("New password").value).toBe("velvet harbour onion 12");
  await press("Sign out");
  await arrive("sign-in");
  expect(signOut).toHaveBeenCalledWith({ everywhere: false });
});

test("a write under way is finished first", async () => {
  const write = { kind: "change", progress: { state: "running", stage: "sent" } } as const;
  const ipc = await inside();

  ipc.tellStatus({ ...must, write });
  await screen.findByText("Your password is being changed", undefined, { timeout: 8000 });
  expect(document.body.dataset.screen).toBe("overview");

  ipc.tellStatus({ ...must, sequence: 3, write: { kind: "change", progress: { state: "not-done" } } });
  await arrive("change-password");
  expect(screen.getByText("Your password was not changed")).toBeTruthy();
});

test("no key signs out by mistake", async () => {
  const signOut = vi.fn(async () => null);
  const ipc = await door({ signIn: async () => must.step, signOut });
  ipc.status = async () => must;
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Password"), "twelve letters and more{Enter}");
  await arrive("change-password");

  await person.keyboard("{Escape}");

  expect(signOut).not.toHaveBeenCalled();
  expect(screen.getByRole("button", { name: "Sign out" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Cancel" })).toBeNull();
});

test("a keyring that answers late leads to the change too", async () => {
  const ipc = await door({ status: async () => ({ ...status, keyring: "unknown" }) });

  ipc.tellStatus(must);

  await waitFor(() => expect(screen.getByText(REQUIRED)).toBeTruthy());
});

test("a change that was made elsewhere ends the page", async () => {
  const ipc = await inside();
  ipc.tellStatus(must);
  await arrive("change-password");
  ipc.status = async () => ({ ...signedIn, sequence: 3 });

  ipc.tellStatus({ ...signedIn, sequence: 3 });

  await arrive("overview");
});

test("a change that was made here is told, whatever status comes first", async () => {
  let answer: (outcome: WriteOutcome) => void = () => undefined;
  const ipc = await inside({ changePassword: () => new Promise((resolve) => (answer = resolve)) });
  ipc.tellStatus(must);
  await arrive("change-password");
  await person.type(field("Current password"), "twelve letters and more");
  await person.type(field("New password"), "velvet harbour onion 12{Enter}");
  ipc.status = async () => ({ ...signedIn, sequence: 3 });

  ipc.tellStatus({ ...signedIn, sequence: 3 });
  answer({ outcome: "done", at: 0 });

  await arrive("change-password-done");
});
