// A fresh verification of somebody with several methods of one kind.
import { screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Ipc, MethodOffer } from "../ipc";
import { NOW, app, refusal, security, sent, state, view } from "../ipc/fake";
import { arrive, go, inside, person, press } from "../testing/window";

/** Monday 23 November 2026, 09:00. */
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: NOW * 1000 }));
afterEach(() => void vi.useRealTimers());

const offers = (kind: MethodOffer["kind"], ...hints: string[]): MethodOffer[] =>
  hints.map((hint) => ({ kind, method: `of ${hint}`, hint }));
const verified = async () => ({ fresh_until: 0, step: { step: "done" } }) as const;

/** The dialog of a change that needs a fresh verification by one of these methods. */
async function asked(fresh_proofs: MethodOffer[], own: Partial<Ipc>) {
  const answer = async () => ({ ...view, state: { ...state, fresh_proofs } });
  const removeMethod = vi
    .fn<Ipc["removeMethod"]>(async () => security(app))
    .mockRejectedValueOnce(refusal("fresh-proof-needed"));
  await inside({ state: answer, sync: answer, removeMethod, ...own });
  await go("Security");
  await arrive("security-info");
  await press("Remove Pixel 8");
  await press("Remove");
  return within(await screen.findByRole("dialog", { name: "Verify it’s you" }));
}

test("two authenticator apps are one way to verify", async () => {
  const sessionProve = vi.fn<Ipc["sessionProve"]>(verified);
  const dialog = await asked(offers("authenticator", "My phone 2", "Pixel 8"), { sessionProve });

  await person.type(dialog.getByLabelText("6-digit code"), "309114{Enter}");

  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(sessionProve).toHaveBeenCalledTimes(1);
});

test("of two addresses, the chosen one gets the code", async () => {
  const sessionCode = vi.fn<Ipc["sessionCode"]>(async () => sent);
  const sessionProve = vi.fn<Ipc["sessionProve"]>(verified);
  const dialog = await asked(offers("mail", "new.example", "old.example"), { sessionCode, sessionProve });

  await person.click(dialog.getByRole("button", { name: /old\.example/ }));
  await person.type(await dialog.findByLabelText("6-digit code"), "309114{Enter}");

  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(sessionCode.mock.calls).toEqual([[{ kind: "mail", method: "of old.example" }]]);
  expect(sessionProve.mock.calls).toEqual([[{ kind: "mail", method: "of old.example", secret: "309114" }]]);
});

test("a code that one address got is of no use for the other", async () => {
  const sessionCode = vi.fn<Ipc["sessionCode"]>(async () => sent);
  const dialog = await asked(offers("mail", "new.example", "old.example"), { sessionCode });

  await person.click(dialog.getByRole("button", { name: /new\.example/ }));
  await person.click(await dialog.findByRole("button", { name: "Choose another way" }));
  await person.click(dialog.getByRole("button", { name: /old\.example/ }));
  await dialog.findByLabelText("6-digit code");
  await person.click(dialog.getByRole("button", { name: "Choose another way" }));
  await person.click(dialog.getByRole("button", { name: /old\.example/ }));
  await dialog.findByLabelText("6-digit code");

  const recipients = sessionCode.mock.calls.map(([request]) => request.method);
  expect(recipients).toEqual(["of new.example", "of old.example"]);
});

test("a limit of one address leaves the other to be used", async () => {
  const sessionCode = vi
    .fn<Ipc["sessionCode"]>(async () => sent)
    .mockRejectedValueOnce(refusal("too-many-sends", { retry_after_s: 3600 }));
  const dialog = await asked(offers("mail", "new.example", "old.example"), { sessionCode });

  await person.click(dialog.getByRole("button", { name: /new\.example/ }));
  await dialog.findByRole("timer");
  await person.click(dialog.getByRole("button", { name: /old\.example/ }));

  expect(await dialog.findByLabelText("6-digit code")).toBeTruthy();
});
