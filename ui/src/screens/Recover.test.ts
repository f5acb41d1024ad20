import { screen, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { Ipc, Purpose } from "../ipc";
import { NOW, attempt, facts, policy, proveStep, refusal, sent, status } from "../ipc/fake";
import { arrive, code, door, field, heading, person, press, typedAnywhere } from "../testing/window";

const NEW = "velvet harbour onion 12";

async function named(own: Partial<Ipc> = {}, purpose: Purpose = "reset") {
  const ipc = await door(own);
  await press(purpose === "reset" ? "I forgot my password" : "My account is locked");
  await arrive(purpose === "reset" ? "forgot" : "unlock");
  await person.type(field("User name"), "g.ferri{Enter}");
  return ipc;
}

const secondGate = () => attempt({ step: "prove", offers: [{ kind: "mail" }] }, 1);

test("a forgotten password is reset: name, two verifications, new password, door", async () => {
  const startAttempt = vi.fn(async () => attempt(proveStep));
  const attemptProve = vi
    .fn<Ipc["attemptProve"]>()
    .mockResolvedValueOnce(secondGate())
    .mockResolvedValueOnce(attempt({ step: "choose-password", policy, facts }, 2));
  const attemptCode = vi.fn(async () =>
    attempt(
      {
        step: "prove",
        offers: [{ kind: "mail" }],
        sent: { kind: "mail", expires_at: 0, resend_at: 0, tries_left: 5, delayed: false },
      },
      1,
    ),
  );
  const attemptSetPassword = vi.fn(async () => ({ outcome: "done", at: 0 }) as const);
  await named({ startAttempt, attemptProve, attemptCode, attemptSetPassword });
  expect(startAttempt).toHaveBeenCalledWith({ user_name: "g.ferri", purpose: "reset" });

  await arrive("forgot-verification-1");
  await press(/Authenticator app/);
  await person.type(await code(), "309114{Enter}");
  await arrive("forgot-verification-2");
  await press(/Personal email address/);
  await person.type(await code(), "481207{Enter}");
  await arrive("forgot-password");
  await person.type(field("New password"), `${NEW}{Enter}`);
  await arrive("forgot-done");

  expect(attemptProve.mock.calls).toEqual([
    [{ kind: "authenticator", secret: "309114" }],
    [{ kind: "mail", secret: "481207" }],
  ]);
  expect(attemptSetPassword).toHaveBeenCalledWith({ new: NEW });
  await press("Sign in");
  await arrive("sign-in");
  expect(typedAnywhere()).not.toContain(NEW);
});

test("a locked account is unlocked by one press after the verifications", async () => {
  const attemptUnlock = vi.fn(async () => ({ outcome: "done", at: 0 }) as const);
  await named({ attemptProve: async () => attempt({ step: "confirm-unlock" }, 2), attemptUnlock }, "unlock");
  await arrive("unlock-verification-1");
  await press(/Authenticator app/);
  await person.type(await code(), "309114{Enter}");
  await arrive("unlock-confirm");
  expect(attemptUnlock).not.toHaveBeenCalled();

  await press("Unlock account");
  await arrive("unlock-done");

  expect(heading().textContent).toBe("Your account is unlocked");
});

test("while emails are late, whoever waits for a code is told so", async () => {
  const ipc = await named();
  await press(/Personal email address/);
  await code();
  expect(screen.getByText("No email yet?")).toBeTruthy();

  ipc.tellStatus({ ...status, mail_delayed: true });

  expect(await screen.findByText("Email is delayed")).toBeTruthy();
  expect(screen.queryByText(/spam folder/)).toBeNull();
  ipc.tellStatus(status);
  expect(await screen.findByText("No email yet?")).toBeTruthy();
});

test("a wrong code says how many tries are left, and empties the field", async () => {
  await named({ attemptProve: () => Promise.reject(refusal("proof-refused", { tries_left: 1 })) });
  await press(/Authenticator app/);

  await person.type(await code(), "111111{Enter}");

  expect((await screen.findByRole("alert")).textContent).toContain("1 try left.");
  expect((await code()).value).toBe("");
});

test("a code that is used up says so, and no further try is sent", async () => {
  const attemptProve = vi.fn<Ipc["attemptProve"]>(() => Promise.reject(refusal("proof-refused", { tries_left: 0 })));
  await named({ attemptProve });
  await press(/Personal email address/);

  await person.type(await code(), "111111{Enter}");
  await screen.findByText(/This code is used up/);
  await person.type(await code(), "222222{Enter}");

  expect(attemptProve).toHaveBeenCalledTimes(1);
  expect(screen.getByText(/This code is used up/)).toBeTruthy();
});

test("a code whose time is over is not called wrong", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW * 1000 });
  await named({ attemptProve: () => Promise.reject(refusal("proof-refused", { tries_left: 4 })) });
  await press(/Personal email address/);
  await code();
  vi.setSystemTime((sent.expires_at + 1) * 1000);

  await person.type(await code(), "111111{Enter}");

  expect(await screen.findByText(/The time of this code is over/)).toBeTruthy();
  vi.useRealTimers();
});

