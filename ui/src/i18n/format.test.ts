import { beforeEach, expect, test } from "vitest";
import { ago, ahead, appointment, calendarDays, clock, day, moment, momentInside, when } from "./format";
import { speak, writeDatesAs } from "./index.svelte";

/** Monday 23 November 2026, 09:00 UTC. */
const NOW = 1_795_424_400;

beforeEach(() => {
  speak("en");
  writeDatesAs(undefined);
});

test("a day is written as the locale writes it", () => {
  expect(day(NOW)).toBe("23 November 2026");
  speak("it");
  expect(day(NOW)).toBe("23 novembre 2026");
});

test("a moment is today, yesterday, a day of this year, or a full date", () => {
  expect(moment(NOW - 60, NOW)).toBe("Today, 08:59");
  expect(moment(NOW - 86_400, NOW)).toBe("Yesterday, 09:00");
  expect(moment(NOW - 9 * 86_400, NOW)).toBe("14 November, 09:00");
  expect(moment(NOW - 400 * 86_400, NOW)).toBe("19 October 2025, 09:00");
  speak("it");
  expect(moment(NOW - 86_400, NOW)).toBe("Ieri, 09:00");
});

test("within a sentence a day begins small, but a month keeps its capital where the language has one", () => {
  expect(momentInside(NOW, NOW)).toBe("today, 09:00");
  expect(momentInside(NOW - 9 * 86_400, NOW)).toBe("14 November, 09:00");
});

test("ages grow from minutes to days, and a clock that runs ahead makes none negative", () => {
  expect(ago(NOW - 120, NOW)).toBe("2 minutes ago");
  expect(ago(NOW - 7200, NOW)).toBe("2 hours ago");
  expect(ago(NOW - 2 * 86_400, NOW)).toBe("2 days ago");
  expect(ago(NOW + 500, NOW)).toBe("now");
});

test("days are those of the calendar, not of 24 hours", () => {
  const tonight = NOW + 14 * 3600;
  expect(calendarDays(NOW, tonight)).toBe(0);
  expect(calendarDays(NOW, tonight + 3600)).toBe(1);
  expect(calendarDays(tonight, NOW + 15 * 3600)).toBe(1);
  expect(calendarDays(NOW, NOW - 86_400)).toBe(-1);
});

test("a moment ends a sentence as one would say it", () => {
  expect(when(NOW - 60, NOW)).toBe("today at 08:59");
  expect(when(NOW + 86_400, NOW)).toBe("tomorrow at 09:00");
  expect(when(NOW + 3 * 86_400, NOW)).toBe("on Thursday at 09:00");
  expect(when(NOW + 8 * 86_400, NOW)).toBe("on 1 December 2026 at 09:00");
  expect(when(NOW - 86_400, NOW)).toBe("yesterday at 09:00");
  expect(appointment(NOW + 8 * 86_400)).toBe("Tuesday 1 December, 09:00");
  speak("it");
  expect(when(NOW + 15 * 86_400, NOW)).toBe("l’8 dicembre 2026 alle 09:00");
  expect(when(NOW + 16 * 86_400, NOW)).toBe("il 9 dicembre 2026 alle 09:00");
});

test("a countdown never shows less than nothing", () => {
  expect(clock(65)).toBe("1:05");
  expect(clock(-3)).toBe("0:00");
});

test("what is still to come is told in its largest unit", () => {
  expect(ahead(NOW + 3 * 86_400, NOW)).toBe("in 3 days");
  expect(ahead(NOW + 3600, NOW)).toBe("in 1 hour");
  expect(ahead(NOW + 30, NOW)).toBe("in 1 minute");
  expect(momentInside(NOW + 86_400, NOW)).toBe("tomorrow, 09:00");
});

test("formats follow the system, and words the language", () => {
  const afternoon = NOW + 4 * 3600 + 22 * 60;
  const written = () => [day(afternoon), moment(afternoon, NOW)];

  writeDatesAs("it-IT");
  expect(written()).toEqual(["23 November 2026", "Today, 13:22"]);
  writeDatesAs("en-US");
  expect(written().map((text) => text.replace("\u202f", " "))).toEqual(["November 23, 2026", "Today, 1:22 PM"]);
  speak("it");
  expect(written().map((text) => text.replace("\u202f", " "))).toEqual(["23 novembre 2026", "Oggi, 1:22 PM"]);
  writeDatesAs("it-IT");
  expect(written()).toEqual(["23 novembre 2026", "Oggi, 13:22"]);
});

test("formats that nobody knows change nothing", () => {
  for (const tag of ["xx-YY", "not a tag", ""]) {
    writeDatesAs(tag);
    expect(day(NOW)).toBe("23 November 2026");
  }
});
