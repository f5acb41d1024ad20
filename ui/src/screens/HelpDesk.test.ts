// The page of the help desk, which the settings of this computer name.
import { screen } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import { refusal, signedIn, status } from "../ipc/fake";
import { arrive, door, field, go, inside, person, press } from "../testing/window";

const OPEN = "Open the help page";
const help_url = "https://help.altariva.example/?who=g.ferri";

test("help opens the page of the help desk, and says where it leads", async () => {
  const openHelp = vi.fn(async () => null);
  await inside({ status: async () => ({ ...signedIn, help_url }), openHelp });
  await go("Help");
  await arrive("help");

  await press(OPEN);

  expect(openHelp).toHaveBeenCalledTimes(1);
  expect(screen.getByText("Opens help.altariva.example in your browser.")).toBeTruthy();
  expect(screen.getByText("02 5550 110, Monday to Friday")).toBeTruthy();
});

test("without a page there is no button", async () => {
  await inside();
  await go("Help");
  await arrive("help");

  expect(screen.queryByRole("button", { name: OPEN })).toBeNull();
});

test("a page alone is enough for whoever cannot verify their identity", async () => {
  const silent = { ...status, help_url };
  delete silent.help_desk;
  await door({
    status: async () => silent,
    signIn: async () => ({ step: "prove", offers: [{ kind: "authenticator", hint: "Pixel 8" }] }),
  });
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Password"), "velvet harbour onion 12{Enter}");
  await arrive("verify");

  await press("I can’t use this");

  expect(await screen.findByRole("button", { name: OPEN })).toBeTruthy();
  expect(screen.queryByText(/does not know how to reach your help desk/)).toBeNull();
});

test("where no browser opens, the address is shown", async () => {
  const openHelp = async () => Promise.reject(refusal("internal"));
  await inside({ status: async () => ({ ...signedIn, help_url }), openHelp });
  await go("Help");
  await arrive("help");

  await press(OPEN);

  expect(await screen.findByText(/could not open the page/)).toBeTruthy();
  expect(screen.getByText(help_url)).toBeTruthy();
});

test("at the door, a page alone is not called unknown", async () => {
  const silent = { ...status, help_url, offers: { ...status.offers, unlock: false } };
  delete silent.help_desk;
  await door({ status: async () => silent });

  await screen.findByRole("button", { name: /Your help desk/ });
  expect(screen.queryByText(/does not know how to reach your help desk/)).toBeNull();
});
