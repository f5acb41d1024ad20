// What a person in a hurry expects of every screen: keys, pasting, and the cursor in the first field.
import { screen, waitFor } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { Ipc } from "../ipc";
import { attempt, refusal } from "../ipc/fake";
import { arrive, code, door, field, forgot, go, heading, inside, person, press } from "../testing/window";

const PASSWORD = "velvet harbour onion 12";

const focused = () => document.activeElement;

test("at the door the cursor waits in the first field that is empty", async () => {
  await door();
  expect(focused()).toBe(field("User name"));
});

test("the name typed at the door is there when the password turns out to be forgotten, and on the way back", async () => {
  await door();
  await person.type(field("User name"), "g.ferri");

  await press("I forgot my password");
  await arrive("forgot");
  expect(field("User name").value).toBe("g.ferri");

  await person.keyboard("{Escape}");
  await arrive("sign-in");
  expect(field("User name").value).toBe("g.ferri");
  expect(focused()).toBe(field("Password"));
});

test("where the name is there already, Enter goes on at once", async () => {
  const startAttempt = vi.fn(async () => attempt({ step: "prove", offers: [{ kind: "mail" }] }));
  await door({ startAttempt });
  await person.type(field("User name"), "g.ferri");
  await press("My account is locked");
  await arrive("unlock");

  await person.keyboard("{Enter}");
  await arrive("unlock-verification-1");

  expect(startAttempt).toHaveBeenCalledWith({ user_name: "g.ferri", purpose: "unlock" });
});

test("after a step the focus is at the heading, and what is typed there lands in the first empty field", async () => {
  await forgot();
  await press(/Authenticator app/);
  await code();
  await waitFor(() => expect(focused()).toBe(heading()));

  await person.keyboard("309114");

  expect((await code()).value).toBe("309114");
});

test("a space at the heading scrolls, as ever, and starts no field", async () => {
  await forgot();
  await press(/Authenticator app/);
  await code();
  await waitFor(() => expect(focused()).toBe(heading()));

  await person.keyboard(" ");

  expect(focused()).toBe(heading());
});

test("adding an authenticator app starts at its heading, not nowhere", async () => {
  await inside();
  await go("Security");
  await press(/Add an authenticator app/);
  await arrive("add-authenticator");
  await screen.findByRole("img", { name: "QR code for the authenticator app" });

  await waitFor(() => expect(focused()).toBe(heading()));
});

test.each(["309 114", "309-114", " 309114\n"])("a code pastes as %j", async (pasted) => {
  const attemptProve = vi.fn(async () => attempt({ step: "confirm-unlock" }, 2));
  await forgot({ attemptProve });
  await press(/Authenticator app/);

  await person.click(await code());
  await person.paste(pasted);
  await person.keyboard("{Enter}");

  await waitFor(() => expect(attemptProve).toHaveBeenCalledWith({ kind: "authenticator", secret: "309114" }));
});

test("passwords, passes and addresses paste", async () => {
  const activate = vi.fn<Ipc["activate"]>(() => Promise.reject(refusal("pass-refused")));
  await door({ activate });
  await press(/I have an activation code/);
  await arrive("activate");

  await person.click(field("User name"));
  await person.paste("g.ferri");
  await person.click(field("Activation code"));
  await person.paste("K7QX 3MPD W2RA");
  await person.keyboard("{Enter}");

  await waitFor(() => expect(activate).toHaveBeenCalledWith({ user_name: "g.ferri", pass: "K7QX 3MPD W2RA" }));
});

test("Escape goes from a way back to the choice, and only from there out of the attempt", async () => {
  const cancel = vi.fn(async () => null);
  await forgot({ cancel });
  await press(/Authenticator app/);
  await code();

  await person.keyboard("{Escape}");
  expect(heading().textContent).toBe("How do you want to verify it’s you?");
  expect(cancel).not.toHaveBeenCalled();

  await person.keyboard("{Escape}");
  await arrive("sign-in");
  expect(cancel).toHaveBeenCalledTimes(1);
});

test("Escape at the second verification does not give the first one away", async () => {
  const cancel = vi.fn(async () => null);
  const second = attempt({ step: "prove", offers: [{ kind: "authenticator" }, { kind: "mail" }] }, 1);
  await door({ cancel, startAttempt: async () => second });
  await press("I forgot my password");
  await arrive("forgot");
  await person.type(field("User name"), "g.ferri{Enter}");
  await arrive("forgot-verification-2");

  await person.keyboard("{Escape}");

  expect(document.body.dataset.screen).toBe("forgot-verification-2");
  expect(cancel).not.toHaveBeenCalled();
});

test("Escape in help goes back to the page beneath, which stays as it is", async () => {
  await inside();
  await go("Password");
  await arrive("change-password");
  await go("Help");
  await arrive("help");

  await person.keyboard("{Escape}");

  await arrive("change-password");
});

