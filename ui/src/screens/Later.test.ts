// A write whose outcome is unknown can be left on every screen; the window then tells its outcome (laws 24 and 25).
import { screen, waitFor } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { AppStatus, Ipc, WriteKind, WriteOutcome, WriteProgress } from "../ipc";
import { NOW, attempt, fake, policy, facts, refusal, security, app, mail, signedIn, status } from "../ipc/fake";
import { arrive, door, field, go, inside, person, press } from "../testing/window";

const NEW = "velvet harbour onion 12";
const DOUBT = /^We don’t know yet/;

/** A shell that reports a write as the built one does: unknown at first, then as `settle` answers. */
function doubtful(kind: WriteKind, before: AppStatus, settled: Ipc["settle"]) {
  let now = before;
  const tell = (progress: WriteProgress) => (now = { ...now, write: { kind, progress } });
  const write = async (): Promise<WriteOutcome> => {
    tell({ state: "unknown" });
    shell.tellStatus(now);
    return { outcome: "unknown" };
  };
  const settle: Ipc["settle"] = async () => {
    const outcome = await settled();
    if (outcome?.outcome === "done") now = { ...now, session: before.session === "none" ? "none" : "full" };
    tell(outcome?.outcome === "done" ? { state: "done", at: NOW } : { state: "unknown" });
    shell.tellStatus(now);
    return outcome;
  };
  let shell: ReturnType<typeof fake>;
  return {
    own: {
      status: async () => now,
      settle,
      changePassword: write,
      attemptSetPassword: write,
      attemptUnlock: write,
      setFirstPassword: write,
    } satisfies Partial<Ipc>,
    has: (ipc: ReturnType<typeof fake>) => (shell = ipc),
  };
}

const later = async () => {
  await arrive("unsettled");
  await press("Later");
};
const done = async (): Promise<WriteOutcome> => ({ outcome: "done", at: NOW });

test("a change is left for the overview, which tells the outcome", async () => {
  const { own, has } = doubtful("change", signedIn, done);
  has(await inside(own));
  await go("Password");
  await arrive("change-password");
  await person.type(field("Current password"), "twelve letters and more");
  await person.type(field("New password"), `${NEW}{Enter}`);

  await later();

  await arrive("overview");
  await screen.findByText("We don’t know yet whether your password was changed");
  await press("Check again");
  await screen.findByText("Your password was changed");
});

test("a required change that was left is over once it is known", async () => {
  const must = { ...signedIn, session: "limited", step: { step: "must-change", reason: "expired" } } as const;
  const { own, has } = doubtful("change", must, done);
  const ipc = await door({ ...own, status: async () => status, signIn: async () => must.step });
  ipc.status = own.status;
  has(ipc);
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Password"), "twelve letters and more{Enter}");
  await arrive("change-password");
  await person.type(field("Current password"), "twelve letters and more");
  await person.type(field("New password"), `${NEW}{Enter}`);

  await later();

  await arrive("change-password");
  await screen.findByText(DOUBT);
  await press("Check again");
  await arrive("overview");
  await screen.findByText("Your password was changed");
});

test.each([
  ["reset", "I forgot my password", attempt({ step: "choose-password", policy, facts }, 2)],
  ["unlock", "My account is locked", attempt({ step: "confirm-unlock" }, 2)],
] as const)("a %s is left for the door, which tells the outcome", async (kind, way, last) => {
  const { own, has } = doubtful(kind, status, done);
  has(await door({ ...own, startAttempt: async () => last }));
  await press(way);
  await person.type(await screen.findByLabelText("User name"), "g.ferri{Enter}");
  if (kind === "unlock") await person.click(await screen.findByRole("button", { name: "Unlock account" }));
  else await person.type(await screen.findByLabelText("New password"), `${NEW}{Enter}`);

  await later();

  await arrive("sign-in");
  await screen.findByText(DOUBT);
  await press("Check again");
  await screen.findByText(kind === "unlock" ? "Your account was unlocked" : "Your password was changed");
});

test("a first password is left for the door, which tells the outcome", async () => {
  const { own, has } = doubtful("first-password", status, done);
  const activate = async () => ({
    display_name: "Giulia Ferri",
    ...security(app, mail),
    policy,
    facts,
    expires_at: NOW + 1800,
  });
  has(await door({ ...own, activate }));
  await press(/I have an activation code/);
  await arrive("activate");
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Activation code"), "K7QX-3MPD-W2RA{Enter}");
  await arrive("activate-methods");
  await press("Continue");
  await person.type(await screen.findByLabelText("New password"), `${NEW}{Enter}`);

  await later();

  await arrive("sign-in");
  await screen.findByText("We don’t know yet whether your password was set");
});

test("leaving asks the service for nothing", async () => {
  const cancel = vi.fn(async () => null);
  const settle = vi.fn(done);
  const { own, has } = doubtful("reset", status, settle);
  const startAttempt = async () => attempt({ step: "choose-password", policy, facts }, 2);
  has(await door({ ...own, startAttempt, cancel }));
  await press("I forgot my password");
  await person.type(await screen.findByLabelText("User name"), "g.ferri{Enter}");
  await person.type(await screen.findByLabelText("New password"), `${NEW}{Enter}`);

  await later();

  await arrive("sign-in");
  expect(cancel).not.toHaveBeenCalled();
  expect(settle).not.toHaveBeenCalled();
});

test("a refusal that the question brings is an outcome", async () => {
  const refused = refusal("password-refused", { kept_password: true, rules: [{ rule: "history", limit: 5 }] });
  const { own, has } = doubtful("change", signedIn, () => Promise.reject(refused));
  has(await inside(own));
  await go("Password");
  await arrive("change-password");
  await person.type(field("Current password"), "twelve letters and more");
  await person.type(field("New password"), `${NEW}{Enter}`);
  await arrive("unsettled");

  await press("Check again");

  await arrive("not-begun");
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Your password was not changed");
  expect(screen.getByText("The new password does not meet every rule.")).toBeTruthy();
  expect(screen.queryByText(/Check the network/)).toBeNull();
  await press("Continue");
  await waitFor(() => expect(field("New password")).toBeTruthy());
});
