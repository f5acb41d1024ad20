// The element that receives the focus when a screen is left or its row is gone (WCAG 2.4.3).
import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";
import type { Preferences } from "../ipc";
import { app, mail, security, signedIn, state, status, view } from "../ipc/fake";
import { arrive, door, field, go, heading, inside, person, press } from "../testing/window";

const focused = (name: string | RegExp) =>
  waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name })));

test("a method that is not added after all gives the focus to its row", async () => {
  await inside();
  await go("Security");
  await press(/Add a personal email address/);
  await arrive("add-mail");

  await person.keyboard("{Escape}");
  await arrive("security-info");

  await focused(/Add a personal email address/);
});

test("in an activation it does so too", async () => {
  await door();
  await press(/I have an activation code/);
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Activation code"), "K7QX-3MPD-W2RA{Enter}");
  await arrive("activate-methods");
  await press(/Add a personal email address/);
  await arrive("add-mail");

  await person.keyboard("{Escape}");
  await arrive("activate-methods");

  await focused(/Add a personal email address/);
});

test("a page of help that is left gives the focus to its row", async () => {
  await inside();
  await go("Help");
  await press("I lost my phone");
  await arrive("help-task");

  await person.keyboard("{Escape}");
  await arrive("help");

  await focused("I lost my phone");
});

test("a method that is gone leaves the focus at the top", async () => {
  let methods = [app, { ...mail, usable_from: 0 }];
  const answer = async () => ({ ...view, state: { ...state, ...security(...methods) } });
  await inside({
    state: answer,
    sync: answer,
    removeMethod: async () => ((methods = [app]), security(app)),
  });
  await go("Security");
  await press(/Remove g•/);

  await person.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Remove" }));
  await screen.findByText(/was removed/);

  await waitFor(() => expect(document.activeElement).toBe(heading()));
});

test("whoever signs out in the settings can type the password at once", async () => {
  let current = signedIn;
  await inside({ status: async () => current });
  await press(/Settings/);
  await arrive("settings");
  current = { ...current, session: "none" };

  await press("Sign out");
  await arrive("sign-in");

  await waitFor(() => expect(document.activeElement).toBe(field("Password")));
});

test("a search in help keeps the focus, whatever page was left before", async () => {
  await inside();
  await go("Help");
  await press("I lost my phone");
  await arrive("help-task");
  await press("All topics");
  await arrive("help");
  await focused("I lost my phone");

  await person.type(field("Search help"), "vpn{Backspace}{Backspace}{Backspace}phone");

  expect(document.activeElement).toBe(field("Search help"));
  expect(field("Search help").value).toBe("phone");
});

test("another language leaves the focus at the choice of languages", async () => {
  let preferences: Preferences = { language: "en", theme: "system" };
  await door({
    status: async () => ({ ...status, preferences }),
    setPreferences: async (wanted) => (preferences = wanted),
  });
  await press(/Settings$/);
  await arrive("settings");
  const italian = screen.getByRole<HTMLInputElement>("radio", { name: "Italiano" });
  italian.focus();

  italian.click();
  await waitFor(() => expect(heading().textContent).toBe("Impostazioni"));

  expect(document.activeElement).toBe(italian);
});
