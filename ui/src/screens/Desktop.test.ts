// The window behaves like a desktop application: keys, context menu, and the return of the focus.
import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";
import { refusal, signedIn } from "../ipc/fake";
import { arrive, door, field, go, heading, inside, person, press } from "../testing/window";

afterEach(() => (document.documentElement.style.fontSize = ""));

const size = () => document.documentElement.style.fontSize;

test("the browser's menu opens in fields only", async () => {
  await door();

  expect(await fireEvent.contextMenu(heading())).toBe(false);
  expect(await fireEvent.contextMenu(screen.getByRole("button", { name: "Sign in" }))).toBe(false);
  expect(await fireEvent.contextMenu(field("User name"))).toBe(true);
});

test("nothing of the window can be dragged out of it", async () => {
  await inside();

  expect(await fireEvent.dragStart(screen.getByRole("link", { name: "Security" }))).toBe(false);
});

test("F1 opens the help, Ctrl+comma the settings, Alt+Left goes back", async () => {
  await inside();
  await person.keyboard("{F1}");
  await arrive("help");
  await person.keyboard("{Control>},{/Control}");
  await arrive("settings");
  await person.keyboard("{Alt>}{ArrowLeft}{/Alt}");
  await arrive("overview");
});

test("Ctrl+Q and Ctrl+W close the window, under a question too", async () => {
  const closeWindow = vi.fn(async () => null);
  await inside({ closeWindow });
  await person.keyboard("{Control>}w{/Control}");
  await go("Security");
  await press("Remove Pixel 8");
  await person.keyboard("{Control>}q{/Control}");

  expect(closeWindow).toHaveBeenCalledTimes(2);
  await person.keyboard("q{Control>}{Alt>}w{/Alt}{/Control}");
  expect(closeWindow).toHaveBeenCalledTimes(2);
});

test("Ctrl and plus, minus and zero change the size of all text", async () => {
  await door();

  await person.keyboard("{Control>}++{/Control}");
  expect(size()).toBe("125%");
  await person.keyboard("{Control>}-{/Control}");
  expect(size()).toBe("110%");
  await person.keyboard("{Control>}0{/Control}");
  expect(size()).toBe("");
  await person.keyboard("{Control>}----{/Control}");
  expect(size()).toBe("80%");
});

test("a key of the window changes nothing under a question", async () => {
  await inside();
  await go("Security");
  await press("Remove Pixel 8");

  await person.keyboard("{F1}");

  expect(document.body.dataset.screen).toBe("security-info");
});

test("what was covered gives the focus back to where it was", async () => {
  await inside();
  await go("Security");
  await arrive("security-info");
  const row = screen.getByRole("button", { name: /Add a personal email address/ });
  row.focus();

  await person.keyboard("{F1}");
  await arrive("help");
  await person.keyboard("{Escape}");
  await arrive("security-info");

  await waitFor(() => expect(document.activeElement).toBe(row));
});

test("signed out from the settings, the hands are at the first empty field", async () => {
  let session = signedIn;
  await inside({
    status: async () => session,
    signOut: async () => ((session = { ...signedIn, session: "none" }), null),
  });
  await press(/Settings$/);
  await arrive("settings");

  await press("Sign out");
  await arrive("sign-in");

  await waitFor(() => expect(document.activeElement).toBe(field("Password")));
});

test("the window is called as its screen, in each language", async () => {
  await inside();
  await go("Security");
  await arrive("security-info");
  expect(document.title).toBe("Security info – Chiave");

  await go("Help");
  await arrive("help");

  expect(document.title).toBe("Help – Chiave");
});

test("settings are a place, and marked as one", async () => {
  await inside();

  await press(/Settings$/);
  await arrive("settings");

  expect(screen.getByRole("button", { name: /Settings$/ }).getAttribute("aria-current")).toBe("page");
});

test("an attempt that ended is at none of its steps", async () => {
  await door({ attemptProve: () => Promise.reject(refusal("attempt-ended")) });
  await press("I forgot my password");
  await person.type(field("User name"), "g.ferri{Enter}");
  await press(/Authenticator app/);
  await person.type(await screen.findByLabelText("6-digit code"), "309114{Enter}");
  await arrive("attempt-ended");

  expect(document.querySelector(".steps [aria-current]")).toBeNull();
});
