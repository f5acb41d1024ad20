// The language, the dates and the theme of the window, as the person prefers them, and the company's colour.
import type { Accent, AppStatus, Theme } from "../ipc";
import { speak, writeDatesAs } from "../i18n/index.svelte";

/** Lets the window look and speak as the status says. */
export function follow(status: AppStatus): void {
  speak(status.preferences.language);
  writeDatesAs(status.formats);
  wear(status.preferences.theme);
  paint(status.accent);
}

/** Lets the window wear the colours of `theme`. */
export function wear(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

const uses: (keyof Accent)[] = ["fill", "text", "hover", "press", "soft", "on", "strong", "stronger"];

/** Gives what can be pressed or chosen the company's colour; without one, the colour of Chiave. */
export function paint(accent: Accent | undefined): void {
  for (const use of uses) document.documentElement.style.setProperty(`--company-${use}`, accent?.[use] ?? "");
}
