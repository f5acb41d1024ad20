// A link to a page of help (`chiave://help/…`). Anybody can write a link, so the window only offers the page, whatever the
// person does at that moment: a link opens nothing, fills in nothing and starts nothing.
import { learn, t } from "../i18n/index.svelte";
import type { AnyCode, HelpPage } from "../ipc";
import type { Desk } from "./desk.svelte";
import { sentenceId } from "./errors";
import { help } from "./help";
import type { HelpPlace } from "./places";
import { tasksOf } from "./tasks";

/** How long no page is offered after an offer was closed, so links that come one after another do not hold the person up. */
const QUIET_MS = 60_000;

/** Offers the page that a link named. */
export async function offer(desk: Desk, page: HelpPage): Promise<void> {
  await learn();
  if (Date.now() >= desk.noLinkUntil) desk.linked = placeOf(desk, page);
}

/** Takes an offer back that the person does not want. */
export function close(desk: Desk): void {
  desk.linked = undefined;
  desk.noLinkUntil = Date.now() + QUIET_MS;
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
