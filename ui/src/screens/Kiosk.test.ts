// A computer that people share: the end of a turn, by its button and by itself.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";
import App from "../App.svelte";
import type { Ipc } from "../ipc";
import { about } from "../testing/about";
import { fake, refusal, signedIn, status } from "../ipc/fake";
import { arrive, field, person, press } from "../testing/window";

const times = { asked_after_s: 120, answered_within_s: 30 };
const running = { kind: "change", progress: { state: "running", stage: "sent" } } as const;

afterEach(() => vi.useRealTimers());

/** The window of a shared computer, before a sign-in. */
async function shared(own: Partial<Ipc> = {}) {
  const ipc = fake({ status: async () => ({ ...status, shared: times }), ...own });
  delete document.body.dataset.screen;
  render(App, { ipc, isShared: true });
  await waitFor(() => screen.getByText(/This computer is shared/));
  return ipc;
}

/** The window of a shared computer after a sign-in, with a clock that the test moves. */
async function inside(own: Partial<Ipc> = {}) {
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
  const ipc = await shared({ status: async () => ({ ...signedIn, shared: times }), ...own });
  await arrive("overview");
  return ipc;
}

const wait = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
const waits = () => screen.getByText("I’m finished").classList.contains("waiting");
const asked = () => screen.queryByText("Are you still here?");

test("the button appears with the first letter", async () => {
  await shared();
  await arrive("sign-in");
  expect(waits()).toBe(true);

  await person.type(field("User name"), "g");

  expect(waits()).toBe(false);
});

test("the button ends the turn, and says so if that fails", async () => {
  const finishTurn = vi.fn<Ipc["finishTurn"]>().mockRejectedValueOnce(refusal("internal")).mockResolvedValue(null);
  await inside({ finishTurn });

  await press("I’m finished");
  await screen.findByText(/Your turn did not end/);
  await press("I’m finished");

  expect(finishTurn).toHaveBeenCalledTimes(2);
  await screen.findByText(/This computer is shared/);
});

test("a dialog has the button too, since it makes the one above it inert", async () => {
  const finishTurn = vi.fn(async () => null);
  await inside({ finishTurn });
  expect(screen.getAllByText("I’m finished")).toHaveLength(1);

  await press(/Settings$/);
  await arrive("settings");
  await press("Sign out everywhere");
  const dialog = screen.getByRole("dialog");
  await person.click(within(dialog).getByText("I’m finished"));

  expect(finishTurn).toHaveBeenCalledTimes(1);
});

test("a turn without a person is asked about, and ends by itself", async () => {
  const finishTurn = vi.fn(async () => null);
  await inside({ finishTurn });

  await wait(119);
  expect(asked()).toBeNull();
  await wait(2);
  expect(asked()).not.toBeNull();
  expect(screen.getByRole("timer").textContent).toMatch(/29|30/);
  await wait(28);
  expect(finishTurn).not.toHaveBeenCalled();
  await wait(2);

  expect(finishTurn).toHaveBeenCalledTimes(1);
  expect(asked()).toBeNull();
});

test.each([
  ["a key", () => fireEvent.keyDown(document.body, { key: "x" })],
  ["a press", () => fireEvent.pointerDown(document.body)],
])("%s answers, and the shell hears of it", async (_, answer) => {
  const [finishTurn, stillHere] = [vi.fn(async () => null), vi.fn(async () => null)];
  await inside({ finishTurn, stillHere });
  await wait(130);
  stillHere.mockClear();

  await answer();
  expect(asked()).toBeNull();
  expect(stillHere).toHaveBeenCalledTimes(1);
  await wait(119);

  expect(finishTurn).not.toHaveBeenCalled();
});

test("a pointer that moves puts the question off, and does not answer it", async () => {
  await inside();
  await wait(100);
  await fireEvent.pointerMove(document.body);
  await wait(100);
  expect(asked()).toBeNull();

  await wait(25);
  await fireEvent.pointerMove(document.body);

  expect(asked()).not.toBeNull();
});

