// IT signs the person out, or removes the account from the computer, while something is being written.
import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { refusal, signedIn, status } from "../ipc/fake";
import { arrive, code, door, field, forgot, go, heading, inside, person, press } from "../testing/window";

const gone = { ...status, sequence: 2 };
const page = () => screen.getByRole("main").textContent;

test.each([
  ["signed-out", "Your IT department signed you out on this computer"],
  ["wiped", "Your IT department removed your account from this computer"],
] as const)("a change that an order %s ended says who did it, once", async (removed, who) => {
  const ipc = await inside({ changePassword: () => Promise.reject(refusal("session-ended", { kept_password: true })) });
  await go("Password");
  await arrive("change-password");
  await person.type(field("Current password"), "twelve letters and more");
  await person.type(field("New password"), "velvet harbour onion 12{Enter}");

  ipc.tellStatus({ ...gone, removed });

  await screen.findByText(who);
  expect(page()).toContain("Your current password still works.");
  expect(page()).not.toMatch(/For your account|You are signed out|long pause/);
  expect(screen.queryByLabelText("New password")).toBeNull();
  await press("Sign in");
  await arrive("sign-in");
});

test("a reset that a wipe ended does not say that its time ran out", async () => {
  const ipc = await forgot({ attemptProve: () => Promise.reject(refusal("nothing-in-progress")) });
  ipc.tellStatus({ ...gone, removed: "wiped" });
  await press(/Authenticator app/);
  await person.type(await code(), "309114{Enter}");

  await arrive("attempt-ended");
  expect(heading().textContent).toBe("Your IT department removed your account from this computer");
});

test("a reset after a wipe ends for its own reason", async () => {
  await forgot({
    status: async () => ({ ...status, removed: "wiped" }),
    attemptProve: () => Promise.reject(refusal("attempt-ended")),
  });
  await press(/Authenticator app/);
  await person.type(await code(), "309114{Enter}");

  await arrive("attempt-ended");
  expect(heading().textContent).toBe("This has ended");
});

test.each([
  ["voided", "This was ended", "Your IT department ended it, or you did"],
  ["other-password", "Your password was set in another way", "Sign in with that password."],
] as const)("a reset that is over by %s says so", async (ended_by, title, text) => {
  await forgot({ attemptProve: () => Promise.reject(refusal("attempt-ended", { ended_by })) });
  await press(/Authenticator app/);
  await person.type(await code(), "309114{Enter}");

  await arrive("attempt-ended");
  expect(heading().textContent).toBe(title);
  expect(page()).toContain(text);
});

test("after a wipe the window forgets the name that was typed", async () => {
  const ipc = await door({ signIn: async () => ({ step: "done" }) });
  ipc.status = async () => signedIn;
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Password"), "twelve letters and more{Enter}");
  await arrive("overview");

  ipc.tellStatus({ ...gone, removed: "wiped" });

  await arrive("sign-in");
  await waitFor(() => expect(field("User name").value).toBe(""));
});
