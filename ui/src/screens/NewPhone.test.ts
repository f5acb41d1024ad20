// A person with a new phone: the app on it is added, and the old one goes as soon as the service allows that.
import { screen, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AnyCode, Ipc, MethodView } from "../ipc";
import { NOW, app, mail, refusal, security, state, view } from "../ipc/fake";
import { arrive, go, inside, person, press } from "../testing/window";

/** Monday 23 November 2026, 09:00. */
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: NOW * 1000 }));
afterEach(() => void vi.useRealTimers());

const THURSDAY = NOW + 3 * 86_400;
const old = { ...mail, usable_from: NOW - 86_400 };
const next: MethodView = { ...app, id: "m9", label: "My phone 2", added_at: NOW, usable_from: THURSDAY };
const CODE = "Enter the 6 digits that the app shows";

async function open(own: Partial<Ipc>, ...methods: MethodView[]) {
  const answer = async () => ({ ...view, state: { ...state, ...security(...methods) } });
  const ipc = await inside({ state: answer, sync: answer, ...own });
  await go("Security");
  await arrive("security-info");
  return ipc;
}

const asked = async () => {
  await press("Remove Pixel 8");
  return within(screen.getByRole("dialog"));
};
const names = (dialog: Awaited<ReturnType<typeof asked>>) =>
  dialog.getAllByRole("button").map((button) => button.textContent?.trim());

test("the old app says when it can go, and no other is asked for", async () => {
  await open({}, app, old, next);

  const dialog = await asked();

  expect(dialog.getByText(/You can remove it on Thursday at 09:00, when My phone 2 begins to count/)).toBeTruthy();
  expect(names(dialog)).toEqual(["Close"]);
});

test("a time that has come is no reason any more", async () => {
  await open({}, app, old, next);
  vi.setSystemTime(THURSDAY * 1000);

  const dialog = await asked();

  expect(names(dialog)).toContain("Remove");
});

test("where another is needed, a new one of the kind may take its place", async () => {
  const methods = [{ ...app, kept: { why: "too-little" } as const }, old];
  const answer = async () => ({ ...view, state: { ...state, ...security(...methods), methods } });
  await open({ state: answer, sync: answer });

  const dialog = await asked();
  expect(dialog.getByText(/Add another one first; after 72 hours it counts/)).toBeTruthy();
  expect(names(dialog)).toEqual(["Close", "Replace it"]);
  await person.click(dialog.getByRole("button", { name: "Replace it" }));

  await arrive("add-authenticator");
});

test("where none of the kind may be added, another kind is", async () => {
  const methods = [{ ...app, kept: { why: "too-little" } as const }, old];
  const info = { ...security(...methods), methods, registrable: ["mail" as const] };
  const answer = async () => ({ ...view, state: { ...state, ...info } });
  await open({ state: answer, sync: answer });

  const dialog = await asked();
  expect(names(dialog)).toEqual(["Close", "Add a method"]);
  await person.click(dialog.getByRole("button", { name: "Add a method" }));

  await arrive("add-mail");
});

async function replace(own: Partial<Ipc>) {
  await open(own, app, old);
  await person.click((await asked()).getByRole("button", { name: "Replace it" }));
  await arrive("add-authenticator");
  await person.type(await screen.findByLabelText(CODE), "309114{Enter}");
  await arrive("security-info");
}

test("a method is replaced from its row, and the page names the old one", async () => {
  await open({}, app, old);

  await press("Replace Pixel 8");

  await arrive("add-authenticator");
  expect(screen.getByText(/takes the place of Pixel 8, which stays at least until the new one works/)).toBeTruthy();
});

test("no row offers to replace what may not be added", async () => {
  const answer = async () => ({ ...view, state: { ...state, ...security(app, old), registrable: [] } });
  await open({ state: answer, sync: answer });

  expect(screen.queryByRole("button", { name: /^Replace/ })).toBeNull();
});

test("a replaced app goes once the new one works", async () => {
  const removeMethod = vi.fn(async () => security(next, old));
  const confirmMethod = async () => ({ ...security(app, old, next), methods: [app, old, next] });
  await replace({ removeMethod, confirmMethod });

  expect(await screen.findByText("Pixel 8 was replaced")).toBeTruthy();
  expect(removeMethod).toHaveBeenCalledWith({ scope: "session", id: app.id });
});

test("a replaced app that has to stay for a while says until when", async () => {
  const removeMethod = vi.fn(async () => security(next, old));
  await replace({ removeMethod, confirmMethod: async () => security(app, old, next) });

  expect(await screen.findByText("Authenticator app added")).toBeTruthy();
  expect(screen.getByText("Pixel 8 can be removed on Thursday at 09:00. Keep both until then.")).toBeTruthy();
  expect(removeMethod).not.toHaveBeenCalled();
});

test("a replaced app whose removal fails stays, and the page says why", async () => {
  const confirmMethod = async () => ({ ...security(app, old, next), methods: [app, old, next] });
  await replace({ confirmMethod, removeMethod: () => Promise.reject(refusal("busy" satisfies AnyCode)) });

  expect((await screen.findByRole("alert")).textContent).toContain("The service is busy.");
  expect(screen.getByText("Authenticator app added")).toBeTruthy();
});

test("a replacement that was given up removes nothing", async () => {
  const removeMethod = vi.fn(async () => security(next, old));
  const confirmMethod = async () => ({ ...security(app, old, next), methods: [app, old, next] });
  await open({ removeMethod, confirmMethod }, app, old);
  await person.click((await asked()).getByRole("button", { name: "Replace it" }));
  await arrive("add-authenticator");
  await person.keyboard("{Escape}");
  await arrive("security-info");

  await press(/Add an authenticator app/);
  await person.type(await screen.findByLabelText(CODE), "309114{Enter}");
  await arrive("security-info");

  expect(removeMethod).not.toHaveBeenCalled();
});

test("help says the same of a new phone", async () => {
  await open({}, app, old, next);
  await go("Help");
  await arrive("help");
  await press("I have a new phone");
  await arrive("help-task");

  const page = screen.getAllByRole("main")[0] as HTMLElement;
  expect(page.textContent).toContain("After that, remove the old one");
  expect(page.textContent).toContain("after 72 hours");
});
