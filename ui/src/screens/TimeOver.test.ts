// The time of an activation or of a sign-in ran out, or a sign-in is not finished yet.
import { screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import type { Ipc } from "../ipc";
import { app, facts, mail, policy, refusal, security, signedIn, status } from "../ipc/fake";
import { arrive, door, field, heading, person, press } from "../testing/window";

const ended = () => Promise.reject(refusal("attempt-ended"));
const page = () => screen.getByRole("main").textContent;

async function activation(own: Partial<Ipc>) {
  const bound = { ...security(app, mail), policy, facts, expires_at: 0 };
  const ipc = await door({ activate: async () => ({ display_name: "Giulia Ferri", ...bound }), ...own });
  await press(/I have an activation code/);
  await arrive("activate");
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Activation code"), "K7QX-3MPD-W2RA{Enter}");
  await arrive("activate-methods");
  return ipc;
}

async function over() {
  await arrive("activate-ended");
  expect(heading().textContent).toBe("This has ended");
  expect(page()).toContain("methods that you added or removed stay");
  expect(page()).not.toMatch(/Nothing was changed|still works/);
  await press("Start again");
  await arrive("activate");
}

test("an activation that ran out at the password offers no form that cannot work", async () => {
  await activation({ setFirstPassword: ended });
  await press("Continue");
  await arrive("activate-password");
  await person.type(field("New password"), "velvet harbour onion 12{Enter}");

  await arrive("activate-ended");
  expect(screen.queryByRole("button", { name: "Set password" })).toBeNull();
  await over();
});

test("an activation that ran out while a method is removed says so", async () => {
  await activation({ removeMethod: ended });
  await press("Remove Pixel 8");
  await press("Remove");

  await over();
  expect(document.querySelector("dialog[open]")).toBeNull();
});

test("an activation that ran out while a method is added says so", async () => {
  await activation({ beginMail: ended });
  await press(/Add a personal email address/);
  await person.type(field("Personal email address"), "giulia@posta.example{Enter}");

  await over();
});

test("whoever leaves an activation that is over is promised no code that works", async () => {
  await activation({ removeMethod: ended });
  await press("Remove Pixel 8");
  await press("Remove");
  await arrive("activate-ended");

  await press("Cancel");

  await arrive("sign-in");
  expect(page()).not.toContain("still works");
});

test("an activation that a wipe ended says who did it", async () => {
  const ipc = await activation({ removeMethod: ended });
  await press("Remove Pixel 8");
  ipc.tellStatus({ ...status, sequence: 2, removed: "wiped" });
  await press("Remove");

  await arrive("activate-ended");
  expect(heading().textContent).toBe("Your IT department removed your account from this computer");
});

test("a second factor that does not come in time does not sign out who was not in", async () => {
  const step = { step: "prove", offers: [{ kind: "authenticator" }] } as const;
  const ipc = await door({ signIn: async () => ({ step: "prove", offers: [{ kind: "authenticator" }] }) });
  ipc.status = async () => ({ ...signedIn, session: "limited", step: { ...step, offers: [...step.offers] } });
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Password"), "twelve letters and more{Enter}");
  await arrive("verify");

  ipc.tellStatus({ ...status, sequence: 2 });

  await arrive("sign-in");
  expect(page()).toContain("The check that it’s you was not passed.");
  expect(page()).not.toContain("You are signed out.");
});

test("the settings call nobody signed in whose second factor is missing", async () => {
  const ipc = await door({ signIn: async () => ({ step: "prove", offers: [{ kind: "authenticator" }] }) });
  const step = { step: "prove" as const, offers: [{ kind: "authenticator" as const }] };
  ipc.status = async () => ({ ...signedIn, session: "limited", step });
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Password"), "twelve letters and more{Enter}");
  await arrive("verify");

  await press("Settings");
  await arrive("settings");

  expect(page()).not.toContain("Signed in as");
  expect(screen.getByText(/^The sign-in of .+ is not finished\.$/)).toBeTruthy();
});
