// A keyring that does not open: what is said of it is true of the session that the window has.
import { screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { signedIn, status } from "../ipc/fake";
import { arrive, door, field, inside, person, press } from "../testing/window";

const WHAT = "The keyring is the place where this computer stores passwords.";

test.each(["locked", "hanging"] as const)("before a sign-in, a %s keyring hides an earlier one", async (keyring) => {
  await door({ status: async () => ({ ...status, keyring }) });

  const page = screen.getByRole("main").textContent;
  expect(page).toContain(WHAT);
  expect(page).toContain("Chiave cannot see an earlier sign-in");
  expect(page).not.toContain("Everything works");
});

test.each(["locked", "hanging"] as const)("inside, a %s keyring ends the session with the window", async (keyring) => {
  await inside({ status: async () => ({ ...signedIn, keyring }) });

  const page = screen.getByRole("main").textContent;
  expect(page).toContain(WHAT);
  expect(page).toContain("Everything works, but you will be signed out when this window closes.");
});

test("a computer without a keyring has no earlier sign-in to hide", async () => {
  await door({ status: async () => ({ ...status, keyring: "missing" }) });

  const page = screen.getByRole("main").textContent;
  expect(page).toContain(WHAT);
  expect(page).toContain("Everything works, but a sign-in lasts only until this window closes.");
});

test.each(["locked", "missing"] as const)("after a change, a %s keyring keeps nobody signed in", async (keyring) => {
  await inside({
    status: async () => ({ ...signedIn, keyring }),
    changePassword: async () => ({ outcome: "done", at: 0 }),
  });
  await press("Change password");
  await arrive("change-password");

  await person.type(field("Current password"), "old");
  await person.type(field("New password"), "velvet harbour onion 12{Enter}");
  await arrive("change-password-done");

  expect(screen.getByText("You stay signed in here until this window closes")).toBeTruthy();
});
