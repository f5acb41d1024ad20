// What the shell writes into the address of the page (`src-tauri/src/beginning.rs`): the first screen needs it before a
// command could be answered.
import { tongues } from "../i18n/index.svelte";
import type { Accent, Language, Offers, Preferences, Theme } from "./types";

/** What the shell knows before it is asked anything. */
export interface Beginning {
  /** Whether the keyring probably gives a session. */
  expectsSession: boolean;
  /** The actions that exist on this computer. */
  offers: Offers;
  /** The colours of the window, if the company has its own. */
  accent: Accent | undefined;
  /** Whether the company has a logo, so the first screen keeps its place free until the image is there. */
  hasLogo: boolean;
  /** Whether people share this computer. */
  isShared: boolean;
  /** The preferences in force. */
  preferences: Preferences;
}

/** What is offered unless the settings of this computer say otherwise. */
export const EVERYTHING: Offers = { reset: true, unlock: true, change: true, security_info: true };

const themes: readonly Theme[] = ["light", "dark"];

/** Reads the part of the address after the number sign. What is missing or unknown, the first status tells. */
export function beginningOf(hash: string): Beginning {
  const said = new URLSearchParams(hash.slice(1));
  const oneOf = <T extends string>(known: readonly T[], name: string) =>
    known.find((value) => value === said.get(name));
  const without = said.get("without")?.split(" ") ?? [];
  const missing = Object.keys(EVERYTHING).filter((action) => without.includes(action));
  const accent = said.get("accent");
  return {
    accent: accent ? (JSON.parse(accent) as Accent) : undefined,
    offers: { ...EVERYTHING, ...Object.fromEntries(missing.map((action) => [action, false])) },
    expectsSession: said.get("session") === "expected",
    hasLogo: said.has("logo"),
    isShared: said.has("shared"),
    preferences: {
      language: oneOf<Language>(tongues, "language") ?? "system",
      theme: oneOf(themes, "theme") ?? "system",
    },
  };
}
