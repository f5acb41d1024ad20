import { FluentBundle, FluentResource } from "@fluent/bundle";
import { expect, test } from "vitest";
import { codes } from "../app/help";
import { speak, t, tongues, type Tongue } from "./index.svelte";

const sources = import.meta.glob<string>("../../../locales/*/*.ftl", { query: "?raw", import: "default", eager: true });

function area(path: string): { tongue: string; name: string } {
  const [tongue = "", name = ""] = path.split("/").slice(-2);
  return { tongue, name };
}

function messages(tongue: Tongue): Map<string, { file: string; source: string }> {
  const found = new Map<string, { file: string; source: string }>();
  for (const [path, source] of Object.entries(sources)) {
    if (area(path).tongue !== tongue) continue;
    for (const entry of source.split(/^(?=-?[a-z][\w-]* =)/m)) {
      const id = /^(-?[a-z][\w-]*) =/.exec(entry)?.[1];
      if (id) found.set(id, { file: area(path).name, source: entry });
    }
  }
  return found;
}

const variables = (source: string) => [...new Set([...source.matchAll(/\$(\w+)/g)].map((match) => match[1]))].sort();

test("every language has every message, in the same file and with the same variables", () => {
  const [first = "en", ...others] = tongues;
  const model = messages(first);
  for (const other of others) {
    const own = messages(other);
    expect([...own.keys()].sort()).toEqual([...model.keys()].sort());
    for (const [id, { file, source }] of model) {
      const theirs = own.get(id);
      expect([id, theirs?.file, variables(theirs?.source ?? "")]).toEqual([id, file, variables(source)]);
    }
  }
});

test("every file is sound Fluent: no entry is lost to a slip of the pen", () => {
  for (const [path, source] of Object.entries(sources)) {
    const bundle = new FluentBundle(area(path).tongue);
    bundle.addResource(new FluentResource(source));
    for (const id of source.matchAll(/^([a-z][\w-]*) =/gm))
      expect(bundle.hasMessage(id[1] ?? ""), `${path}: ${id[1]}`).toBe(true);
  }
});

test("no message is defined twice", () => {
  for (const tongue of tongues) {
    const ids = Object.entries(sources)
      .filter(([path]) => area(path).tongue === tongue)
      .flatMap(([, source]) => [...source.matchAll(/^(-?[a-z][\w-]*) =/gm)].map((match) => match[1]));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  }
});

test("counts follow the plural of the language", () => {
  speak("it");
  expect(t("tries-left", { tries: 1 })).toBe("Resta 1 tentativo.");
  expect(t("tries-left", { tries: 4 })).toBe("Restano 4 tentativi.");
  speak("en");
  expect(t("tries-left", { tries: 1 })).toBe("1 try left.");
});

test("every code has its two sentences in every language", () => {
  for (const tongue of tongues) {
    speak(tongue);
    for (const code of codes) {
      expect(t(`error-${code}`)).not.toBe(`error-${code}`);
      expect(t(`error-${code}-advice`)).not.toBe(`error-${code}-advice`);
    }
  }
});

test("no sentence ends with the organisation, whose name may end with a full stop", () => {
  const ending = Object.entries(sources).flatMap(([path, source]) =>
    [...source.matchAll(/^.*\{ \$organisation \}\..*$/gm)].map((match) => `${path}: ${match[0]}`),
  );
  expect(ending).toEqual([]);
});

test("what is put into a sentence is isolated from its direction", () => {
  speak("en");
  const stripping = FluentBundle.prototype.formatPattern as typeof FluentBundle.prototype.formatPattern & {
    isolating: typeof FluentBundle.prototype.formatPattern;
  };
  FluentBundle.prototype.formatPattern = stripping.isolating;
  const text = t("overview-event-on", { event: "Signed in", device: "מחשב" });
  FluentBundle.prototype.formatPattern = stripping;

  expect(text).toBe("\u2068Signed in\u2069 on \u2068מחשב\u2069");
});

test("the compiler asks for every variable of a sentence, and for no other", () => {
  speak("en");
  // @ts-expect-error the number of tries is missing
  t("tries-left");
  // @ts-expect-error a plural needs a number
  t("tries-left", { tries: "one" });
  // @ts-expect-error there is no such variable
  t("tries-left", { tries: 1, left: 2 });
  // @ts-expect-error this sentence has no variables
  t("cancel", { name: "x" });
  expect(t("tries-left", { tries: 1 })).toBe("1 try left.");
});

test("the page says in which language and direction its words are", () => {
  speak("it");
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(["it", "ltr"]);
  speak("en");
});
