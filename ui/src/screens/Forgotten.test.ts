// A refused password or code, and the way on for a person who is signed in and has forgotten the password.
import { screen } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import { refusal, signedIn, state, status, view } from "../ipc/fake";
import { arrive, code, door, field, forgot, go, inside, person, press } from "../testing/window";

const alerts = () => screen.getAllByRole("alert").map(({ textContent }) => textContent);

async function change(own = {}) {
  const ipc = await inside(own);
  await go("Password");
  await arrive("change-password");
  return ipc;
}

test("a second Enter keeps the reason why the current password was refused", async () => {
  await change({ changePassword: () => Promise.reject(refusal("current-password-wrong", { kept_password: true })) });
  await person.type(field("Current password"), "twelve letters and more");
  await person.type(field("New password"), "velvet harbour onion 12{Enter}");
  await screen.findByText(/The current password did not match/);

  await person.keyboard("{Enter}");

  expect(alerts().join()).toContain("The current password did not match.");
  expect(alerts().join()).not.toContain("Enter your current password.");
  await person.type(field("Current password"), "x{Backspace}{Enter}");
  expect(alerts().join()).toContain("Enter your current password.");
});

test("a second Enter keeps the reason why a code was refused", async () => {
  await forgot({ attemptProve: () => Promise.reject(refusal("proof-refused", { tries_left: 3 })) });
  await press(/Authenticator app/);
  await person.type(await code(), "111111{Enter}");
  await screen.findByText(/3 tries left/);

  await person.keyboard("{Enter}");

  expect(alerts().join()).toContain("3 tries left.");
});

test("who forgot the current password signs out into a reset", async () => {
  const ipc = await change({ signOut: async () => ((ipc.status = async () => status), null) });

  await press("I forgot my current password");
  await arrive("cannot-verify");
  await press("Sign out and reset my password");

  await arrive("forgot");
});

test("so does a person who has to change it", async () => {
  const step = { step: "must-change", reason: "expired" } as const;
  const ipc = await door({ signIn: async () => step });
  ipc.status = async () => ({ ...signedIn, session: "limited", step });
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Password"), "twelve letters and more{Enter}");
  await arrive("change-password");

  await press("I forgot my current password");
  await arrive("cannot-verify");
  await press("Sign out and reset my password");

  await arrive("forgot");
});

test("nobody is sent out of the session whose methods allow no reset yet", async () => {
  await change({ sync: async () => ({ ...view, state: { ...state, reset_ready: false } }) });

  await press("I forgot my current password");
  await arrive("cannot-verify");

  expect(screen.queryByRole("button", { name: "Sign out and reset my password" })).toBeNull();
  expect(screen.getByText("Your help desk gets you back in.")).toBeTruthy();
});

test("where no reset exists the help desk is the way", async () => {
  const signOut = vi.fn();
  await change({ status: async () => ({ ...signedIn, offers: { ...signedIn.offers, reset: false } }), signOut });

  await press("I forgot my current password");
  await arrive("cannot-verify");

  expect(screen.queryByRole("button", { name: "Sign out and reset my password" })).toBeNull();
  expect(screen.getByText("Your help desk gets you back in.")).toBeTruthy();
});
