// The language, the dates and the theme of the window, as the person prefers them.
import type { AppStatus, Theme } from "../ipc";
import { speak, writeDatesAs } from "../i18n/index.svelte";

/** Lets the window look and speak as the status says. */
export function follow(status: AppStatus): void {
  speak(status.preferences.language);
  writeDatesAs(status.formats);
  wear(status.preferences.theme);
}

/** Lets the window wear the colours of `theme`. */
export function wear(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
