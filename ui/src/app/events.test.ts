// Every event is listed once, newest first, whatever arrives meanwhile.
import { expect, test, vi } from "vitest";
import type { Activity, EventView } from "../ipc";
import { NOW, event, state } from "../ipc/fake";
import { eventName, fetchOlder, known } from "./events";

/** An event of the person; the number is its age, and names it. */
const own = (age: number) => event(age, { kind: "signed-in", at: NOW - age });
/** An event that anybody can cause. */
const anybodys = (age: number) => event(age, { kind: "sign-in-refused", at: NOW - age, by: "anybody" });

/** The newest events, and the one before which the others are asked for: the last one, if nothing else is said. */
const newest = (events: EventView[], older_before = events.at(-1)?.id) => ({ ...state, events, older_before });
const ages = (events: EventView[]) => events.map(({ at }) => NOW - at);

/** Answers one page after the other. */
const pages = (...answers: Activity[]) => {
  const activity = vi.fn<(asked: { before: string }) => Promise<Activity>>();
  for (const answer of answers) activity.mockResolvedValueOnce(answer);
  return { activity } as unknown as Parameters<typeof fetchOlder>[0] & { activity: typeof activity };
};

test("older events go behind newer ones that arrive later", async () => {
  const ipc = pages({ events: [own(30), own(31)] });
  const fetched = await fetchOlder(ipc, known(newest([anybodys(10), own(11), own(12), own(13), own(14)]), undefined));

  const news = [1, 2, 3].map(anybodys);
  const { events } = known(newest([...news, own(11), own(12), own(13), own(14), own(20)]), fetched);

  expect(ages(events)).toEqual([1, 2, 3, 10, 11, 12, 13, 14, 20, 30, 31]);
});

test("fetched events stay when none of them is among the newest", async () => {
  const ipc = pages({ events: [own(30)] });
  const fetched = await fetchOlder(ipc, known(newest([own(20)]), undefined));

  const all = known(newest([own(1), own(2)]), fetched);

  expect(ages(all.events)).toEqual([1, 2, 20, 30]);
  expect(all.before).toBe(own(2).id);
});

test("events that a quarter leaves out are fetched and put in their place", async () => {
  const ipc = pages({ events: [anybodys(6), anybodys(7), own(10)], older_before: own(10).id });
  const first = known(newest([...[1, 2, 3].map(anybodys), own(10), own(11)], anybodys(3).id), undefined);

  const all = await fetchOlder(ipc, first);

  expect(ipc.activity.mock.calls).toEqual([[{ before: anybodys(3).id }]]);
  expect(ages(all.events)).toEqual([1, 2, 3, 6, 7, 10, 11]);
});

test("pages that are listed already are passed over", async () => {
  const ipc = pages({ events: [own(10)], older_before: own(10).id }, { events: [own(20)] });

  const all = await fetchOlder(ipc, known(newest([...[1, 2, 3].map(anybodys), own(10)], anybodys(3).id), undefined));

  expect(ages(all.events)).toEqual([1, 2, 3, 10, 20]);
  expect(all.before).toBeUndefined();
});

test("nothing is fetched where every event is listed", async () => {
  const ipc = pages();
  const all = known({ ...state, events: [own(1)] }, undefined);

  expect(await fetchOlder(ipc, all)).toEqual({ events: [own(1)], before: undefined });
  expect(ipc.activity).not.toHaveBeenCalled();
});

test.each([
  [{ this_device: true }, "No code needed on this computer for 90 days"],
  [{ device_name: "altariva-0233" }, "No code needed on altariva-0233 for 90 days"],
  [{}, "No code needed on a computer for 90 days"],
])("a computer that needs no code is the one that is named: %j", (more, name) => {
  expect(eventName(event(1, { kind: "device-known", at: NOW, ...more }))).toBe(name);
});
