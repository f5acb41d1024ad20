import { screen, within } from "@testing-library/svelte";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { AnyCode, Ipc, IpcError } from "../ipc";
import { NOW, app, mail, refusal, security, state, view } from "../ipc/fake";
import { arrive, field, go, inside, person, press } from "../testing/window";

afterEach(() => void vi.useRealTimers());

async function open(own: Partial<Ipc> = {}) {
  const ipc = await inside(own);
  await go("Security");
  await arrive("security-info");
  return ipc;
}

const withMethods = (methods: typeof state.methods): Partial<Ipc> => {
  const answer = async () => ({ ...view, state: { ...state, ...security(...methods) } });
  return { state: answer, sync: answer };
};

test("each method says since when it is there and what it serves", async () => {
  await open(withMethods([app]));

  const row = screen.getByText("Authenticator app").closest("li") as HTMLElement;
  expect(row.textContent).toContain("Pixel 8\u00a0· Added 14 November 2026");
  expect(within(row).getByText("For sign-in")).toBeTruthy();
});

test("an account with nothing registered is told why that matters", async () => {
  await open(withMethods([]));

  expect(screen.getByText("No method registered yet")).toBeTruthy();
});

test("what a reset still lacks is said", async () => {
  await open(withMethods([app]));

  expect(screen.getByText("One method is missing")).toBeTruthy();
});

test("an authenticator app is added with its picture, its key and its first code", async () => {
  const confirmMethod = vi.fn(async () => security(app));
  const beginAuthenticator = vi.fn(async () => ({
    id: "m1",
    secret: "JBSWY3DPEHPK3PXP",
    qr_size: 1,
    qr_path: "M0 0h1v1h-1z",
    expires_at: 0,
  }));
  await open({ beginAuthenticator, confirmMethod });
  await press(/Add an authenticator app/);
  await arrive("add-authenticator");

  await screen.findByRole("img", { name: "QR code for the authenticator app" });
  expect(screen.getByText("JBSW Y3DP EHPK 3PXP")).toBeTruthy();
  await person.clear(field("Name for this app"));
  await person.type(field("Name for this app"), "Pixel 9");
  await person.type(field("Enter the 6 digits that the app shows"), "309114{Enter}");
  await arrive("security-info");

  expect(beginAuthenticator).toHaveBeenCalledWith({ scope: "session", label: "My phone" });
  expect(confirmMethod).toHaveBeenCalledWith({ scope: "session", id: "m1", code: "309114", label: "Pixel 9" });
  expect(screen.getByText("Authenticator app added")).toBeTruthy();
  expect(screen.queryByText("JBSW Y3DP EHPK 3PXP")).toBeNull();
});

test("a first code that does not match is tied to its field, which is emptied", async () => {
  await open({ confirmMethod: () => Promise.reject(refusal("proof-refused")) });
  await press(/Add an authenticator app/);
  const code = await screen.findByLabelText<HTMLInputElement>("Enter the 6 digits that the app shows");

  await person.type(code, "111111{Enter}");

  expect((await screen.findByRole("alert")).textContent).toContain("That code did not match.");
  expect(code.value).toBe("");
  expect(code.getAttribute("aria-invalid")).toBe("true");
});

test("a mail address is added with the code that was sent there", async () => {
  const beginMail = vi.fn(
    async () =>
      ({ id: "m2", sent: { kind: "mail", expires_at: 0, resend_at: 0, tries_left: 5, delayed: false } }) as const,
  );
  const confirmMethod = vi.fn(async () => security(mail));
  await open({ beginMail, confirmMethod });
  await press(/Add a personal email address/);
  await arrive("add-mail");

  await person.type(field("Personal email address"), "giulia@posta.example{Enter}");
  await arrive("add-mail-code");
  await person.click(field("6-digit code"));
  await person.paste("481 207");
  await press("Add address");
  await arrive("security-info");

  expect(beginMail).toHaveBeenCalledWith({ scope: "session", address: "giulia@posta.example" });
  expect(confirmMethod).toHaveBeenCalledWith({ scope: "session", id: "m2", code: "481207" });
});

