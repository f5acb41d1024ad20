// A code of the help desk in a reset: two words to read out, and the code that is read out in return.
import { screen, waitFor } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { AttemptStep, Ipc, MethodOffer } from "../ipc";
import { NOW, attempt, refusal, status } from "../ipc/fake";
import { arrive, forgot, heading, person, press } from "../testing/window";

const CODE = "K7QX-3MPD-W2RA";
const byMail: MethodOffer = { kind: "mail" };
const byHelpDesk: MethodOffer = { kind: "help-desk-code", words: "candle river" };
const desk = "Help desk: 02 5555 0100";

const resetting = (own: Partial<Ipc> = {}, offers = [byMail, byHelpDesk]) =>
  forgot({
    status: async () => ({ ...status, help_desk: desk }),
    startAttempt: async () => attempt({ step: "prove", offers }),
    ...own,
  });

const codeField = () => screen.findByLabelText("Code from the help desk");

test("who calls the help desk reads two words out and types the code", async () => {
  const attemptProve = vi.fn<Ipc["attemptProve"]>(async () => attempt({ step: "prove", offers: [byMail] }, 1));
  await resetting({ attemptProve });

  await press(/Code from the help desk/);
  expect(heading().textContent).toBe("Call the help desk");
  expect(screen.getByText("candle river")).toBeTruthy();
  expect(screen.getByText(desk)).toBeTruthy();
  await person.type(await codeField(), `${CODE}{Enter}`);
  await arrive("forgot-verification-2");

  expect(attemptProve.mock.calls).toEqual([[{ kind: "help-desk-code", secret: CODE }]]);
});

test("a reset that a code prolonged is not said to be over", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW * 1000 });
  const step: AttemptStep = { step: "prove", offers: [byHelpDesk] };
  const attemptView = vi.fn<Ipc["attemptView"]>(async () => ({ ...attempt(step), expires_at: NOW + 960 }));
  await resetting({ startAttempt: async () => ({ ...attempt(step), expires_at: NOW + 60 }), attemptView });
  await person.type(await codeField(), "K7QX");

  await waitFor(() => expect(screen.queryByText(/It cannot be extended/)).toBeNull());

  expect(attemptView).toHaveBeenCalledOnce();
  expect(((await codeField()) as HTMLInputElement).value).toBe("K7QX");
  vi.useRealTimers();
});

test("a refused code says what to do", async () => {
  await resetting({ attemptProve: async () => Promise.reject(refusal("proof-refused", { tries_left: 4 })) });
  await press(/Code from the help desk/);

  await person.type(await codeField(), `${CODE}{Enter}`);

  expect(await screen.findByText(/Have it read out once more/)).toBeTruthy();
});

test("who has no other method is led to the help desk", async () => {
  await resetting({}, [byHelpDesk]);

  expect(await codeField()).toBeTruthy();
  await press("I can’t use this");
  await arrive("cannot-verify");
  expect(heading().textContent).toBe("Can’t call the help desk?");
});
