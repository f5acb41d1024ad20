// The moments of a start, as performance marks of the page; benchmarks read them.
import type { ScreenName } from "./screens";

/** When the interface began to run, and when the first screen that accepts keys was drawn. */
export type Mark = "chiave-running" | "chiave-interactive";

const set = new Set<Mark>();

/** Marks a moment, the first time only. */
export function mark(name: Mark): void {
  if (set.has(name)) return;
  set.add(name);
  performance.mark(name);
}

/** Marks that a screen accepts keys, once its frame was drawn. */
export function markArrival(screen: ScreenName): void {
  if (screen === "opening" || set.has("chiave-interactive")) return;
  requestAnimationFrame(() => setTimeout(() => mark("chiave-interactive")));
}
