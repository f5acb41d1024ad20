// What happened to the account: every event has a page, and older ones come when they are asked for.
import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { AccountState, EventView } from "../ipc";
import { NOW, event, olderEvents, refusal, signedIn, state, view } from "../ipc/fake";
import { arrive, heading, inside, person, press } from "../testing/window";

const seen = (own: Partial<AccountState>) => {
  const answer = async () => ({ ...view, state: { ...state, ...own } });
  return { state: answer, sync: answer };
};
/** The oldest of the newest events, before which the others are asked for. */
const oldest = state.events.at(-1)?.id;
const main = () => within(screen.getByRole("main"));
const rows = () =>
  main()
    .getAllByRole("button")
    .filter((row) => row.querySelector("time"));

async function openEvent(more: Partial<EventView> & Pick<EventView, "kind">) {
  await inside(seen({ events: [event(1, { at: NOW, ...more })] }));
  await person.click(rows()[0] as HTMLElement);
  await arrive("event");
}

test("an event says what happened, when, where and by whom", async () => {
  await openEvent({ kind: "method-added", device_name: "altariva-0233", method: "authenticator" });

  expect(heading().textContent).toBe("Method added on altariva-0233");
  main().getByText(/one more method can verify/);
  main().getByText(/^Monday,? 23 November 2026, 09:00:00$/);
  main().getByText("altariva-0233");
  main().getByText("Authenticator app");
  main().getByText("You, or somebody who used your account");
});

test("whoever did not do it changes the password from there", async () => {
  await openEvent({ kind: "password-changed" });
  main().getByText("If it wasn’t you");
  main().getByText("02 5550 110, Monday to Friday");

  await person.click(main().getByRole("button", { name: "Change password" }));

  await arrive("change-password");
});

test("what anybody can cause alarms nobody", async () => {
  await openEvent({ kind: "sign-in-refused", by: "anybody" });

  main().getByText("You, or anybody who knows your user name");
  expect(document.querySelector(".page:not([hidden]) time")?.getAttribute("dir")).toBe("auto");
  expect(main().queryByRole("button", { name: "Change password" })).toBeNull();
});

test.each([
  ["it", "The IT department"],
  ["service", "The service, by itself"],
] as const)("what %s did is asked of the help desk", async (by, words) => {
  await openEvent({ kind: "account-locked", by });

  main().getByText(words);
  main().getByText("If you did not expect it");
});

test("a page that is left gives the focus to its event", async () => {
  await openEvent({ kind: "signed-in" });

  await person.keyboard("{Escape}");
  await arrive("overview");

  await waitFor(() => expect(document.activeElement).toBe(rows()[0]));
});

test("older events come when they are asked for, until there are none", async () => {
  const activity = vi
    .fn()
    .mockResolvedValueOnce({ events: olderEvents(2), older_before: olderEvents(2)[1]?.id })
    .mockResolvedValueOnce({ events: olderEvents(5, 200).slice(2) });
  await inside({ ...seen({ older_before: oldest }), activity });

  await press("Show older");
  await waitFor(() => expect(rows()).toHaveLength(state.events.length + 2));
  expect(document.activeElement).toBe(rows()[state.events.length]);
  await press("Show older");
  await waitFor(() => expect(rows()).toHaveLength(state.events.length + 5));

  expect(activity.mock.calls).toEqual([[{ before: oldest }], [{ before: olderEvents(2)[1]?.id }]]);
  expect(screen.queryByRole("button", { name: "Show older" })).toBeNull();
});

test("newer events push none of the older ones off the list", async () => {
  const told: ((news: typeof view) => void)[] = [];
  await inside({ ...seen({ older_before: oldest }), onState: (listener) => (told.push(listener), () => {}) });
  await press("Show older");
  await waitFor(() => expect(rows()).toHaveLength(state.events.length + 12));

  const newest = event(77, { kind: "signed-out", at: NOW });
  const events = [newest, ...state.events.slice(0, -1)];
  told.forEach((listener) => listener({ ...view, state: { ...state, events, older_before: events.at(-1)?.id } }));

  await waitFor(() => expect(rows()).toHaveLength(state.events.length + 13));
});

test("older events that cannot be fetched say why, and the list stays", async () => {
  await inside({ ...seen({ older_before: oldest }), activity: () => Promise.reject(refusal("internal")) });

  await press("Show older");

  expect((await screen.findByRole("alert")).textContent).toContain("Something failed in the service.");
  expect(rows()).toHaveLength(state.events.length);
});

test("without a connection the button for older events says why", async () => {
  const activity = vi.fn();
  await inside({
    status: async () => ({ ...signedIn, reach: "offline" }),
    ...seen({ older_before: oldest }),
    activity,
  });

  await press("Show older");

  expect(activity).not.toHaveBeenCalled();
  expect(screen.getByRole("button", { name: "Show older" }).getAttribute("aria-disabled")).toBe("true");
});
