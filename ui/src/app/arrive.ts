// What happens when a screen or a step appears, and which keys work on it.
import { untrack } from "svelte";
import type { Attachment } from "svelte/attachments";
import { t } from "../i18n/index.svelte";
import { markArrival } from "./marks";
import type { ScreenName } from "./screens";

/** A screen that is present, and the heading that names it. */
interface Arrival {
  screen: ScreenName;
  heading: HTMLElement;
}

/** The screens that are present, including covered ones, in the order of their appearance. */
const arrivals: Arrival[] = [];

/**
 * For the h1 of a screen: writes the screen's name to the body, for tests that wait for it, and moves the focus to the
 * heading, so a screen reader starts at the top. A screen that is covered by another one gets the name when it is
 * uncovered, even if it appeared beneath the cover.
 */
export function arrive(screen: ScreenName, focus = true): Attachment<HTMLElement> {
  return (heading) => {
    const arrival = { screen, heading };
    arrivals.push(arrival);
    markArrival(screen);
    heading.tabIndex = -1;
    const watch = new MutationObserver(nameScreen);
    watch.observe(heading, { characterData: true, childList: true, subtree: true });
    // Another language changes the heading, which is watched; it must not let the screen appear a second time.
    untrack(nameScreen);
    heading.addEventListener("keydown", toFirstField);
    if (focus) heading.focus({ preventScroll: true });
    heading.closest(".page")?.scrollTo?.(0, 0);
    return () => {
      watch.disconnect();
      arrivals.splice(arrivals.indexOf(arrival), 1);
      // The covered screen is uncovered in the same turn of the event loop.
      queueMicrotask(nameScreen);
    };
  };
}

/** Names body and window after the visible screen; also called when its heading changes. */
function nameScreen(): void {
  const seen = [...arrivals].reverse().find(({ heading }) => heading.isConnected && !heading.closest("[hidden]"));
  if (!seen) return;
  document.body.dataset.screen = seen.screen;
  document.title = `${seen.heading.textContent?.trim() ?? ""} – ${t("app-name")}`;
}

/** For a page: Escape acts like its cancel or back button. */
export function onescape(leave: () => void): Attachment<HTMLElement> {
  return onkey("Escape", leave);
}

/** For a page with one way forward: Enter goes forward, unless a button or field has the focus. */
export function onenter(go: () => void): Attachment<HTMLElement> {
  return onkey("Enter", (event) => {
    const at = document.activeElement;
    if (event.repeat || (at && at !== document.body && at.tagName !== "H1")) return false;
    go();
    return true;
  });
}

/** Listens as long as the page is present; does nothing while a dialog or another page covers it. */
function onkey(key: string, act: (event: KeyboardEvent) => unknown): Attachment<HTMLElement> {
  return (page) => {
    const listen = (event: KeyboardEvent) => {
      const covered = page.closest("[hidden]") ?? document.querySelector("dialog[open]");
      if (event.key !== key || event.defaultPrevented || covered) return;
      if (act(event) !== false) event.preventDefault();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  };
}

/** Typing or pasting while the heading has the focus goes to the first empty field. */
function toFirstField(event: KeyboardEvent): void {
  const command = event.ctrlKey || event.metaKey;
  const pastes = command && event.key.toLowerCase() === "v";
  const types = !command && !event.altKey && event.key.length === 1 && event.key !== " ";
  if (!pastes && !types) return;
  const page = (event.currentTarget as HTMLElement).closest(".page");
  const fields = [...(page?.querySelectorAll<HTMLInputElement>("input.input") ?? [])];
  const field = fields.find((candidate) => candidate.value === "") ?? fields[0];
  field?.focus();
  field?.select();
}