test("the service chooses how many verifications there are, and the steps say so", async () => {
  await named({ startAttempt: async () => ({ ...attempt(proveStep), gates_needed: 1 }) });
  await arrive("forgot-verification-1");

  const steps = within(screen.getByRole("list", { name: "Steps" })).getAllByRole("listitem");

  expect(steps).toHaveLength(3);
  expect(steps[1]?.getAttribute("aria-current")).toBe("step");
});

test("another way may be chosen after a code was asked for", async () => {
  await named();
  await press(/Personal email address/);
  await code();

  await press("Choose another way");

  await press(/Authenticator app/);
  expect(heading().textContent).toBe("Enter the code of your app");
});

test("codes that cannot be sent any more leave the other ways open", async () => {
  await named({ attemptCode: () => Promise.reject(refusal("too-many-sends", { retry_after_s: 60 })) });

  await press(/Personal email address/);

  expect((await screen.findByRole("alert")).textContent).toContain("No more codes can be sent there for now.");
  await press(/Authenticator app/);
  await code();
});

test("an attempt that ran out says so, and starts again", async () => {
  await named({ attemptProve: () => Promise.reject(refusal("attempt-ended")) });
  await press(/Authenticator app/);
  await person.type(await code(), "309114{Enter}");
  await arrive("attempt-ended");

  await press("Start again");

  await arrive("forgot");
});

test("two minutes before its end an attempt warns, and can start again", async () => {
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"], now: NOW * 1000 });
  await named({ startAttempt: async () => ({ ...attempt(proveStep), expires_at: NOW + 1800 }) });
  await arrive("forgot-verification-1");
  expect(screen.queryByText(/The time ends at/)).toBeNull();

  await vi.advanceTimersByTimeAsync(28 * 60_000 + 20_000);
  await screen.findByText("The time ends at 09:30");
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  await screen.findByText("The time is over");

  await press("Start again");
  await arrive("forgot");
  vi.useRealTimers();
});

test("cancelling drops the attempt, and says what holds", async () => {
  const cancel = vi.fn(async () => null);
  await named({ cancel });
  await arrive("forgot-verification-1");

  await person.keyboard("{Escape}");
  await arrive("sign-in");

  expect(cancel).toHaveBeenCalledTimes(1);
  const said = screen.getByText("Nothing was changed").closest("[role='status']");
  expect(said?.textContent).toContain("Your password works as before. Codes that we sent for this no longer work");
});

test("cancelling before the attempt began has nothing to say", async () => {
  await door();
  await press("I forgot my password");
  await arrive("forgot");

  await press("Cancel");
  await arrive("sign-in");

  expect(screen.queryByText("Nothing was changed")).toBeNull();
});

test("getting help does not lose the attempt", async () => {
  await named();
  await arrive("forgot-verification-1");

  await press("Help");
  await arrive("help");
  await press("Back");

  await arrive("forgot-verification-1");
});

test("a service with too much to do says when to come back", async () => {
  await named({ startAttempt: () => Promise.reject(refusal("busy", { retry_after_s: 20 })) });

  expect((await screen.findByRole("timer")).textContent).toBe("You can try again in 0:20.");
});

test("a refused password gives the form back, not the verifications away", async () => {
  const attemptSetPassword = vi
    .fn<Ipc["attemptSetPassword"]>()
    .mockRejectedValueOnce(refusal("password-refused", { rules: [{ rule: "history", limit: 5 }] }))
    .mockResolvedValueOnce({ outcome: "done", at: 0 });
  await named({ attemptSetPassword });
  await press(/Authenticator app/);
  await person.type(await code(), "309114{Enter}");
  await arrive("forgot-password");

  await person.type(field("New password"), `${NEW}{Enter}`);
  await screen.findByText("The new password does not meet every rule.");
  await person.type(field("New password"), `another ${NEW}{Enter}`);

  await arrive("forgot-done");
});

test("a code of a method that is too young leaves the older one to be used at once", async () => {
  const attemptProve = vi
    .fn<Ipc["attemptProve"]>()
    .mockRejectedValueOnce(refusal("method-too-young", { retry_after_s: 250_000 }))
    .mockResolvedValueOnce(attempt({ step: "choose-password", policy, facts }, 2));
  await named({ attemptProve });
  await press(/Authenticator app/);
  await person.type(await code(), "309114{Enter}");

  await screen.findByText("This method is too new for that.");
  expect(screen.queryByRole("timer")).toBeNull();
  await person.type(await code(), "442071{Enter}");

  await arrive("forgot-password");
});
