// A password that expires soon is told of on every screen, once for each stage of its last days.
import { screen, waitFor } from "@testing-library/svelte";
import { describe, expect, test } from "vitest";
import { expiryStage } from "../app/standing";
import type { Ipc } from "../ipc";
import { signedIn, state, view } from "../ipc/fake";
import { arrive, field, go, heading, inside, person, press } from "../testing/window";

const DAY = 86_400;
const now = () => Math.floor(Date.now() / 1000);

const expiring = (days: number) => {
  const password = { changed_at: now() - 59 * DAY, expires_at: now() + days * DAY };
  const answer = async () => ({ ...view, state: { ...state, password } });
  return { state: answer, sync: answer };
};
const REMINDERS = [0, 1, 3, 7, 14];
const NOTICE = /^Your password expires/;

test.each([
  [20, undefined],
  [14, 14],
  [8, 14],
  [7, 7],
  [3, 3],
  [2, 3],
  [1, 1],
  [-1, 0],
])("%i days before its end the stage is %s", (days, stage) => {
  const password = { changed_at: 0, expires_at: now() + days * DAY };

  expect(expiryStage(password, now(), REMINDERS)).toBe(stage);
});

test("a password without an end has no stage", () => {
  expect(expiryStage({ changed_at: 0 }, now(), REMINDERS)).toBeUndefined();
});

test("other screens say that the password expires, and lead to its change", async () => {
  await inside(expiring(3));
  expect(screen.getAllByText(NOTICE)).toHaveLength(1); // the overview says so itself
  await go("Security");
  await arrive("security-info");

  await screen.findByText("Your password expires in 3 days");
  await press("Change password");

  await arrive("change-password");
  expect(screen.queryByText(NOTICE)).toBeNull();
});

describe("a change that cannot be made now is not offered", () => {
  const elsewhere = async (own: Partial<Ipc>) => {
    const ipc = await inside({ ...expiring(3), ...own });
    await go("Security");
    await arrive("security-info");
    return ipc;
  };
  const refusedButton = async (reason: RegExp) => {
    const button = await screen.findByRole("button", { name: "Change password" });
    expect(button.getAttribute("aria-disabled")).toBe("true");
    const why = document.getElementById(button.getAttribute("aria-describedby") ?? "");
    expect(why?.textContent).toMatch(reason);
    await person.click(button);
    expect(document.body.dataset.screen).toBe("security-info");
  };

  test("without a connection", async () => {
    await elsewhere({ status: async () => ({ ...signedIn, reach: "offline" }) });

    await refusedButton(/^Available when you are connected$/);
  });

  test("too early after the last one, and says when", async () => {
    const password = { changed_at: now() - 3600, expires_at: now() + 3 * DAY, changeable_from: now() + DAY };
    const answer = async () => ({ ...view, state: { ...state, password } });
    await elsewhere({ state: answer, sync: answer });

    await refusedButton(/^It can be changed again tomorrow at/);
  });

  test("while a change runs, not even beneath its own page", async () => {
    const ipc = await inside({ ...expiring(3), changePassword: () => new Promise(() => {}) });
    await go("Password");
    await arrive("change-password");
    await person.type(field("Current password"), "twelve letters and more");
    await person.type(field("New password"), "velvet harbour onion 12{Enter}");
    ipc.tellStatus({
      ...signedIn,
      write: { kind: "change", progress: { state: "running", stage: "recorded" } },
    });

    await go("Security");
    await arrive("security-info");

    await screen.findByText("Your password is being changed");
    expect(screen.queryByText(NOTICE)).toBeNull();
  });
});

test("what is put off is not said again, and the focus goes to the page", async () => {
  await inside(expiring(3));
  await go("Security");
  await arrive("security-info");

  await screen.findByText(NOTICE);
  await press("Not now");
  await waitFor(() => expect(screen.queryByText(NOTICE)).toBeNull());
  expect(document.activeElement).toBe(heading());
  await go("Help");
  await arrive("help");

  expect(screen.queryByText(NOTICE)).toBeNull();
});

test("a password that lasts is no news", async () => {
  await inside(expiring(20));
  await go("Security");
  await arrive("security-info");

  expect(screen.queryByText(NOTICE)).toBeNull();
});

test("the company's own schedule decides from when on the person is reminded", async () => {
  await inside({ ...expiring(25), status: async () => ({ ...signedIn, reminder_days: [1, 30] }) });
  await screen.findByText("Your password expires in 25 days");

  await go("Security");
  await arrive("security-info");

  await screen.findByText("Your password expires in 25 days");
});

test("before the first reminder nothing warns", async () => {
  await inside({ ...expiring(12), status: async () => ({ ...signedIn, reminder_days: [1, 10] }) });

  await go("Security");
  await arrive("security-info");

  expect(screen.queryByText(NOTICE)).toBeNull();
});
