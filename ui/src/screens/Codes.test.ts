// Codes by email in a reset: how often they are requested, and what the page offers when none is sent any more.
import { screen } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";
import type { AttemptView, Ipc } from "../ipc";
import { NOW, attempt, facts, policy, proveStep, refusal } from "../ipc/fake";
import { arrive, code, forgot, heading, person, press } from "../testing/window";

afterEach(() => void vi.useRealTimers());

const now = () => Math.floor(Date.now() / 1000);
const mailRow = () => screen.getByRole("button", { name: /Personal email address/ });

/** An attempt in which a code is on its way. */
function onItsWay(resendIn: number, begun = now()): AttemptView {
  const sent = {
    kind: "mail",
    expires_at: begun + 600,
    resend_at: begun + resendIn,
    tries_left: 5,
    delayed: false,
  } as const;
  return { ...attempt({ ...proveStep, sent } as AttemptView["step"]), expires_at: begun + 1800 };
}

test("two presses on one way request one code", async () => {
  let answer: (view: AttemptView) => void = () => undefined;
  const attemptCode = vi.fn(() => new Promise<AttemptView>((resolve) => (answer = resolve)));
  await forgot({ attemptCode });

  await person.dblClick(mailRow());
  answer(onItsWay(30));
  await code();

  expect(attemptCode).toHaveBeenCalledTimes(1);
});

test("whoever comes back to the choice gets the code that was just sent", async () => {
  const attemptCode = vi.fn(async () => onItsWay(30));
  await forgot({ attemptCode });
  await person.click(mailRow());
  await code();

  await press("Choose another way");
  await person.click(mailRow());
  await code();

  expect(attemptCode).toHaveBeenCalledTimes(1);
});

test("while no more codes are sent, the newest one can be entered", async () => {
  const attemptCode = vi
    .fn<Ipc["attemptCode"]>()
    .mockResolvedValueOnce(onItsWay(0))
    .mockRejectedValue(refusal("too-many-sends", { retry_after_s: 541 }));
  const attemptProve = vi.fn(async () => attempt({ step: "choose-password", policy, facts }, 2));
  await forgot({ attemptCode, attemptProve });
  await person.click(mailRow());
  await code();
  await press("Choose another way");
  await person.click(mailRow());

  expect((await screen.findByRole("alert")).textContent).toContain("Use the newest code that arrived");
  await person.type(await code(), "481207{Enter}");
  await arrive("forgot-password");

  expect(attemptProve).toHaveBeenCalledWith({ kind: "mail", secret: "481207" });
});

test("where no code was sent, nothing speaks of entering one", async () => {
  await forgot({ attemptCode: () => Promise.reject(refusal("too-many-sends", { retry_after_s: 541 })) });

  await person.click(mailRow());

  expect((await screen.findByRole("alert")).textContent).toContain("Wait a while, or use something else.");
  expect(screen.queryByText(/Use the newest code/)).toBeNull();
});

test("an account with too few methods is led to people who help", async () => {
  const attemptProve = () => Promise.reject(refusal("not-enough-methods"));
  await forgot({ attemptCode: async () => onItsWay(30), attemptProve });
  await person.click(mailRow());
  await person.type(await code(), "481207{Enter}");
  await arrive("attempt-ended");

  expect(heading().textContent).toBe("You don’t have enough methods to do this yourself.");
  expect(screen.queryByText(/You have until/)).toBeNull();
  expect(screen.queryByRole("button", { name: /Send again/ })).toBeNull();
  expect(screen.getByText("02 5550 110, Monday to Friday")).toBeTruthy();
  await press(/I have an activation code/);
  await arrive("activate");
});

test("of two times that are over, the page shows the one that ends everything", async () => {
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"], now: NOW * 1000 });
  await forgot({
    startAttempt: async () => ({ ...attempt(proveStep), expires_at: NOW + 600 }),
    attemptCode: async () => ({ ...onItsWay(30, NOW), expires_at: NOW + 600 }),
  });
  await person.click(mailRow());
  await code();

  await vi.advanceTimersByTimeAsync(11 * 60_000);

  expect(await screen.findAllByText("The time is over")).toHaveLength(1);
  expect(screen.getByRole("button", { name: "Start again" })).toBeTruthy();
});

test("an emailed code that is used up leaves the other ways open", async () => {
  const attemptProve = vi.fn<Ipc["attemptProve"]>(({ kind }) =>
    kind === "mail"
      ? Promise.reject(refusal("proof-refused", { tries_left: 0 }))
      : Promise.resolve(attempt({ step: "choose-password", policy, facts }, 2)),
  );
  await forgot({ attemptCode: async () => onItsWay(30), attemptProve });
  await person.click(mailRow());
  await person.type(await code(), "111111{Enter}");
  await screen.findByText(/This code is used up/);

  await press("Choose another way");
  await press(/Authenticator app/);
  await person.type(await code(), "309114{Enter}");

  await arrive("forgot-password");
  expect(attemptProve).toHaveBeenLastCalledWith({ kind: "authenticator", secret: "309114" });
});

test("a code that is used up is not called the newest while none is sent", async () => {
  const attemptCode = vi.fn<Ipc["attemptCode"]>();
  attemptCode.mockResolvedValueOnce(onItsWay(0)).mockRejectedValue(refusal("too-many-sends", { retry_after_s: 541 }));
  await forgot({ attemptCode, attemptProve: () => Promise.reject(refusal("proof-refused", { tries_left: 0 })) });
  await person.click(mailRow());
  await person.type(await code(), "111111{Enter}");
  await screen.findByText(/This code is used up/);

  await press("Send again");

  await screen.findByText(/An earlier code does not count here/);
  expect(screen.queryByText(/Use the newest code/)).toBeNull();
});
