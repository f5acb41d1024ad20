// The sentences of the interface: Fluent messages from `locales/`, in the language of the person, which can change at
// any time.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { Language } from "../ipc";
import type { Arguments, MessageId } from "./ids";
import { type LanguageInfo, type Tongue, languages } from "./languages";

export type { MessageId, Tongue };

/**
 * Every language. A sentence that is missing is taken from the language's fallback, and finally from the first
 * language.
 */
export const tongues: readonly Tongue[] = languages.map(({ tag }) => tag);

/** The texts of the Fluent files of each part of a language. */
const sources = import.meta.glob<Record<string, string>>("./words/*.ts", { import: "default" });

/** What is loaded of a language: the sentences of the first screen, and after it is shown, all others. */
type Part = `first-${Tongue}` | Tongue;

/** The loaded sentences of a language. */
interface Learned {
  bundle: FluentBundle;
  /** The parts that were loaded. */
  parts: Part[];
}

let chosen = $state<Language>("system");
let learned = $state.raw<Partial<Record<Tongue, Learned>>>({});
/** The locale for dates and times in the system (LC_TIME), if the system names one that is known. */
let formats = $state<string>();

/** The wanted language: the chosen one, or the first of the system's languages that is available. */
function wanted(): Tongue {
  if (chosen !== "system") return chosen;
  const asked = navigator.languages.map((tag) => tag.split("-")[0]);
  return asked.map((tag) => tongues.find((known) => known === tag)).find(Boolean) ?? languages[0].tag;
}

const about = (tag: Tongue): LanguageInfo => languages.find((language) => language.tag === tag) ?? languages[0];

/** The language in use: the wanted one, or, until its sentences are loaded, another one whose sentences are. */
export function tongue(): Tongue {
  const own = wanted();
  return learned[own] ? own : (tongues.find((tag) => learned[tag]) ?? own);
}

/**
 * The locale for dates, which contain the names of months and weekdays: the language in use, in the order of the
 * system's formats.
 */
export function locale(): string {
  const own = tongue();
  const same = (tag: string) => tag.split("-")[0] === own;
  if (formats && same(formats)) return formats;
  if (formats && own === "en") return dayComesFirst(formats) ? "en-GB" : "en-US";
  return navigator.languages.find(same) ?? (own === "en" ? "en-GB" : own);
}

/** The locale for times of the day, which contain no words. */
export const clockLocale = (): string => formats ?? locale();

function dayComesFirst(tag: string): boolean {
  const parts = new Intl.DateTimeFormat(tag).formatToParts(0).map(({ type }) => type);
  return parts.indexOf("day") < parts.indexOf("month");
}

/** Formats dates and times as `tag` does from now on; an unknown tag changes nothing. */
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

/** Chooses the first language, and loads its sentences of the first screen. */
export async function learnFirst(language: Language): Promise<void> {
  chosen = language;
  await fetchWords(wanted(), [`first-${wanted()}`]);
  show();
}

/** Loads every sentence of a language, by default the wanted one. */
export async function learn(tag: Tongue = wanted()): Promise<void> {
  await fetchWords(tag, [`first-${tag}`, tag]);
}

async function fetchWords(tag: Tongue, needed: Part[]): Promise<void> {
  const isNew = (part: Part) => !learned[tag]?.parts.includes(part);
  const load = async (part: Part) => ({ part, files: (await sources[`./words/${part}.ts`]?.()) ?? {} });
  const loaded = await Promise.all(needed.filter(isNew).map(load));
  // Another call may have loaded the same part meanwhile.
  const added = loaded.filter(({ part }) => isNew(part));
  if (added.length === 0) return;
  // Isolation marks keep a name or an address of another direction from changing the direction of the words around it.
  const { bundle, parts } = learned[tag] ?? { bundle: new FluentBundle(tag, { useIsolating: true }), parts: [] };
  const texts = added.flatMap(({ files }) => Object.values(files));
  for (const text of texts) bundle.addResource(new FluentResource(text));
  learned = { ...learned, [tag]: { bundle, parts: [...parts, ...added.map(({ part }) => part)] } };
}

/** Switches to `language` everywhere at once, or as soon as its sentences are loaded. */
export function speak(language: Language): void {
  chosen = language;
  show();
  void learn().then(show);
}

/** Writes the language in use to the page. */
function show(): void {
  document.documentElement.lang = tongue();
  document.documentElement.dir = about(tongue()).direction;
}

/** The arguments after the id: none if a message has no variables. */
type Rest<Id extends MessageId> = Id extends keyof Arguments ? [args: Arguments[Id]] : [args?: Record<string, never>];

/** The message `id` in the language in use; `args` are the values of its variables. */
export function t<Id extends MessageId>(id: Id, ...[args]: Rest<Id>): string {
  const own = tongue();
  for (const tag of [own, about(own).fallback ?? own]) {
    const bundle = learned[tag]?.bundle;
    const pattern = bundle?.getMessage(id)?.value;
    if (bundle && pattern) return bundle.formatPattern(pattern, (args as Record<string, FluentVariable>) ?? null, []);
  }
  // The sentences of a later screen are still being loaded.
  return "";
}
