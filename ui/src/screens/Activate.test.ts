import { screen, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { AppStatus, Ipc } from "../ipc";
import { app, facts, mail, policy, refusal, security, signedIn, status } from "../ipc/fake";
import { arrive, door, field, go, inside, person, press, typedAnywhere } from "../testing/window";

const PASS = "K7QX-3MPD-W2RA";
const NEW = "velvet harbour onion 12";

async function shown(own: Partial<Ipc> = {}) {
  const ipc = await door(own);
  await press(/I have an activation code/);
  await arrive("activate");
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Activation code"), `${PASS}{Enter}`);
  return ipc;
}

test("a pass becomes two methods and a first password", async () => {
  const activate = vi.fn<Ipc["activate"]>();
  const setFirstPassword = vi.fn(async () => ({ outcome: "done", at: 0 }) as const);
  activate.mockResolvedValue({ display_name: "Giulia Ferri", ...security(), policy, facts, expires_at: 0 });
  await shown({ activate, setFirstPassword });
  await arrive("activate-methods");
  expect(activate).toHaveBeenCalledWith({ user_name: "g.ferri", pass: PASS });
  expect(screen.queryByRole("button", { name: "Continue" })).toBeNull();

  await press(/Add an authenticator app/);
  await person.type(await screen.findByLabelText("Enter the 6 digits that the app shows"), "309114{Enter}");
  await arrive("activate-methods");
  await press(/Add a personal email address/);
  await person.type(field("Personal email address"), "giulia@posta.example{Enter}");
  await arrive("add-mail-code");
  await person.type(field("6-digit code"), "481207{Enter}");
  await arrive("activate-methods");
  await press("Continue");
  await arrive("activate-password");
  await person.type(field("New password"), `${NEW}{Enter}`);
  await arrive("activate-done");

  expect(setFirstPassword).toHaveBeenCalledWith({ new: NEW });
  await press("Sign in");
  await arrive("sign-in");
});

test("a code used inside a session that it ended leads to the sign-in form", async () => {
  let session: AppStatus = signedIn;
  const ended = async () => Promise.reject(((session = { ...status, sequence: 2 }), refusal("session-ended")));
  const bound = { ...security(app, mail), policy, facts, expires_at: 0 };
  const ipc = await inside({
    status: async () => session,
    activate: async () => ({ display_name: "Giulia Ferri", ...bound }),
    removeMethod: () => Promise.reject(refusal("fresh-proof-needed")),
  });
  await go("Security");
  await press("Remove Pixel 8");
  await press("Remove");
  const dialog = await screen.findByRole("dialog", { name: "Verify it’s you" });
  await person.click(within(dialog).getByRole("button", { name: "I can’t use this" }));
  await arrive("cannot-verify");
  await press(/I have an activation code/);
  await arrive("activate");
  await person.type(field("Activation code"), `${PASS}{Enter}`);
  await arrive("activate-methods");
  await press("Continue");
  await arrive("activate-password");
  await person.type(field("New password"), `${NEW}{Enter}`);
  await arrive("activate-done");

  ipc.sync = ended;
  await press("Sign in");

  await arrive("sign-in");
});

test("a refused code is tied to its field and stays there to be mended", async () => {
  await shown({ activate: () => Promise.reject(refusal("pass-refused")) });

  const problem = await screen.findByRole("alert");

  expect(problem.textContent).toContain("That activation code did not match.");
  expect(field("Activation code").getAttribute("aria-describedby")).toBe(problem.id);
  expect(field("Activation code").value).toBe(PASS);
  expect(field("User name").value).toBe("g.ferri");
});

test("a right code that is too early says from when it is good", async () => {
  const valid_from = Date.UTC(2026, 11, 14, 12) / 1000;
  await shown({ activate: () => Promise.reject(refusal("pass-refused", { valid_from })) });

  const text = (await screen.findByRole("alert")).textContent;

  expect(text).toMatch(/^The code is right, but too early: .* 14 December/);
});

test("a code that was accepted is gone from its field", async () => {
  await shown();
  await arrive("activate-methods");

  expect(typedAnywhere()).not.toContain(PASS);
});

test("cancelling drops the activation", async () => {
  const cancel = vi.fn(async () => null);
  await shown({ cancel });
  await arrive("activate-methods");

  await press("Cancel");
  await arrive("sign-in");

  expect(cancel).toHaveBeenCalledTimes(1);
});

test("whoever cancels learns that the code still works", async () => {
  await shown();
  await arrive("activate-methods");

  await press("Cancel");
  await arrive("sign-in");

  expect(screen.getByText("Your activation code still works")).toBeTruthy();
});

test("from the password a step leads back to the methods", async () => {
  await shown({
    activate: async () => ({
      display_name: "Giulia Ferri",
      methods: [app, mail],
      methods_needed: 2,
      methods_missing: 0,
      missing: [],
      registrable: ["authenticator", "mail"],
      reset_off: false,
      reset_ready: true,
      policy,
      facts,
      expires_at: 0,
    }),
  });
  await arrive("activate-methods");
  await press("Continue");
  await arrive("activate-password");

  await press("Security info");

  await arrive("activate-methods");
});

test("leaving an unfinished method leads back to the methods", async () => {
  await shown();
  await arrive("activate-methods");
  await press(/Add a personal email address/);
  await arrive("add-mail");

  await person.keyboard("{Escape}");

  await arrive("activate-methods");
});

/** A person who has lost a telephone enters an activation code while methods are registered. */
const having = (...methods: (typeof app)[]): Partial<Ipc> => ({
  activate: async () => ({ display_name: "Giulia Ferri", ...security(...methods), policy, facts, expires_at: 0 }),
});
const dialog = async () => within(await screen.findByRole("dialog"));

// Law 25.
test("a lost phone is removed with the code", async () => {
  const removeMethod = vi.fn(async () => security(mail));
  await shown({ ...having(app, mail), removeMethod });
  await arrive("activate-methods");

  await press("Remove Pixel 8");
  await person.click((await dialog()).getByRole("button", { name: "Remove" }));

  expect(await screen.findByText("Pixel 8 was removed")).toBeTruthy();
  expect(removeMethod).toHaveBeenCalledWith({ scope: "activation", id: app.id });
  expect(screen.queryByText(/Pixel 8 ·/)).toBeNull();
});

test("the only method goes too, though a session would keep it", async () => {
  const removeMethod = vi.fn(async () => security());
  await shown({ ...having(app), removeMethod });
  await arrive("activate-methods");

  await press("Remove Pixel 8");
  const asked = await dialog();
  expect(asked.queryByText(/only method/)).toBeNull();
  expect(asked.getByText(/only your help desk can reset/)).toBeTruthy();
  await person.click(asked.getByRole("button", { name: "Remove" }));

  expect(await screen.findByText("Pixel 8 was removed")).toBeTruthy();
});

test("a phone is replaced: the old one goes once the new one works", async () => {
  const next = { ...app, id: "m9", label: "Pixel 9" };
  const asked: string[] = [];
  await shown({
    ...having(app, mail),
    confirmMethod: async () => (asked.push("confirm"), security(app, next, mail)),
    removeMethod: async ({ id }) => (asked.push(`remove ${id}`), security(next, mail)),
  });
  await arrive("activate-methods");
  await press("Remove Pixel 8");
  await person.click((await dialog()).getByRole("button", { name: "Replace it" }));
  await arrive("add-authenticator");
  expect(asked).toEqual([]);

  await person.type(await screen.findByLabelText("Enter the 6 digits that the app shows"), "309114{Enter}");
  await arrive("activate-methods");

  expect(await screen.findByText("Pixel 8 was replaced")).toBeTruthy();
  expect(asked).toEqual(["confirm", `remove ${app.id}`]);
  expect(screen.getByText("Pixel 9")).toBeTruthy();
});

test("a replacement that was given up removes nothing", async () => {
  const removeMethod = vi.fn(async () => security(mail));
  await shown({ ...having(app, mail), removeMethod });
  await arrive("activate-methods");
  await press("Remove Pixel 8");
  await person.click((await dialog()).getByRole("button", { name: "Replace it" }));
  await arrive("add-authenticator");

  await person.keyboard("{Escape}");
  await arrive("activate-methods");
  await press(/Add an authenticator app/);
  await person.type(await screen.findByLabelText("Enter the 6 digits that the app shows"), "309114{Enter}");
  await arrive("activate-methods");

  expect(removeMethod).not.toHaveBeenCalled();
});

test("a removal that is refused says so in its dialog", async () => {
  await shown({ ...having(app, mail), removeMethod: () => Promise.reject(refusal("service-unreachable")) });
  await arrive("activate-methods");

  await press("Remove Pixel 8");
  await person.click((await dialog()).getByRole("button", { name: "Remove" }));

  expect((await (await dialog()).findByRole("alert")).textContent).toContain("The service cannot be reached.");
});

/** The service's answer in an activation: whether its code has registered a method. */
const saying = (bound: boolean, ...methods: (typeof app)[]) => ({ ...security(...methods), bound_with_code: bound });
const opening = (info: ReturnType<typeof saying>) => async () => ({
  display_name: "Giulia Ferri",
  ...info,
  policy,
  facts,
  expires_at: 0,
});
const onward = () => screen.queryByRole("button", { name: /^(Continue|Add the second one later)$/ });

// Laws 24, 25.
test("with a new code nobody goes on before a method was added with it", async () => {
  const next = { ...app, id: "m9", label: "Pixel 9" };
  await shown({
    activate: opening(saying(false, app, mail)),
    confirmMethod: async () => saying(true, app, next, mail),
    removeMethod: async () => saying(false, app, mail),
  });
  await arrive("activate-methods");
  expect(onward()).toBeNull();
  expect(screen.getByText(/^One method has to be added with this activation code/)).toBeTruthy();

  await press(/Add an authenticator app/);
  await person.type(await screen.findByLabelText("Enter the 6 digits that the app shows"), "309114{Enter}");
  await arrive("activate-methods");
  expect(onward()?.textContent).toBe("Continue");
  expect(screen.queryByText(/has to be added with this activation code/)).toBeNull();

  await press("Remove Pixel 9");
  await person.click((await dialog()).getByRole("button", { name: "Remove" }));
  expect(await screen.findByText("Pixel 9 was removed")).toBeTruthy();
  expect(onward()).toBeNull();
});

test("what is still missing may be added later, once the code has bound one", async () => {
  await shown({
    activate: opening(saying(false, mail)),
    confirmMethod: async () => saying(true, mail, { ...mail, id: "m9" }),
  });
  await arrive("activate-methods");
  expect(onward()).toBeNull();

  await press(/Add an authenticator app/);
  await person.type(await screen.findByLabelText("Enter the 6 digits that the app shows"), "309114{Enter}");
  await arrive("activate-methods");

  expect(onward()?.textContent).toBe("Add the second one later");
});

test("where nothing more can be added, a removal is asked for first", async () => {
  await shown({ activate: opening({ ...saying(false, app, mail), registrable: [] }) });
  await arrive("activate-methods");

  expect(onward()).toBeNull();
  expect(screen.getByText(/^Remove a method first/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Remove Pixel 8" })).toBeTruthy();
});
