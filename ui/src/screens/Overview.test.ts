import { cleanup, screen, waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { AccountState, StateView } from "../ipc";
import { NOW, app, event, mail, refusal, security, signedIn, state, view } from "../ipc/fake";
import { arrive, field, go, heading, inside, person, press } from "../testing/window";

const DAY = 86_400;
const now = () => Math.floor(Date.now() / 1000);

const unlocked = () => event(9, { kind: "account-unlocked", at: now() });

function seen(own: Partial<AccountState>, more: Partial<StateView> = {}) {
  const answer = async (): Promise<StateView> => ({ ...view, synced_at: now(), ...more, state: { ...state, ...own } });
  return { state: answer, sync: answer };
}

describe("how long the password holds", () => {
  /** Monday 23 November 2026, 09:00. */
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: NOW * 1000 }));
  afterEach(() => void vi.useRealTimers());

  const hours = (count: number) => ({ changed_at: NOW - 59 * DAY, expires_at: NOW + count * 3600 });

  test.each([
    [
      61 * 24,
      "Your password is good for 61 more days",
      "Changed on 25 September 2026, good until 23 January 2027.",
      undefined,
    ],
    [
      15 * 24,
      "Your password is good for 15 more days",
      "Changed on 25 September 2026, good until 8 December 2026.",
      undefined,
    ],
    [
      14 * 24,
      "Your password expires in 14 days",
      "It expires on 7 December 2026 at 09:00. Last changed on 25 September 2026.",
      "warn",
    ],
    [
      3 * 24,
      "Your password expires in 3 days",
      "It expires on Thursday at 09:00. Last changed on 25 September 2026.",
      "warn",
    ],
    [23, "Your password expires tomorrow", "It expires tomorrow at 08:00. Last changed on 25 September 2026.", "warn"],
    [9, "Your password expires today", "It expires today at 18:00. Last changed on 25 September 2026.", "warn"],
    [-1, "Your password has expired", "It expired today at 08:00. Last changed on 25 September 2026.", "danger"],
    [
      -24 * 9,
      "Your password has expired",
      "It expired on 14 November 2026 at 09:00. Last changed on 25 September 2026.",
      "danger",
    ],
  ])("with %i hours left it counts calendar days", async (left, title, text, tone) => {
    await inside(seen({ password: hours(left) }));

    expect(heading().textContent).toBe(title);
    expect(heading().parentElement?.textContent).toContain(text);
    const mark = heading().parentElement?.querySelector(".done-mark");
    expect(mark?.classList.contains(tone ?? "none") ?? false).toBe(tone !== undefined);
  });

  test("too early to change: the button waits and says until when", async () => {
    await inside(seen({ password: { ...hours(61 * 24), changeable_from: NOW + DAY } }));

    const button = screen.getByRole("button", { name: "Change password" });
    expect(button.getAttribute("aria-disabled")).toBe("true");
    const why = document.getElementById(button.getAttribute("aria-describedby") ?? "");
    expect(why?.textContent).toBe("It can be changed again tomorrow at 09:00.");
    await person.click(button);
    expect(document.body.dataset.screen).toBe("overview");
  });

  test("too early to change: the form says so as well", async () => {
    const changePassword = vi.fn();
    await inside({ ...seen({ password: { ...hours(61 * 24), changeable_from: NOW + DAY } }), changePassword });
    await go("Password");
    await arrive("change-password");

    await person.type(field("Current password"), "twelve letters and more");
    await person.type(field("New password"), "velvet harbour onion 12{Enter}");

    expect(screen.getByText("It can be changed again tomorrow at 09:00.")).toBeTruthy();
    expect(changePassword).not.toHaveBeenCalled();
  });

  test("methods that are too new say from when a reset works", async () => {
    const young = { ...mail, usable_from: NOW + 2 * DAY };
    await inside(seen(security(app, young, { ...young, id: "other", usable_from: NOW + 3 * DAY })));

    await press(/From Wednesday 25 November, 09:00 you can reset your password yourself/);
    await arrive("security-info");

    expect(screen.getByText("You can reset your password yourself from Wednesday 25 November, 09:00")).toBeTruthy();
  });
});

test("a password that never expires says so", async () => {
  await inside(seen({ password: { changed_at: now() - DAY } }));

  expect(heading().textContent).toBe("Your password does not expire");
});

test("security info that is missing is counted", async () => {
  await inside(seen(security(...state.methods.slice(0, 1))));

  await press(/1 more method is needed to reset your password yourself/);
  await arrive("security-info");
});

