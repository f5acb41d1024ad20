// Dates and times in the formats of the system; durations and lists in the language of the interface. Times are seconds
// since 1970, UTC.
import { clockLocale, locale, t } from "./index.svelte";

const DAY_S = 86_400;

const date = (at: number) => new Date(at * 1000);

/** "23 November 2026" */
export function day(at: number): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "long" }).format(date(at));
}

/** "08:42" */
export function time(at: number, timeStyle: "short" | "medium" = "short"): string {
  return new Intl.DateTimeFormat(clockLocale(), { timeStyle }).format(date(at));
}

/** "Today, 08:42", "14 November, 16:05", on its own. */
export function moment(at: number, now: number): string {
  return capital(momentInside(at, now));
}

/** "Today", "14 November", "19 October 2025", as a heading for the events of that day. */
export function dayOf(at: number, now: number): string {
  const past = calendarDays(at, now);
  if (Math.abs(past) <= 1) return capital(relative(past === 0 ? 0 : -past, "day"));
  return dayOfYear(at, now);
}

/** A moment within a sentence: "today, 08:42". With the year only if it is not the current one. */
export function momentInside(at: number, now: number): string {
  const past = calendarDays(at, now);
  if (Math.abs(past) <= 1) return `${relative(past === 0 ? 0 : -past, "day")}, ${time(at)}`;
  return `${dayOfYear(at, now)}, ${time(at)}`;
}

/** "14 November"; with the year only if it is not the current one. */
function dayOfYear(at: number, now: number): string {
  const year = date(at).getFullYear() === date(now).getFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", year }).format(date(at));
}

/** "1 Dec", for a label with little space. */
export function shortDay(at: number): string {
  return new Intl.DateTimeFormat(locale(), { day: "numeric", month: "short" }).format(date(at));
}

/** "Tuesday 1 December, 13:22", for a moment that a person waits for. */
export function appointment(at: number): string {
  const form = new Intl.DateTimeFormat(locale(), { weekday: "long", day: "numeric", month: "long" });
  return `${form.format(date(at))}, ${time(at)}`;
}

/** "Monday 23 November 2026, 08:42:05", for a moment that is to be reported to somebody else. */
export function fullMoment(at: number): string {
  const clock = new Intl.DateTimeFormat(clockLocale(), { timeStyle: "medium" });
  return `${new Intl.DateTimeFormat(locale(), { dateStyle: "full" }).format(date(at))}, ${clock.format(date(at))}`;
}

/** "today at 09:00", "on Thursday at 09:00", "on 23 November at 09:00", for the end of a sentence. */
export function when(at: number, now: number): string {
  const days = calendarDays(now, at);
  const clock = time(at);
  if (days === -1) return t("when-yesterday", { time: clock });
  if (days === 0) return t("when-today", { time: clock });
  if (days === 1) return t("when-tomorrow", { time: clock });
  if (days > 1 && days < 7) {
    const weekday = new Intl.DateTimeFormat(locale(), { weekday: "long" }).format(date(at));
    return t("when-weekday", { weekday, time: clock });
  }
  return t("when-day", { day: day(at), number: date(at).getDate(), time: clock });
}

/** "now", "2 minutes ago", "yesterday", for the age of something. */
export function ago(at: number, now: number): string {
  const age = Math.max(0, now - at);
  if (age < 60) return relative(0, "second");
  if (age < 3600) return relative(-Math.floor(age / 60), "minute");
  if (age < DAY_S) return relative(-Math.floor(age / 3600), "hour");
  return relative(-Math.floor(age / DAY_S), "day");
}

/** "in 3 days", "in 5 hours", for a future moment. */
export function ahead(at: number, now: number): string {
  const wait = Math.max(0, at - now);
  if (wait < 3600) return relative(Math.ceil(wait / 60), "minute");
  if (wait < DAY_S) return relative(Math.ceil(wait / 3600), "hour");
  return relative(Math.ceil(wait / DAY_S), "day");
}

/** "0:32", "12:05" for a countdown. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** A list as the language writes it: "mail and app". */
export function list(items: string[]): string {
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(items);
}

function relative(value: number, unit: Intl.RelativeTimeFormatUnit): string {
  return new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(value, unit);
}

/** Calendar days from one moment to another by this computer's local time; negative if `later` is earlier. */
export function calendarDays(earlier: number, later: number): number {
  const midnight = (at: number) => new Date(date(at).getFullYear(), date(at).getMonth(), date(at).getDate()).getTime();
  return Math.round((midnight(later) - midnight(earlier)) / (DAY_S * 1000));
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase(locale()) + text.slice(1);
}
