// The moments of a start, as marks of the page: whoever measures reads them beside the pixels.
import type { ScreenName } from "./screens";

/** When the interface began to run, and when the first screen that takes keys was drawn. */
export type Mark = "chiave-running" | "chiave-interactive";

const set = new Set<Mark>();

/** Marks a moment, the first time only. */
export function mark(name: Mark): void {
  if (set.has(name)) return;
  set.add(name);
  performance.mark(name);
}

/** Marks that a screen takes keys, once its frame was drawn. */
export function markArrival(screen: ScreenName): void {
  if (screen === "opening" || set.has("chiave-interactive")) return;
  requestAnimationFrame(() => setTimeout(() => mark("chiave-interactive")));
}
