import { expect, test } from "vitest";
import { chunkOf, firstScreen } from "../../budget";

type Meta = Parameters<typeof chunkOf>[1];

const chunk = (fileName: string, bytes: number, more = {}) => ({
  [fileName]: { type: "chunk", fileName, code: "x".repeat(bytes), ...more },
});

test("the first screen is the entry, what it imports, and the first words of one language", () => {
  const bytes = firstScreen({
    ...chunk("index.js", 100, { isEntry: true, imports: ["shared.js"] }),
    ...chunk("shared.js", 50, { imports: ["index.js"] }),
    ...chunk("Overview.js", 1000, { imports: ["shared.js"] }),
    ...chunk("en.js", 7, { name: "first-en" }),
    ...chunk("it.js", 8, { name: "first-it" }),
    ...chunk("rest.js", 500, { name: "en" }),
  });

  expect(bytes).toBe(158);
});

test("all that the entry needs is one file, and what is loaded on demand is not in it", () => {
  const modules: Record<string, { isEntry?: boolean; importers: string[] }> = {
    main: { isEntry: true, importers: [] },
    App: { importers: ["main"] },
    shared: { importers: ["Overview", "App"] },
    Overview: { importers: [] },
    Row: { importers: ["Overview"] },
  };
  const of = (id: string) => chunkOf(id, { getModuleInfo: (id: string) => modules[id] } as unknown as Meta);

  expect(Object.keys(modules).filter((id) => of(id) === "first")).toEqual(["main", "App", "shared"]);
});