test("Escape clears what is searched for before it leaves the help", async () => {
  await inside();
  await go("Help");
  await arrive("help");
  await person.type(field("Search help"), "mail");

  await person.keyboard("{Escape}");
  expect(field("Search help").value).toBe("");
  expect(document.body.dataset.screen).toBe("help");

  await person.keyboard("{Escape}");
  await arrive("overview");
});

test("Escape keeps the methods that a dialog asks about", async () => {
  const removeMethod = vi.fn();
  await inside({ removeMethod });
  await go("Security");
  await press("Remove Pixel 8");

  screen.getByRole("dialog").dispatchEvent(new Event("cancel", { cancelable: true }));

  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(removeMethod).not.toHaveBeenCalled();
});

test("Enter goes on from a page with one way on", async () => {
  await forgot();
  await press(/Authenticator app/);
  await person.type(await code(), "309114{Enter}");
  await arrive("forgot-password");
  await person.type(field("New password"), `${PASSWORD}{Enter}`);
  await arrive("forgot-done");

  await person.keyboard("{Enter}");

  await arrive("sign-in");
});

test("an unlock says what is being finished, and can be stopped until the directory has begun", async () => {
  const cancel = vi.fn(async () => null);
  const ipc = await door({
    attemptProve: async () => ({ ...attempt({ step: "confirm-unlock" }, 2), purpose: "unlock" }),
    attemptUnlock: () => new Promise(() => {}),
    cancel,
  });
  await press("My account is locked");
  await arrive("unlock");
  await person.type(field("User name"), "g.ferri{Enter}");
  await press(/Authenticator app/);
  await person.type(await code(), "309114{Enter}");
  await arrive("unlock-confirm");
  await press("Unlock account");
  await screen.findByRole("progressbar");

  await press("Cancel");
  expect(cancel).toHaveBeenCalledTimes(1);
  ipc.tellStage("recorded");
  await screen.findByRole("button", { name: "Saving your new password" });
  expect(screen.queryByRole("button", { name: "Cancel" })).toBeNull();
});

test("each password has a button of its own name that shows it", async () => {
  await inside();
  await go("Password");
  await arrive("change-password");

  await press("Show new password");

  expect(field("New password").type).toBe("text");
  expect(field("Current password").type).toBe("password");
  expect(screen.getByRole("button", { name: "Show current password" })).toBeTruthy();
});

test.each(["12", "ab", "12 34 5"])("the code %j is not sent, and costs no try", async (typed) => {
  const attemptProve = vi.fn();
  await forgot({ attemptProve });
  await press(/Authenticator app/);

  await person.click(await code());
  await person.paste(typed);
  await person.keyboard("{Enter}");

  expect((await screen.findByRole("alert")).textContent).toBe(
    typed === "ab" ? "Enter the code." : "The code has 6 digits.",
  );
  expect(document.activeElement).toBe(await code());
  expect(attemptProve).not.toHaveBeenCalled();
});

test.each(["Il codice è 123456", "Within 10 minutes: 123 456", "١٢٣٤٥٦"])(
  "a code is taken out of %j",
  async (pasted) => {
    await forgot();
    await press(/Authenticator app/);

    await person.click(await code());
    await person.paste(pasted);

    expect((await code()).value).toBe("123456");
  },
);

test.each([
  ["authenticator", /Authenticator app/, "Enter the code it shows now"],
  ["mail", /Personal email address/, "Use the newest email"],
] as const)("a wrong code by %s says what to do about that kind", async (_kind, row, advice) => {
  await forgot({ attemptProve: () => Promise.reject(refusal("proof-refused", { tries_left: 4 })) });
  await press(row);

  await person.type(await code(), "111111{Enter}");

  expect((await screen.findByRole("alert")).textContent).toBe(
    `That code did not match. ${advice}; a code ${_kind === "mail" ? "works once" : "can be used once"}. 4 tries left.`,
  );
});

test("capitals that are locked are said at the password, until they are not", async () => {
  await door();
  await person.click(field("Password"));

  await person.keyboard("{CapsLock}a");
  const hint = await screen.findByText("Caps Lock is on.");
  expect(field("Password").getAttribute("aria-describedby")).toContain(hint.closest("p")?.id);

  await person.keyboard("{CapsLock}");
  await waitFor(() => expect(screen.queryByText("Caps Lock is on.")).toBeNull());
});

test("a refused sign-in is tied to the field that is typed again", async () => {
  await door({ signIn: () => Promise.reject(refusal("sign-in-refused")) });
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Password"), `${PASSWORD}{Enter}`);
  const alert = await screen.findByRole("alert");

  expect(document.getElementById(field("Password").getAttribute("aria-describedby") ?? "")).toBe(alert);
});
