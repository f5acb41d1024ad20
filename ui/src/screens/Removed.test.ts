// Why the account is no longer on this computer: said at the sign-in, with what to do.
import { screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { status } from "../ipc/fake";
import { door } from "../testing/window";

test.each([
  ["signed-out", "Your IT department signed you out on this computer", "Sign in again"],
  ["wiped", "Your IT department removed your account from this computer", "ask your help desk"],
  ["no-contact", "Your account was removed from this computer", "Connect to your company’s network"],
  ["unfinished", "Your account is not yet completely removed", "Open every keyring that “Check this computer” names"],
] as const)("a removal of the kind %s says who and what to do", async (removed, who, what) => {
  await door({ status: async () => ({ ...status, removed }) });

  const page = screen.getByRole("main").textContent;
  expect(page).toContain(who);
  expect(page).toContain(what);
});

test("without a removal nothing is said of one", async () => {
  await door();

  expect(screen.getByRole("main").textContent).not.toMatch(/signed you out|removed/);
});
