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

/** The tongue in use: the one chosen, or the first of the system's that we speak. */
export function tongue(): Tongue {
  if (chosen !== "system") return chosen;
  const wanted = navigator.languages.map((tag) => tag.split("-")[0]);
  return wanted.map((tag) => tongues.find((known) => known === tag)).find(Boolean) ?? tongues[0];
}

/** The locale for dates and numbers: the system's regional form of the tongue in use, where it has one. */
export function locale(): string {
  const own = tongue();
  return navigator.languages.find((tag) => tag.split("-")[0] === own) ?? (own === "en" ? "en-GB" : own);
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
