// The words of the interface: Fluent messages from `locales/`, in the language of the person, changing live.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { Language } from "../ipc";
import type { MessageId } from "./ids";

export type { MessageId };
export type Tongue = Exclude<Language, "system">;

/** Every tongue there is; the first stands in for whatever another lacks. */
export const tongues = ["en", "it"] as const satisfies readonly Tongue[];

const sources = import.meta.glob<string>(["../../../locales/*/*.ftl", "!../../../locales/*/{mails,notices,cli}.ftl"], {
  query: "?raw",
  import: "default",
  eager: true,
});

function bundle(tongue: Tongue): FluentBundle {
  // Both tongues run left to right, so arguments need no isolating marks that would end up in copied text.
  const made = new FluentBundle(tongue, { useIsolating: false });
  for (const [path, source] of Object.entries(sources)) {
    if (path.includes(`/locales/${tongue}/`)) made.addResource(new FluentResource(source));
  }
  return made;
}

const bundles: Record<Tongue, FluentBundle> = { en: bundle("en"), it: bundle("it") };

let chosen = $state<Language>("system");
/** The locale whose dates and times the system shows (LC_TIME), where it says one that we know. */
let formats = $state<string>();

/** The tongue in use: the one chosen, or the first of the system's that we speak. */
export function tongue(): Tongue {
  if (chosen !== "system") return chosen;
  const wanted = navigator.languages.map((tag) => tag.split("-")[0]);
  return wanted.map((tag) => tongues.find((known) => known === tag)).find(Boolean) ?? tongues[0];
}

/**
 * The locale for dates, whose months and weekdays are words: in the tongue in use, and in the order of the system's
 * formats.
 */
export function locale(): string {
  const own = tongue();
  const same = (tag: string) => tag.split("-")[0] === own;
  if (formats && same(formats)) return formats;
  if (formats && own === "en") return dayComesFirst(formats) ? "en-GB" : "en-US";
  return navigator.languages.find(same) ?? (own === "en" ? "en-GB" : own);
}

/** The locale for times of the day, which hold no words. */
export const clockLocale = (): string => formats ?? locale();

function dayComesFirst(tag: string): boolean {
  const parts = new Intl.DateTimeFormat(tag).formatToParts(0).map(({ type }) => type);
  return parts.indexOf("day") < parts.indexOf("month");
}

/** Writes dates and times from now on as `tag` does; a tag that is not known changes nothing. */
export function writeDatesAs(tag: string | undefined): void {
  formats = tag && isKnown(tag) ? tag : undefined;
}

function isKnown(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false; // no language tag at all
  }
}

/** Speaks `language` from now on, everywhere at once. */
export function speak(language: Language): void {
  chosen = language;
  document.documentElement.lang = tongue();
}

/** The message `id` in the tongue in use; `args` fill its variables. */
export function t(id: MessageId, args?: Record<string, FluentVariable>): string {
  for (const candidate of [bundles[tongue()], bundles[tongues[0]]]) {
    const pattern = candidate.getMessage(id)?.value;
    if (pattern) return candidate.formatPattern(pattern, args ?? null, []);
  }
  return id;
}