test("a refused address stays in its field, with the reason", async () => {
  await open({ beginMail: () => Promise.reject(refusal("address-refused")) });
  await press(/Add a personal email address/);

  await person.type(field("Personal email address"), "giulia@altariva.example{Enter}");

  expect((await screen.findByRole("alert")).textContent).toContain("That email address cannot be used.");
  expect(field("Personal email address").value).toBe("giulia@altariva.example");
});

test.each([
  ["giulia@altariva.example", "work", "This is a work address"],
  ["giulia", "form", "An address looks like name@example.com."],
  ["nicolò@posta.example", "relay", "mail server takes no addresses with accented"],
  ["giulia@posta.example", undefined, "Choose a personal address, written in full"],
] as const)("the address %s is refused with the reason that the service gives", async (address, why, reason) => {
  const own = why ? { address: why } : {};
  await open({ beginMail: () => Promise.reject(refusal("address-refused", own)) });
  await press(/Add a personal email address/);

  await person.type(field("Personal email address"), `${address}{Enter}`);

  expect((await screen.findByRole("alert")).textContent).toContain(reason);
});

test("another code may be asked for only when its time has come", async () => {
  const soon = Math.floor(Date.now() / 1000) + 30;
  const beginMail = vi.fn(
    async () =>
      ({ id: "m2", sent: { kind: "mail", expires_at: soon, resend_at: soon, tries_left: 5, delayed: false } }) as const,
  );
  await open({ beginMail });
  await press(/Add a personal email address/);
  await person.type(field("Personal email address"), "giulia@posta.example{Enter}");
  await arrive("add-mail-code");

  await person.click(screen.getByRole("button", { name: /Send again in 0:/ }));

  expect(beginMail).toHaveBeenCalledTimes(1);
});

test("a change that needs a fresh verification asks for it, then goes on by itself", async () => {
  const beginAuthenticator = vi
    .fn<Ipc["beginAuthenticator"]>()
    .mockRejectedValueOnce(refusal("fresh-proof-needed"))
    .mockResolvedValueOnce({
      id: "m1",
      secret: "JBSWY3DPEHPK3PXP",
      qr_size: 1,
      qr_path: "M0 0h1v1h-1z",
      expires_at: 0,
    });
  const sessionProve = vi.fn(async () => ({ fresh_until: 0, step: { step: "done" } }) as const);
  await open({ beginAuthenticator, sessionProve });
  await press(/Add an authenticator app/);

  const dialog = await screen.findByRole("dialog", { name: "Verify it’s you" });
  await person.type(within(dialog).getByLabelText("6-digit code"), "309114{Enter}");

  await screen.findByRole("img", { name: "QR code for the authenticator app" });
  expect(sessionProve).toHaveBeenCalledWith({ kind: "authenticator", secret: "309114" });
  expect(beginAuthenticator).toHaveBeenCalledTimes(2);
});

