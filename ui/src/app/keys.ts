// Keys that work on every screen, as in other desktop applications.
import type { Desk } from "./desk.svelte";

/** Text sizes in percent, from the smallest to the largest. */
const SIZES = [80, 90, 100, 110, 125, 150, 175, 200];

/** Handles a key if it is one of the window's own. */
export function key(desk: Desk, event: KeyboardEvent): void {
  const act = actionOf(desk, event);
  if (closes(event)) {
    event.preventDefault();
    void desk.ipc.closeWindow();
    return;
  }
  if (!act) return;
  event.preventDefault();
  if (!document.querySelector("dialog[open]")) act();
}

/** Ctrl+Q and Ctrl+W close the window like its close button, whatever is open in it. */
function closes({ key, ctrlKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return ctrlKey && !altKey && !shiftKey && ["q", "w"].includes(key.toLowerCase());
}

function actionOf(desk: Desk, { key, ctrlKey, altKey }: KeyboardEvent): (() => void) | undefined {
  if (key === "F1") return () => desk.go({ at: "help" });
  if (altKey && key === "ArrowLeft") return back;
  if (!ctrlKey || altKey) return undefined;
  switch (key) {
    case ",":
      return () => desk.go({ at: "settings" });
    case "+":
    case "=":
      return () => resize(1);
    case "-":
      return () => resize(-1);
    case "0":
      return () => resize(0);
    default:
      return undefined;
  }
}

/** Presses the back button of the topmost page, if it has one. */
function back(): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>("main:not([hidden]) button.back")];
  buttons[0]?.click();
}

/** Makes all text one size larger or smaller; 0 restores the size of the desktop. */
function resize(by: -1 | 0 | 1): void {
  const { style } = document.documentElement;
  const now = SIZES.indexOf(Number.parseInt(style.fontSize || "100", 10));
  const next = by === 0 ? 100 : SIZES[Math.min(SIZES.length - 1, Math.max(0, now + by))];
  style.fontSize = next === 100 ? "" : `${next}%`;
}