test("offline the last state is shown with its age, and what cannot be done says why", async () => {
  const old = { ...view, synced_at: now() - 7200, live: false };
  await inside({
    status: async () => ({ ...signedIn, reach: "offline" }),
    state: async () => old,
    sync: () => Promise.reject(refusal("service-unreachable")),
  });

  const change = screen.getByRole("button", { name: "Change password" });
  expect(screen.getByText("Chiave can’t reach the service")).toBeTruthy();
  expect(screen.getByText("Offline, as of 2 hours ago")).toBeTruthy();
  expect(change.getAttribute("aria-disabled")).toBe("true");
  expect(document.getElementById(change.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
    "Available when you are connected",
  );
  await person.click(change);
  expect(document.body.dataset.screen).toBe("overview");
});

test("a laptop that never synced says that it is waiting", async () => {
  await inside({ state: async () => ({ sequence: 1, live: false }), sync: () => new Promise(() => {}) });

  expect(heading().textContent).toBe("Loading your account");
});

test("Sync now asks the service and shows the news", async () => {
  const sync = vi.fn(async () => view);
  await inside({ sync });
  sync.mockResolvedValue({ ...view, state: { ...state, events: [unlocked()] } });

  await press("Update now");

  await screen.findByText("Account unlocked");
});

test("what happened stands under its day, a few at first", async () => {
  const events = Array.from({ length: 12 }, (_, age) => event(age, { kind: "signed-in", at: now() - age * DAY }));
  await inside(seen({ events }));

  expect(screen.getByRole("heading", { name: "Today", level: 3 })).toBeTruthy();
  expect(screen.getByRole("heading", { name: "Yesterday", level: 3 })).toBeTruthy();
  expect(screen.getAllByText("Signed in")).toHaveLength(8);

  await press("Show older");
  expect(screen.getAllByText("Signed in")).toHaveLength(12);
  expect(screen.queryByRole("button", { name: "Show older" })).toBeNull();
});

test("what this computer did is told from what its namesake did", async () => {
  const more = { kind: "signed-in", at: now(), device_name: "vm" } as const;
  const events = [event(1, { ...more, this_device: true }), event(2, more)];
  await inside(seen({ events }));

  expect(screen.getByText("Signed in on this computer")).toBeTruthy();
  expect(screen.getByText("Signed in on vm")).toBeTruthy();
});

test("whoever finds something foreign among the events is helped", async () => {
  await inside();

  await press("Something here wasn’t me");
  await arrive("help-task");

  expect(heading().textContent).toBe("That wasn’t me");
});

test("no tooltip of the update covers the way to the settings", async () => {
  await inside();

  const update = await screen.findByRole("button", { name: /^Up to date.*, Update now$/ });

  expect(document.querySelectorAll(".side [title]")).toHaveLength(0);
  expect(update.textContent).toContain("Up to date");
});

test("the age of the news can be pressed for newer ones", async () => {
  const sync = vi.fn(async () => ({ ...view, synced_at: now() - 600 }));
  await inside({ sync });
  sync.mockClear();
  sync.mockResolvedValue({ ...view, synced_at: now() });

  await press(/^Up to date, 10 minutes ago/);

  expect(sync).toHaveBeenCalledTimes(1);
  expect((await screen.findAllByRole("status")).map(({ textContent }) => textContent)).toContain("Up to date, now");
});

test("the end of a Sync now is said aloud", async () => {
  await inside();

  await press("Update now");

  await waitFor(() =>
    expect(screen.getAllByRole("status").map(({ textContent }) => textContent)).toContain("Up to date, now"),
  );
});

test("news that the shell tells unasked appears", async () => {
  const ipc = await inside();
  ipc.tellStatus({ ...signedIn, keyring: "locked" });

  await screen.findByText("The keyring of this computer is locked");
});

test("a status that arrives after a later one changes nothing", async () => {
  const ipc = await inside();
  ipc.tellStatus({ ...signedIn, sequence: 9, reach: "offline" });
  await screen.findByText("Chiave can’t reach the service");

  ipc.tellStatus({ ...signedIn, sequence: 8, session: "none" });
  await tick();

  expect(heading().textContent).toMatch(/^Your password is good/);
  expect(screen.getByText("Chiave can’t reach the service")).toBeTruthy();
});

test("an account that arrives after a later one is not shown", async () => {
  let answer: (view: StateView) => void = () => {};
  const ipc = await inside({ sync: () => new Promise((resolve) => (answer = resolve)) });
  ipc.tellState({ ...view, sequence: 3, state: { ...state, methods: [], reset_ready: false } });
  await screen.findByText(/^Nothing registered/);
  const asked = vi.spyOn(ipc, "status");

  answer({ ...view, sequence: 2 });
  await waitFor(() => expect(asked).toHaveBeenCalled());
  await tick();

  expect(screen.getByText(/^Nothing registered/)).toBeTruthy();
});

test("a session that ended elsewhere leads to the door and says why", async () => {
  const ipc = await inside();

  ipc.tellStatus({ ...signedIn, session: "none" });
  await arrive("sign-in");

  expect(screen.getByText("You are signed out.")).toBeTruthy();
  expect(screen.queryByRole("navigation")).toBeNull();
});

test("the current place is marked, and the focus goes to the heading of the next", async () => {
  await inside();

  await go("Security");
  await arrive("security-info");

  expect(screen.getByRole("link", { name: "Security" }).getAttribute("aria-current")).toBe("page");
  await waitFor(() => expect(document.activeElement).toBe(heading()));
});

test("a Sync now that is refused says why, and what to do", async () => {
  const sync = vi.fn(async () => view);
  await inside({ sync });
  sync.mockRejectedValue(refusal("busy", { retry_after_s: 20 }));

  await press("Update now");

  expect((await screen.findByRole("alert")).textContent).toContain("The service is busy.");
  expect(screen.getByRole("timer").textContent).toBe("You can try again in 0:20.");
});

test("a network that comes back brings the news by itself", async () => {
  const sync = vi.fn(async () => view);
  await inside({ sync });
  sync.mockClear();
  sync.mockResolvedValue({ ...view, state: { ...state, events: [unlocked()] } });

  window.dispatchEvent(new Event("online"));

  await screen.findByText("Account unlocked");
  expect(sync).toHaveBeenCalledTimes(1);
});

test("a window that is closed no longer listens for the network", async () => {
  const sync = vi.fn(async () => view);
  await inside({ sync });
  cleanup();
  sync.mockClear();

  window.dispatchEvent(new Event("online"));

  expect(sync).not.toHaveBeenCalled();
});
