// A recovery sheet: made, confirmed from the paper, used by the number, and replaced when few codes are left.
import { screen, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { Ipc } from "../ipc";
import { NOW, app, attempt, refusal, security, state, view } from "../ipc/fake";
import { newSheetAt, sheetAt } from "../testing/sheet";
import { arrive, door, field, forgot, go, inside, person, press, typedAnywhere } from "../testing/window";

const FIRST = "7QK4-M2VX-0HRT-W9BD";
const SEVENTH = "7qk4-m2vx-6hrt-w9bd";

async function open(own: Partial<Ipc> = {}) {
  await inside(own);
  await go("Security");
  await arrive("security-info");
  await press(/Make a recovery sheet/);
  await arrive("add-sheet");
  await screen.findByText(FIRST);
}

const withSheet = (left: number): Partial<Ipc> => {
  const answer = async () => ({ ...view, state: { ...state, ...security(app, sheetAt(NOW, left)) } });
  return { state: answer, sync: answer };
};

test("ten numbered codes are shown, and the paper names company and person", async () => {
  await open();

  const codes = within(screen.getByRole("list", { name: "Recovery codes" })).getAllByRole("listitem");
  expect(codes.map((code) => code.textContent)).toEqual(newSheetAt(NOW).codes.map(({ number, code }) => number + code));
  expect(screen.getByText("User name: g.ferri")).toBeTruthy();
  expect(screen.getByText(/Recovery sheet of Alta Riva/)).toBeTruthy();
});

test("the sheet is printed by the dialog of the system", async () => {
  const print = vi.spyOn(window, "print").mockImplementation(() => undefined);
  await open();

  await press("Print");

  expect(print).toHaveBeenCalledOnce();
});

test("one code, typed from the paper, confirms the sheet", async () => {
  const confirmMethod = vi.fn<Ipc["confirmMethod"]>(async () => security(app, sheetAt(NOW)));
  await open({ confirmMethod });

  await person.type(field("Code number 7"), `${SEVENTH}{Enter}`);
  await arrive("security-info");

  expect(confirmMethod.mock.calls).toEqual([[{ scope: "session", id: newSheetAt(NOW).id, code: SEVENTH }]]);
  expect(screen.getByText("Recovery sheet added")).toBeTruthy();
  expect(document.body.textContent).not.toContain(FIRST);
});

test("another code is refused beside its field, which is emptied, and the codes stay", async () => {
  await open({ confirmMethod: () => Promise.reject(refusal("proof-refused")) });

  await person.type(field("Code number 7"), "0000-0000-0000-0000{Enter}");

  expect((await screen.findByRole("alert")).textContent).toContain("Check the number beside the code");
  expect(typedAnywhere()).not.toContain("0000");
  expect(screen.getByText(FIRST)).toBeTruthy();
});

test("whoever leaves the page leaves no code behind", async () => {
  await open();

  await press("Cancel");
  await arrive("security-info");

  expect(document.body.textContent).not.toContain(FIRST);
});

test("a sheet says how many codes are left", async () => {
  await inside(withSheet(7));
  await go("Security");
  await arrive("security-info");

  const row = screen.getByText("Recovery sheet").closest("li") as HTMLElement;
  expect(row.textContent).toContain("7 codes left");
  expect(within(row).getByText("For sign-in")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Make a new sheet" })).toBeNull();
});

test("a new sheet is offered while few codes are left", async () => {
  await inside(withSheet(2));
  await go("Security");
  await arrive("security-info");

  expect(screen.getByText("2 codes are left on your recovery sheet")).toBeTruthy();
  await press("Make a new sheet");

  await arrive("add-sheet");
});

test("a sheet without codes serves nothing", async () => {
  await inside(withSheet(0));
  await go("Security");
  await arrive("security-info");

  const row = screen.getByText("Recovery sheet").closest("li") as HTMLElement;
  expect(within(row).queryByText("For sign-in")).toBeNull();
  expect(screen.getByText("No code is left on your recovery sheet")).toBeTruthy();
});

test("a reset asks for a code by its number", async () => {
  const byMail = { kind: "mail" as const };
  const offers = [byMail, { kind: "recovery-codes" as const, number: 4 }];
  const attemptProve = vi.fn<Ipc["attemptProve"]>(async () => attempt({ step: "prove", offers: [byMail] }, 1));
  await forgot({ startAttempt: async () => attempt({ step: "prove", offers }), attemptProve });

  await press(/Recovery sheet/);
  await person.type(await screen.findByLabelText("Code number 4"), `${SEVENTH}{Enter}`);
  await arrive("forgot-verification-2");

  expect(attemptProve.mock.calls).toEqual([[{ kind: "recovery-codes", secret: SEVENTH }]]);
});

test("at sign-in, a used-up sheet says so", async () => {
  await door({ signIn: async () => ({ step: "prove", offers: [{ kind: "recovery-codes" }] }) });
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Password"), "seven green lanterns{Enter}");
  await arrive("verify");

  expect(screen.getByText(/No code is left on your recovery sheet/)).toBeTruthy();
});
