// What the company takes away is nowhere in the window, and whoever needed it finds the help desk.
import { screen, within } from "@testing-library/svelte";
import { expect, test } from "vitest";
import type { Offers } from "../ipc";
import { refusal, signedIn, state, status, view } from "../ipc/fake";
import { arrive, door, go, inside, person, press } from "../testing/window";

const offers = (less: Partial<Offers>): Offers => ({ ...status.offers, ...less });

test("without reset and unlock the door shows the help desk", async () => {
  await door({ status: async () => ({ ...status, offers: offers({ reset: false, unlock: false }) }) });

  await screen.findByRole("button", { name: /^Your help desk 02 5550 110/ });
  expect(screen.queryByRole("button", { name: "I forgot my password" })).toBeNull();
  expect(screen.queryByRole("button", { name: "My account is locked" })).toBeNull();
});

test("a reset that is taken away while the window is open goes at once", async () => {
  const { tellStatus } = await door();
  await screen.findByRole("button", { name: "I forgot my password" });

  tellStatus({ ...status, sequence: 2, offers: offers({ reset: false }) });

  await screen.findByRole("button", { name: /^Your help desk/ });
  expect(screen.queryByRole("button", { name: "I forgot my password" })).toBeNull();
  expect(screen.getByRole("button", { name: "My account is locked" })).toBeTruthy();
});

test("without change and security info no page leads there", async () => {
  const less = offers({ change: false, security_info: false });
  await inside({ status: async () => ({ ...signedIn, offers: less }), state: async () => ({ ...view, state }) });
  expect(screen.queryByRole("button", { name: "Change password" })).toBeNull();
  expect(screen.queryByRole("link", { name: "Password" })).toBeNull();
  expect(screen.queryByRole("link", { name: "Security info" })).toBeNull();

  await go("Help");
  await press("That wasn’t me");
  await arrive("help-task");

  expect(within(screen.getByRole("main")).queryByRole("button", { name: "Change password" })).toBeNull();
});

test("a refused sign-in sends nobody to an unlock that is hidden", async () => {
  const signIn = () => Promise.reject(refusal("sign-in-refused"));
  await door({ signIn, status: async () => ({ ...status, offers: offers({ unlock: false }) }) });
  await person.type(await screen.findByLabelText("User name"), "g.ferri");
  await person.type(screen.getByLabelText("Password"), "wrong{Enter}");

  const problem = await screen.findByRole("alert");
  expect(problem.textContent).toContain("ask your help desk");
  expect(problem.textContent).not.toContain("My account is locked");
});

test("help has no task whose every button is hidden, but for those that lead to the help desk", async () => {
  const less = offers({ change: false, security_info: false });
  await inside({ status: async () => ({ ...signedIn, offers: less }), state: async () => ({ ...view, state }) });
  await go("Help");
  await arrive("help");

  const has = (name: string) => screen.queryByRole("button", { name }) !== null;
  expect(["I have a new phone", "Get an authenticator app", "Choose a good password"].filter(has)).toEqual([]);
  expect(["I lost my phone", "That wasn’t me", "My account is locked"].filter(has)).toHaveLength(3);
});

test("without an unlock help does not explain it to people who are signed out", async () => {
  await door({ status: async () => ({ ...status, offers: offers({ unlock: false }) }) });
  await press(/^Your help desk/);
  await arrive("help");

  expect(screen.queryByRole("button", { name: "My account is locked" })).toBeNull();
  expect(screen.getByRole("button", { name: "My password has expired" })).toBeTruthy();
});

test("help explains no action that is hidden, wherever its buttons would be", async () => {
  await inside({ status: async () => ({ ...signedIn, offers: offers({ unlock: false }) }) });
  await go("Help");
  await arrive("help");

  expect(screen.queryByRole("button", { name: "My account is locked" })).toBeNull();
});

test("help explains the tasks of a session at the door only if they exist", async () => {
  await door({ status: async () => ({ ...status, offers: offers({ change: false, security_info: false }) }) });
  await press("Help");
  await arrive("help");

  const has = (name: string) => screen.queryByRole("button", { name }) !== null;
  expect(["Get an authenticator app", "Choose a good password"].filter(has)).toEqual([]);
  expect(has("My account is locked")).toBe(true);
});

test("a change that the service requires is there whatever the company hides", async () => {
  const step = { step: "must-change", reason: "required" } as const;
  const limited = { ...signedIn, session: "limited", step, offers: offers({ change: false }) } as const;
  await door({ status: async () => limited });

  await arrive("change-password");
});
