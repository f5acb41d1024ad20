// What happens when a screen or a step appears, and when Escape is pressed on it.
import type { Attachment } from "svelte/attachments";

/**
 * For the h1 of a screen: names the screen on the body, for whoever waits for it, and moves the focus
 * to the heading, so that a screen reader starts where the eyes do. A screen that covered another one
 * gives the name back when it goes.
 */
export function arrive(screen: string, focus = true): Attachment<HTMLElement> {
  return (heading) => {
    const before = document.body.dataset.screen;
    document.body.dataset.screen = screen;
    heading.tabIndex = -1;
    if (focus) heading.focus({ preventScroll: true });
    heading.closest(".page")?.scrollTo?.(0, 0);
    return () => {
      if (document.body.dataset.screen === screen && before) document.body.dataset.screen = before;
    };
  };
}

/** For the page: Escape does what its cancel or back button does, unless a dialog is open. */
export function onescape(leave: () => void): Attachment<HTMLElement> {
  return () => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      leave();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  };
}