test("a fresh verification that is not given leaves everything as it was", async () => {
  await open({ beginAuthenticator: () => Promise.reject(refusal("fresh-proof-needed")) });
  await press(/Add an authenticator app/);
  const dialog = await screen.findByRole("dialog");

  await person.click(within(dialog).getByRole("button", { name: "Cancel" }));

  await arrive("security-info");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("the app comes first, its name last and already filled in", async () => {
  await open(withMethods([{ ...app, label: "My phone" }]));
  await press(/Add an authenticator app/);
  await screen.findByText(/Install one from your phone’s app store/);

  const fields = [...document.querySelectorAll("input")].map(({ name }) => name);

  expect(fields).toEqual(["code", "label"]);
  expect(field("Name for this app").value).toBe("My phone 2");
});

test("an app that cannot be begun says why, and can be tried again", async () => {
  const beginAuthenticator = vi.fn<Ipc["beginAuthenticator"]>().mockRejectedValue(refusal("busy"));
  await open({ beginAuthenticator });
  await press(/Add an authenticator app/);
  await screen.findByRole("alert");

  await press("Try again");

  expect(beginAuthenticator).toHaveBeenCalledTimes(2);
});

test("a method is removed only after a question that says what that leaves", async () => {
  const removeMethod = vi.fn(async () => security(mail));
  await open({ removeMethod });

  await press("Remove Pixel 8");
  const dialog = screen.getByRole("dialog", { name: "Remove Pixel 8?" });
  expect(dialog.textContent).toContain("Until you add another method, only your help desk can reset your password.");
  expect(removeMethod).not.toHaveBeenCalled();
  await person.click(within(dialog).getByRole("button", { name: "Remove" }));

  await screen.findByText("Pixel 8 was removed");
  expect(removeMethod).toHaveBeenCalledWith({ scope: "session", id: app.id });
});

test("the only method is not offered for removal, but another one to add", async () => {
  const removeMethod = vi.fn();
  await open({ ...withMethods([app]), removeMethod });

  await press("Remove Pixel 8");
  const dialog = screen.getByRole("dialog", { name: "Pixel 8 stays for now" });
  expect(dialog.textContent).toContain("This is your only method. Add another one first; it counts after 72 hours.");
  expect(within(dialog).queryByRole("button", { name: "Remove" })).toBeNull();
  await person.click(within(dialog).getByRole("button", { name: "Add a method" }));

  await arrive("add-mail");
  expect(removeMethod).not.toHaveBeenCalled();
});

test("a method that others are too new to replace says until when", async () => {
  const soon = Math.floor(Date.now() / 1000) + 2 * 86_400;
  await open(withMethods([app, { ...mail, usable_from: soon }]));

  await press("Remove Pixel 8");

  const dialog = screen.getByRole("dialog", { name: "Pixel 8 stays for now" });
  expect(dialog.textContent).toContain("Your other methods are too new to do without this one.");
  expect(within(dialog).queryByRole("button", { name: "Remove" })).toBeNull();
});

test("a verification says what it is for, and is the only question open", async () => {
  const removeMethod = vi
    .fn<Ipc["removeMethod"]>()
    .mockRejectedValueOnce(refusal("fresh-proof-needed"))
    .mockResolvedValueOnce(security(mail));
  await open({ removeMethod });
  await press("Remove Pixel 8");
  await press("Remove");
  await screen.findByText(/To remove Pixel 8\./);

  const dialogs = screen.getAllByRole("dialog");
  expect(dialogs).toHaveLength(1);
  await person.type(field("6-digit code"), "309114{Enter}");

  await screen.findByText("Pixel 8 was removed");
  expect(removeMethod).toHaveBeenCalledTimes(2);
});

test("a verification that was closed leaves the question as it was", async () => {
  await open({ removeMethod: () => Promise.reject(refusal("fresh-proof-needed")) });
  await press("Remove Pixel 8");
  await press("Remove");
  const dialog = await screen.findByRole("dialog", { name: "Verify it’s you" });

  await person.click(within(dialog).getByRole("button", { name: "Cancel" }));

  await screen.findByRole("dialog", { name: "Remove Pixel 8?" });
  expect(screen.queryByRole("alert")).toBeNull();
});

test("keeping it closes the question", async () => {
  await open();
  await press("Remove Pixel 8");

  await press("Keep it");

  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a refused removal says why, inside the question", async () => {
  await open({ removeMethod: () => Promise.reject(refusal("method-too-young")) });
  await press("Remove Pixel 8");

  await press("Remove");

  const alert = await within(screen.getByRole("dialog")).findByRole("alert");
  expect(alert.textContent).toContain("This method is too new for that.");
});

describe("a removal that was refused", () => {
  const refused = async (code: AnyCode, more: Partial<IpcError> = {}) => {
    await open({ removeMethod: () => Promise.reject(refusal(code, more)) });
    await press("Remove Pixel 8");
    await press("Remove");
    await within(screen.getByRole("dialog")).findByRole("alert");
    return within(screen.getByRole("dialog"));
  };

  test.each(["last-method", "too-little-left", "method-too-young", "not-allowed", "not-found"] as const)(
    "for longer, as with %s, is not offered again",
    async (code) => {
      const dialog = await refused(code);

      expect(dialog.queryByRole("button", { name: "Remove" })).toBeNull();
      expect(dialog.queryByRole("button", { name: "Keep it" })).toBeNull();
      await person.click(dialog.getByRole("button", { name: "Close" }));
      expect(screen.queryByRole("dialog")).toBeNull();
    },
  );

  test("for want of another method leads to adding one", async () => {
    const dialog = await refused("last-method");

    await person.click(dialog.getByRole("button", { name: "Add a method" }));

    await arrive("add-mail");
  });

  test("for a while waits", async () => {
    const dialog = await refused("busy", { retry_after_s: 20 });

    expect(dialog.getByRole("button", { name: "Remove" }).getAttribute("aria-disabled")).toBe("true");
  });

  test("by a passing failure can be tried again", async () => {
    const dialog = await refused("service-unreachable");

    expect(dialog.getByRole("button", { name: "Remove" }).getAttribute("aria-disabled")).toBeNull();
  });
});

test("a method that stays leaves nothing to decide", async () => {
  await open(withMethods([app]));

  await press("Remove Pixel 8");

  const dialog = within(screen.getByRole("dialog"));
  expect(dialog.queryByRole("button", { name: "Keep it" })).toBeNull();
  await person.click(dialog.getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("too many methods of a kind are no reason to try again", async () => {
  await open({ beginAuthenticator: () => Promise.reject(refusal("too-many-methods")) });
  await press(/Add an authenticator app/);
  await screen.findByText("You have as many of these as your company allows.");

  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  await press("Back");

  await arrive("security-info");
});

test("a busy service is asked again after the wait", async () => {
  await open({ beginAuthenticator: () => Promise.reject(refusal("busy", { retry_after_s: 20 })) });
  await press(/Add an authenticator app/);

  const again = await screen.findByRole("button", { name: "Try again" });

  expect(again.getAttribute("aria-disabled")).toBe("true");
});

test("Escape leaves an unfinished registration", async () => {
  await open();
  await press(/Add a personal email address/);
  await arrive("add-mail");

  await person.keyboard("{Escape}");

  await arrive("security-info");
});

test("two minutes before its end a QR code warns, and another one can be had", async () => {
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"], now: NOW * 1000 });
  const offer = { id: "m1", secret: "JBSWY3DPEHPK3PXP", qr_size: 1, qr_path: "M0 0h1v1h-1z" };
  const beginAuthenticator = vi.fn(async () => ({ ...offer, expires_at: NOW + 600 }));
  await open({ beginAuthenticator });
  await press(/Add an authenticator app/);
  await screen.findByText("JBSW Y3DP EHPK 3PXP");
  expect(screen.queryByText(/The time ends at/)).toBeNull();

  await vi.advanceTimersByTimeAsync(8 * 60_000 + 20_000);
  await screen.findByText("The time ends at 09:10");
  beginAuthenticator.mockResolvedValue({ ...offer, secret: "KRSXG5CTMVRXEZLU", expires_at: NOW + 1200 });
  await press("New QR code");

  await screen.findByText("KRSX G5CT MVRX EZLU");
  expect(screen.queryByText(/The time ends at/)).toBeNull();
});

test("the key of an app is copied for a while, and the window says so", async () => {
  const copyForAWhile = vi.fn(async () => null);
  await open({ copyForAWhile });
  await press(/Add an authenticator app/);
  await arrive("add-authenticator");

  await press("Copy the key");

  expect(copyForAWhile).toHaveBeenCalledWith({ text: "JBSWY3DPEHPK3PXP" });
  expect(await screen.findByText(/takes the key out of the clipboard after 90 seconds/)).toBeTruthy();
});
