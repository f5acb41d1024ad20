import { render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, describe, expect, test, vi } from "vitest";
import App from "../App.svelte";
import type { AppStatus, Ipc, SignInStep } from "../ipc";
import { fake, refusal, signedIn, status } from "../ipc/fake";
import { arrive, door, field, heading, person, press, typedAnywhere } from "../testing/window";

afterEach(() => vi.useRealTimers());

const PASSWORD = "velvet harbour onion 12";

async function typeAndEnter() {
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Password"), `${PASSWORD}{Enter}`);
}

test("Enter signs in, and the overview appears", async () => {
  let session: AppStatus = status;
  const signIn = vi.fn<Ipc["signIn"]>(async () => ((session = signedIn), { step: "done" }));
  await door({ signIn, status: async () => session });

  await typeAndEnter();
  await arrive("overview");

  expect(signIn).toHaveBeenCalledWith({ user_name: "g.ferri", password: PASSWORD });
});

test("a refusal says what happened and what to do, empties the password and keeps the name", async () => {
  await door({ signIn: () => Promise.reject(refusal("sign-in-refused")) });

  await typeAndEnter();

  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("The user name or password is not right.");
  expect(alert.textContent).toContain("Try again; check Caps Lock");
  expect(alert.textContent).toContain("your account may be locked: choose “My account is locked” on the sign-in page");
  expect(field("Password").value).toBe("");
  expect(field("User name").value).toBe("g.ferri");
  expect(document.activeElement).toBe(field("Password"));
});

test("the password is gone from its field while the service still thinks", async () => {
  await door({ signIn: () => new Promise(() => {}) });

  await typeAndEnter();

  expect(typedAnywhere()).not.toContain(PASSWORD);
});

test("a second press while the first is on its way sends nothing", async () => {
  const signIn = vi.fn(() => new Promise<never>(() => {}));
  await door({ signIn });

  await typeAndEnter();
  await press("Sign in");

  expect(signIn).toHaveBeenCalledTimes(1);
});

test("an empty field is moved to and says so, and nothing is sent", async () => {
  const signIn = vi.fn();
  await door({ signIn });
  await person.type(field("User name"), "g.ferri");

  await press("Sign in");

  expect(signIn).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(field("Password"));
  expect(field("Password").getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByRole("alert").textContent).toBe("Enter your password.");
});

test("a throttled person sees the wait count down, and may try again at its end", async () => {
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
  const signIn = vi.fn(() => Promise.reject(refusal("too-many-attempts", { retry_after_s: 65 })));
  await door({ signIn });
  await typeAndEnter();
  await screen.findByRole("timer");
  expect(screen.getByRole("timer").textContent).toBe("You can try again in 1:05.");

  await vi.advanceTimersByTimeAsync(60_000);
  await waitFor(() => expect(screen.getByRole("timer").textContent).toBe("You can try again in 0:05."));
  await person.type(field("Password"), `${PASSWORD}{Enter}`);
  expect(signIn).toHaveBeenCalledTimes(1);

  await vi.advanceTimersByTimeAsync(6_000);
  await waitFor(() => expect(screen.getByRole("timer").textContent).toBe("You can try again now."));
  await person.type(field("Password"), "{Enter}");
  expect(signIn).toHaveBeenCalledTimes(2);
});

test.each([
  ["service-unreachable", "offline", "Chiave can’t reach the service"],
  ["no-service", "no-service", "The service does not answer at the moment"],
] as const)("%s is said once, by the banner or the error", async (code, reach, title) => {
  await door({ status: async () => ({ ...status, reach }), signIn: () => Promise.reject(refusal(code)) });
  await screen.findByText(title);

  await typeAndEnter();

  await screen.findByRole("alert");
  expect(screen.queryByText(title)).toBeNull();
});

test("another name need not wait for the one that was throttled", async () => {
  const signIn = vi.fn(() => Promise.reject(refusal("too-many-attempts", { retry_after_s: 65 })));
  await door({ signIn });
  await typeAndEnter();
  await screen.findByRole("timer");

  await person.type(field("User name"), "2");
  await person.type(field("Password"), `${PASSWORD}{Enter}`);

  expect(signIn).toHaveBeenCalledTimes(2);
});