test.each([
  ["a key", () => fireEvent.keyDown(document.body, { key: "x" })],
  ["a press", () => fireEvent.pointerDown(document.body)],
  ["a pointer that moves", () => fireEvent.pointerMove(document.body)],
])("%s after a sleep of the computer ends the turn", async (_, wake) => {
  const [finishTurn, stillHere] = [vi.fn(async () => null), vi.fn(async () => null)];
  await inside({ finishTurn, stillHere });
  await wait(10);
  stillHere.mockClear();

  // No timer runs while the computer sleeps.
  vi.setSystemTime(Date.now() + 3_600_000);
  const isLetThrough = await wake();

  expect(finishTurn).toHaveBeenCalledTimes(1);
  expect(stillHere).not.toHaveBeenCalled();
  expect(isLetThrough).toBe(_ === "a pointer that moves");
});

test("an answer that comes after a sleep of the computer ends the turn", async () => {
  const finishTurn = vi.fn(async () => null);
  await inside({ finishTurn });
  await wait(130);
  expect(asked()).not.toBeNull();

  vi.setSystemTime(Date.now() + 3_600_000);
  await fireEvent.keyDown(document.body, { key: "x" });

  expect(finishTurn).toHaveBeenCalledTimes(1);
});

test("a screen reader hears the time now and then", async () => {
  await inside();
  await wait(121);
  const said = () => document.querySelector("[data-dialog] [role=status]")?.textContent;
  const heard = new Set([said()]);
  for (let second = 0; second < 27; second += 1) {
    await wait(1);
    heard.add(said());
  }

  expect([...heard].map((text) => text?.match(/\d+/)?.[0])).toEqual(["30", "20", "10", "5"]);
});

test("nobody is asked while a password is being written", async () => {
  const finishTurn = vi.fn(async () => null);
  await inside({ finishTurn, status: async () => ({ ...signedIn, shared: times, write: running }) });

  await wait(300);

  expect(asked()).toBeNull();
  expect(finishTurn).not.toHaveBeenCalled();
});

test("nobody is asked on the first screen", async () => {
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
  const stillHere = vi.fn(async () => null);
  await shared({ stillHere });
  await arrive("sign-in");

  await fireEvent.pointerMove(document.body);
  await wait(300);

  expect(asked()).toBeNull();
  expect(stillHere).not.toHaveBeenCalled();
});

test("whoever signs out is finished", async () => {
  const [finishTurn, signOut] = [vi.fn(async () => null), vi.fn(async () => null)];
  await inside({ finishTurn, signOut });
  await press(/Settings/);
  await arrive("settings");
  expect(screen.getByText("What you choose here lasts until you are finished.")).toBeTruthy();

  await press("Sign out");

  // The client ends the turn.
  expect(signOut).toHaveBeenCalledWith({ everywhere: false });
  expect(finishTurn).not.toHaveBeenCalled();
});

test("a report is shown and cannot be saved", async () => {
  await inside();
  await press(/Settings/);
  await arrive("settings");
  await press("Check this computer");
  await person.click(await screen.findByRole("button", { name: /Show a report/ }));

  await screen.findByText(/the report is not saved here/);

  expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
});

test("a setting that waits for the next start is told", async () => {
  await inside({ about: async () => ({ ...about, kiosk_waits: true }) });
  await press(/Settings/);
  await arrive("settings");
  await press("About Chiave");

  await screen.findByText(/That counts once Chiave is closed and opened again/);
});

test("elsewhere there is no button and no question", async () => {
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
  delete document.body.dataset.screen;
  render(App, { ipc: fake({ status: async () => signedIn }), expectsSession: true });
  await arrive("overview");

  await wait(300);

  expect(screen.queryByText("I’m finished")).toBeNull();
  expect(asked()).toBeNull();
});
