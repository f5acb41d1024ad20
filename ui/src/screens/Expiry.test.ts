// A password that expires soon is told of on every screen, once for each stage of its last days.
import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { expiryStage } from "../app/standing";
import { state, view } from "../ipc/fake";
import { arrive, go, heading, inside, press } from "../testing/window";

const DAY = 86_400;
const now = () => Math.floor(Date.now() / 1000);

const expiring = (days: number) => {
  const password = { changed_at: now() - 59 * DAY, expires_at: now() + days * DAY };
  const answer = async () => ({ ...view, state: { ...state, password } });
  return { state: answer, sync: answer };
};
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

  expect(expiryStage(password, now())).toBe(stage);
});

test("a password without an end has no stage", () => {
  expect(expiryStage({ changed_at: 0 }, now())).toBeUndefined();
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
