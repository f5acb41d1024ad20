// What jsdom cannot show: an element that is placed absolutely inside a part that scrolls belongs to the part, or it
// makes the whole window longer, and the side pane scrolls away with the page.
import { expect, test } from "vitest";

const sheets = import.meta.glob<string>("./*.css", { query: "?raw", import: "default", eager: true });

interface Block {
  selectors: string[];
  body: string;
}

const blocks: Block[] = Object.values(sheets).flatMap((sheet) =>
  [...sheet.replace(/\/\*[\s\S]*?\*\//g, "").matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(
    ([, selectors = "", body = ""]) => ({
      selectors: selectors.split(",").map((selector) => selector.trim()),
      body,
    }),
  ),
);

const says = (selector: string, rule: RegExp) =>
  blocks.some(({ selectors, body }) => selectors.includes(selector) && rule.test(body));

test("every part that scrolls contains what is placed absolutely inside it", () => {
  const scrolling = blocks.filter(({ body }) => /overflow(-y)?: (auto|scroll)/.test(body));
  const names = scrolling.flatMap(({ selectors }) => selectors);
  // A dialog is placed by the browser.
  const loose = names.filter((name) => name !== ".dialog" && !says(name, /position: (relative|sticky|fixed)/));

  expect(names).toContain(".page");
  expect(loose).toEqual([]);
  expect(says(".app", /overflow: clip/)).toBe(true);
});
