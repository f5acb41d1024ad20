import { screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { app, security, state, view } from "../ipc/fake";
import { arrive, go, inside } from "../testing/window";

test("where the company lets nobody reset, no method is missing or serves a reset", async () => {
  const answer = async () => ({
    ...view,
    state: { ...state, ...security(app), reset_off: true, reset_ready: false },
  });
  await inside({ state: answer, sync: answer });
  await go("Security");
  await arrive("security-info");

  expect(screen.getByText("Your help desk resets a forgotten password")).toBeTruthy();
  expect(screen.queryByText("One method is missing")).toBeNull();
  expect(screen.queryByText("For reset")).toBeNull();
  expect(screen.getByText("For sign-in")).toBeTruthy();
});
