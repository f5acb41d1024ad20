import { cleanup, screen, waitFor } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { AccountState, StateView } from "../ipc";
import { refusal, signedIn, state, view } from "../ipc/fake";
import { arrive, go, heading, inside, person, press } from "../testing/window";

const DAY = 86_400;
const now = () => Math.floor(Date.now() / 1000);

function seen(own: Partial<AccountState>, more: Partial<StateView> = {}) {
  const answer = async (): Promise<StateView> => ({ ...view, synced_at: now(), ...more, state: { ...state, ...own } });
  return { state: answer, sync: answer };
}

test.each([
  [61, "Your password is good for 61 more days"],
  [1, "Your password is good for 1 more day"],
  [0, "Your password expires today"],
  [-1, "Your password has expired"],
])("a password with %i days left says so in one sentence", async (days, sentence) => {
  const password = { changed_at: now() - 59 * DAY, expires_at: now() + days * DAY + 3600 };

  await inside(seen({ password }));

  expect(heading().textContent).toBe(sentence);
});

test("a password that never expires says so", async () => {
  await inside(seen({ password: { changed_at: now() - DAY } }));

  expect(heading().textContent).toBe("Your password does not expire");
});

test("security info that is missing is counted", async () => {
  await inside(seen({ methods: state.methods.slice(0, 1), reset_ready: false }));

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
  expect(document.getElementById(change.getAttribute("aria-describedby") ?? "")?.textContent).toBe("Available when you are connected");
  await person.click(change);
  expect(document.body.dataset.screen).toBe("overview");
});

test("a laptop that never synced says that it is waiting", async () => {
  await inside({ state: async () => ({ live: false }), sync: () => new Promise(() => {}) });

  expect(heading().textContent).toBe("Your account is being fetched");
});

test("Sync now asks the service and shows the news", async () => {
  const sync = vi.fn(async () => view);
  await inside({ sync });
  sync.mockResolvedValue({ ...view, state: { ...state, events: [{ kind: "account-unlocked", at: now() }] } });

  await press("Update now");

  await screen.findByText("Account unlocked");
});

test("news that the shell tells unasked appears", async () => {
  const ipc = await inside();
  ipc.tellStatus({ ...signedIn, keyring: "locked" });

  await screen.findByText("The keyring of this computer is locked");
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
  sync.mockResolvedValue({ ...view, state: { ...state, events: [{ kind: "account-unlocked", at: now() }] } });

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
