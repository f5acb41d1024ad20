// The words of the interface: Fluent messages from `locales/`, in the language of the person, changing live.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { Language } from "../ipc";
import type { Arguments, MessageId } from "./ids";
import { type LanguageInfo, type Tongue, languages } from "./languages";

export type { MessageId, Tongue };

/** Every language there is; what one lacks is said in its fallback, and last in the first. */
export const tongues: readonly Tongue[] = languages.map(({ tag }) => tag);

const sources = import.meta.glob<string>(["../../../locales/*/*.ftl", "!../../../locales/*/{mails,notices,cli}.ftl"], {
  query: "?raw",
  import: "default",
});

/** The files with the words of the first screen; the rest follows once it stands. */
const FIRST = ["common.ftl", "sign-in.ftl"];

/** The words of a language that are here. */
interface Learned {
  bundle: FluentBundle;
  /** The files of which they are. */
  files: string[];
}

let chosen = $state<Language>("system");
let learned = $state.raw<Partial<Record<Tongue, Learned>>>({});
/** The locale whose dates and times the system shows (LC_TIME), where it says one that we know. */
let formats = $state<string>();

/** The language wanted: the one chosen, or the first of the system's that we speak. */
function wanted(): Tongue {
  if (chosen !== "system") return chosen;
  const asked = navigator.languages.map((tag) => tag.split("-")[0]);
  return asked.map((tag) => tongues.find((known) => known === tag)).find(Boolean) ?? languages[0].tag;
}

const about = (tag: Tongue): LanguageInfo => languages.find((language) => language.tag === tag) ?? languages[0];

/** The language in use: the one wanted; until its words are here, one whose words are. */
export function tongue(): Tongue {
  const own = wanted();
  return learned[own] ? own : (tongues.find((tag) => learned[tag]) ?? own);
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

/** Gets the words of the first screen in the language wanted. */
export async function learnFirst(): Promise<void> {
  await fetchWords(wanted(), (file) => FIRST.includes(file));
}

/** Gets every word of a language, by default of the one wanted. */
export async function learn(tag: Tongue = wanted()): Promise<void> {
  await fetchWords(tag, () => true);
}

async function fetchWords(tag: Tongue, needed: (file: string) => boolean): Promise<void> {
  const isNew = (file: string) => needed(file) && !learned[tag]?.files.includes(file);
  const own = Object.entries(sources).flatMap(([path, load]) => {
    const [language, file = ""] = path.split("/").slice(-2);
    return language === tag && isNew(file) ? [{ file, load }] : [];
  });
  if (own.length === 0) return;
  const texts = await Promise.all(own.map(async ({ file, load }) => ({ file, text: await load() })));
  // Isolation keeps a name or an address of another direction from turning the words around it.
  const { bundle, files } = learned[tag] ?? { bundle: new FluentBundle(tag, { useIsolating: true }), files: [] };
  const added = texts.filter(({ file }) => isNew(file));
  for (const { text } of added) bundle.addResource(new FluentResource(text));
  learned = { ...learned, [tag]: { bundle, files: [...files, ...added.map(({ file }) => file)] } };
}

/** Speaks `language` from now on, everywhere at once; where its words have to be fetched first, once they are here. */
export function speak(language: Language): void {
  chosen = language;
  show();
  void learn().then(show);
}

/** Tells the page which language its words are in. */
function show(): void {
  document.documentElement.lang = tongue();
  document.documentElement.dir = about(tongue()).direction;
}

/** What has to be said besides the id: nothing where a message has no variables. */
type Rest<Id extends MessageId> = Id extends keyof Arguments ? [args: Arguments[Id]] : [args?: Record<string, never>];

/** The message `id` in the language in use; `args` fill its variables. */
export function t<Id extends MessageId>(id: Id, ...[args]: Rest<Id>): string {
  const own = tongue();
  for (const tag of [own, about(own).fallback ?? own]) {
    const bundle = learned[tag]?.bundle;
    const pattern = bundle?.getMessage(id)?.value;
    if (bundle && pattern) return bundle.formatPattern(pattern, (args as Record<string, FluentVariable>) ?? null, []);
  }
  // Words of a later screen that are still on their way.
  return "";
}