test("an unknown laptop asks for a second verification, which completes the sign-in", async () => {
  let session: AppStatus = status;
  const sessionProve = vi.fn<Ipc["sessionProve"]>(
    async () => ((session = signedIn), { fresh_until: 0, step: { step: "done" } }),
  );
  await door({
    status: async () => session,
    signIn: async () => ({ step: "prove", offers: [{ kind: "authenticator", hint: "Pixel 8" }] }),
    sessionProve,
  });
  await typeAndEnter();
  await arrive("verify");
  expect(document.activeElement).toBe(heading());
  expect(heading().parentElement?.textContent).toContain("Your account does not recognise this computer at present");

  await person.click(field("6-digit code"));
  await person.paste("309 114");
  await person.keyboard("{Enter}");
  await arrive("overview");

  expect(sessionProve).toHaveBeenCalledWith({ kind: "authenticator", secret: "309114" });
});

test("Escape at the second verification gives the half session back", async () => {
  const signOut = vi.fn(async () => null);
  await door({ signIn: async () => ({ step: "prove", offers: [{ kind: "authenticator" }] }), signOut });
  await typeAndEnter();
  await arrive("verify");

  await person.keyboard("{Escape}");
  await arrive("sign-in");

  expect(signOut).toHaveBeenCalledWith({ everywhere: false });
});

test("what is missing for a reset may be registered now or later", async () => {
  let session: AppStatus = status;
  await door({
    status: async () => session,
    signIn: async () => ((session = signedIn), { step: "register", missing: ["mail"] }),
  });
  await typeAndEnter();
  await arrive("register");
  expect(screen.getByText("Personal email address")).toBeTruthy();

  await press("Not now");
  await arrive("overview");
});

test("a step from the future says that Chiave needs an update", async () => {
  await door({ signIn: async () => ({ step: "unknown" }) });

  await typeAndEnter();
  await arrive("update");

  expect(heading().textContent).toBe("Chiave needs an update");
});

test("an expired password leads to its change, and nowhere else", async () => {
  const step = { step: "must-change", reason: "expired" } as const;
  const ipc = await door({ signIn: async () => step });
  ipc.status = async () => ({ ...signedIn, session: "limited", step });

  await typeAndEnter();
  await arrive("change-password");

  expect(screen.getByText("Your password has expired. Choose a new one to go on.")).toBeTruthy();
  expect(screen.queryByRole("navigation")).toBeNull();
});

describe("a password that is shown", () => {
  const eye = () => screen.getByRole("button", { name: "Show password" });
  const hidden = () => waitFor(() => expect(field("Password").type).toBe("password"));

  async function shown() {
    await door({ signIn: () => new Promise(() => {}) });
    await person.type(field("Password"), PASSWORD);
    await person.click(eye());
    expect(field("Password").type).toBe("text");
    expect(eye().getAttribute("aria-pressed")).toBe("true");
  }

  test("hides at the next press", async () => {
    await shown();
    await person.click(eye());
    await hidden();
    expect(eye().getAttribute("aria-pressed")).toBe("false");
  });

  test("hides after twenty seconds", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
    await shown();
    await vi.advanceTimersByTimeAsync(19_000);
    expect(field("Password").type).toBe("text");
    await vi.advanceTimersByTimeAsync(1_500);
    await hidden();
  });

  test("hides when the window or the field is left", async () => {
    await shown();
    window.dispatchEvent(new Event("blur"));
    await hidden();
    await person.click(eye());
    await person.click(field("User name"));
    await hidden();
  });

  test("hides when it is sent", async () => {
    await shown();
    await person.type(field("User name"), "g.ferri");
    await person.click(eye());
    await person.keyboard("{Enter}");
    await person.click(field("Password"));
    await hidden();
  });

  test("is shown by the keyboard alone", async () => {
    await door();
    eye().focus();
    await person.keyboard(" ");
    expect(field("Password").type).toBe("text");
  });
});

