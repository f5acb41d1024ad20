// A link to a page of help (`chiave://help/…`). Anybody can write a link, so it opens a page only where nothing is under
// way, and otherwise offers the page; it fills in nothing and starts nothing.
import { learn, t } from "../i18n/index.svelte";
import type { AnyCode, HelpPage } from "../ipc";
import type { Desk } from "./desk.svelte";
import { sentenceId } from "./errors";
import { help } from "./help";
import type { HelpPlace, Place } from "./places";
import { tasksOf } from "./tasks";

/** Places that a link may cover, as long as nobody has typed anything. */
const RESTING: readonly Place["at"][] = ["opening", "sign-in", "overview"];

/** Opens the page that a link named, or offers it where something is under way. */
export async function follow(desk: Desk, page: HelpPage): Promise<void> {
  const place = placeOf(desk, page);
  await learn();
  if (isResting(desk)) desk.go(place);
  else desk.linked = place;
}

/** The heading of a page. */
export function titleOf({ code, task }: HelpPlace): string {
  if (task) return t(`task-${task}`);
  return code ? t(sentenceId(code)) : t("help-title");
}

/** The place of a page; the list of all pages for a task that cannot be done on this computer. */
function placeOf(desk: Desk, page: HelpPage): HelpPlace {
  if (isCode(page)) return { at: "help", code: page };
  return tasksOf(desk).includes(page) ? { at: "help", task: page } : { at: "help" };
}

const isCode = (page: HelpPage): page is AnyCode => page in help;

/** Whether a page of help would cover nothing that the person has begun. */
function isResting(desk: Desk): boolean {
  const covered = desk.over !== undefined && desk.over.at !== "help";
  const busy = document.querySelector("dialog[open], [aria-busy='true']") !== null;
  return RESTING.includes(desk.place.at) && !covered && !busy && !desk.status?.write && !hasTyped(desk);
}

/** Whether a field has other text than the user name of the session, with which forms begin. */
function hasTyped(desk: Desk): boolean {
  const fields = [...document.querySelectorAll<HTMLInputElement>("input.input")];
  return fields.some(({ value }) => value !== "" && value !== desk.status?.user_name);
}
