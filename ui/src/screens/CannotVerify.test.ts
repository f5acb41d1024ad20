// A person who lost a telephone, a mailbox or a code finds help on every screen that asks for it.
import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";
import type { Ipc } from "../ipc";
import { attempt, refusal, signedIn, status } from "../ipc/fake";
import { arrive, door, field, go, heading, inside, person, press } from "../testing/window";

const CANNOT = "I can’t use this";

async function unknownComputer(own: Partial<Ipc> = {}) {
  const ipc = await door({
    signIn: async () => ({ step: "prove", offers: [{ kind: "authenticator", hint: "Pixel 8" }] }),
    ...own,
  });
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Password"), "velvet harbour onion 12{Enter}");
  await arrive("verify");
  return ipc;
}

async function attemptFor(link: string, own: Partial<Ipc> = {}) {
  const ipc = await door(own);
  await press(link);
  await person.type(field("User name"), "g.ferri{Enter}");
  return ipc;
}

test("a lost phone at sign-in leads to who helps and to a code", async () => {
  await unknownComputer();

  await press(CANNOT);
  await arrive("cannot-verify");

  expect(heading().textContent).toBe("Can’t use your authenticator app?");
  const page = screen.getAllByRole("main")[0] as HTMLElement;
  expect(page.textContent).toContain("02 5550 110, Monday to Friday");
  expect(page.textContent).toContain("Your user name: g.ferri");
  const never = screen.getByRole("heading", { name: "What they will never ask you" }).closest("section");
  expect(never?.textContent).toContain("Your password");
  expect(never?.textContent).toContain("A code that Chiave sent you");
  await press(/I have an activation code/);
  await arrive("activate");
  expect(field("User name").value).toBe("g.ferri");
});

test("whoever only looked comes back to the code field", async () => {
  await unknownComputer();
  await press(CANNOT);
  await arrive("cannot-verify");

  await person.keyboard("{Escape}");

  await arrive("verify");
  expect(field("6-digit code")).toBeTruthy();
});

test("a computer without a help desk in its settings says so", async () => {
  const silent = { ...status };
  delete silent.help_desk;
  await unknownComputer({ status: async () => silent });

  await press(CANNOT);

  await screen.findByText(/This computer does not know how to reach your help desk/);
});

test.each(["I forgot my password", "My account is locked"])("%s: other ways first, then the page", async (link) => {
  await attemptFor(link);
  await press(/Authenticator app/);
  await screen.findByLabelText("6-digit code");

  await press(CANNOT);
  expect(heading().textContent).toBe("How do you want to verify it’s you?");
  await press("I can’t use these");

  await arrive("cannot-verify");
  expect(heading().textContent).toBe("Can’t use any of your methods?");
});

test("at the last gate with one way left the page follows at once", async () => {
  const second = attempt({ step: "prove", offers: [{ kind: "authenticator" }] }, 1);
  await attemptFor("I forgot my password", { startAttempt: async () => second });
  await arrive("forgot-verification-2");

  await press(CANNOT);
  await arrive("cannot-verify");
  await press("Back");

  await arrive("forgot-verification-2");
});

test("a fresh verification that cannot be given leads there too", async () => {
  await inside({ removeMethod: () => Promise.reject(refusal("fresh-proof-needed")) });
  await go("Security");
  await press("Remove Pixel 8");
  await press("Remove");
  const dialog = await screen.findByRole("dialog", { name: "Verify it’s you" });

  await person.click(within(dialog).getByRole("button", { name: CANNOT }));

  await arrive("cannot-verify");
  expect(screen.queryByRole("alert")).toBeNull();
  await press("Back");
  await arrive("security-info");
});

test("a person who can verify with none of the methods is led there", async () => {
  const { view, state } = await import("../ipc/fake");
  const bare = async () => ({ ...view, state: { ...state, fresh_proofs: [], reset_ready: false } });
  await inside({ state: bare, sync: bare, beginMail: () => Promise.reject(refusal("fresh-proof-needed")) });
  await go("Security");
  await press(/Add a personal email address/);

  await person.type(field("Personal email address"), "giulia@posta.example{Enter}");

  await arrive("cannot-verify");
});

test("the first day without a phone or a mailbox has a way on", async () => {
  await door();
  await press(/I have an activation code/);
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Activation code"), "K7QX-3MPD-W2RA{Enter}");
  await arrive("activate-methods");

  await press("I can’t use these");

  await arrive("cannot-verify");
  expect(heading().textContent).toBe("Can’t add a method?");
  expect(screen.getAllByRole("main")[0]?.textContent).toContain("Your activation code is not used up meanwhile");
  expect(screen.queryByRole("button", { name: /I have an activation code/ })).toBeNull();
  await press("Back");
  await arrive("activate-methods");
});

test("whoever has no activation code learns who issues it", async () => {
  await door();
  await press(/I have an activation code/);
  await arrive("activate");

  await press("I don’t have an activation code");
  await arrive("cannot-verify");

  expect(screen.queryByRole("button", { name: /I have an activation code/ })).toBeNull();
  await press("Back");
  await arrive("activate");
});

test("an activation begun while signed in leads back inside", async () => {
  await inside({ removeMethod: () => Promise.reject(refusal("fresh-proof-needed")), status: async () => signedIn });
  await go("Security");
  await press("Remove Pixel 8");
  await press("Remove");
  await person.click(
    within(await screen.findByRole("dialog", { name: "Verify it’s you" })).getByRole("button", { name: CANNOT }),
  );
  await press(/I have an activation code/);
  await arrive("activate");

  await press("Cancel");

  await arrive("overview");
});

test("on a computer that knows nobody the first day comes first", async () => {
  await door();

  const groups = screen.getAllByRole("heading", { level: 2 }).map((title) => title.textContent);

  await waitFor(() => expect(groups).toEqual(["New here?", "Can’t sign in?"]));
  expect(screen.getByText("The first time, with the code from your IT department")).toBeTruthy();
});