test("the form waits for no keyring, unless a session is expected", async () => {
  const ipc = fake({ status: () => new Promise(() => {}) });
  for (const expectsSession of [false, true]) {
    delete document.body.dataset.screen;
    const { unmount } = render(App, { ipc, expectsSession });
    await waitFor(() => expect(document.body.dataset.screen).toBeDefined());
    expect(document.body.dataset.screen).toBe(expectsSession ? "opening" : "sign-in");
    unmount();
  }
});

test("a session that the keyring gives late opens the overview", async () => {
  let session: AppStatus = status;
  const ipc = await door({ status: async () => session });

  session = signedIn;
  ipc.tellStatus(session);

  await arrive("overview");
});

test("news of a sign-in that is still on its way does not overtake its answer", async () => {
  let answer: (step: SignInStep) => void = () => {};
  let session = status;
  const signIn = () => new Promise<SignInStep>((resolve) => (answer = resolve));
  const ipc = await door({ status: async () => session, signIn });
  await typeAndEnter();

  ipc.tellStatus((session = signedIn));
  answer({ step: "register", missing: ["mail"] });

  await arrive("register");
});

test("opening help empties the password, and coming back finds the name", async () => {
  await door();
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Password"), PASSWORD);

  await press("Help");
  await arrive("help");
  expect(typedAnywhere()).not.toContain(PASSWORD);
  await press("Back");
  await arrive("sign-in");

  expect(field("User name").value).toBe("g.ferri");
  expect(field("Password").value).toBe("");
});

test.each([
  ["offline", "Chiave can’t reach the service"],
  ["certificate-not-trusted", "The service could not show that it is your company’s."],
  ["not-configured", "Chiave does not know your company’s service."],
  [
    "no-proxy-address",
    "What this computer names as the proxy is no address, so Chiave does not connect to the service.",
  ],
  ["no-authority", "This computer trusts no certificate authority."],
  ["update-needed", "This version of Chiave is too old for the service."],
] as const)("a service that is %s is told before anything is typed", async (reach, title) => {
  await door({ status: async () => ({ ...status, reach }) });

  expect(within(screen.getByRole("main")).getByText(title)).toBeTruthy();
});

test.each([
  ["locked", "The keyring of this computer is locked"],
  ["missing", "This computer has no keyring"],
  ["hanging", "The keyring of this computer does not answer"],
] as const)("a keyring that is %s is told, and signing in stays possible", async (keyring, title) => {
  const signIn = vi.fn(() => new Promise<never>(() => {}));
  await door({ status: async () => ({ ...status, keyring }), signIn });
  expect(screen.getByText(title)).toBeTruthy();

  await typeAndEnter();

  expect(signIn).toHaveBeenCalledTimes(1);
});

describe("before the keyring has answered", () => {
  /** A window with a keyring that answers when the test says so. */
  async function waiting(view: Partial<Ipc> = {}) {
    let answer: (status: AppStatus) => void = () => {};
    const slow = new Promise<AppStatus>((resolve) => (answer = resolve));
    await door({ status: () => slow, ...view });
    return { answer };
  }

  test("the sign-in form is there, and the answer completes it", async () => {
    const { answer } = await waiting();
    expect(field("User name").value).toBe("");

    answer({ ...status, user_name: "g.ferri" });

    await waitFor(() => expect(field("User name").value).toBe("g.ferri"));
    await waitFor(() => expect(document.activeElement).toBe(field("Password")));
  });

  test("what was typed meanwhile stays", async () => {
    const { answer } = await waiting();
    await person.type(field("User name"), "m.rossi");

    answer({ ...status, user_name: "g.ferri" });
    await new Promise((resolve) => setTimeout(resolve, 20));

    expect(field("User name").value).toBe("m.rossi");
    expect(document.activeElement).toBe(field("User name"));
  });

  test("a session in the keyring leads to the overview", async () => {
    const { answer } = await waiting();

    answer(signedIn);

    await arrive("overview");
  });
});

test("where no file can be kept, the window says so", async () => {
  await door({ status: async () => ({ ...status, files_kept: false }) });

  expect(await screen.findByText("Nothing can be saved on this computer")).toBeTruthy();
});
