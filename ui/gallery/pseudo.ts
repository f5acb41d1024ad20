// A pseudo-language: texts are a third longer and written from right to left. Layouts that break with it would break
// later with a real language. `?lang=pseudo` shows it; `gallery.clipped()` lists the texts that are cut off.
import { FluentBundle } from "@fluent/bundle";

const ACCENTED: Record<string, string> = { a: "á", e: "é", i: "í", o: "ó", u: "ú", A: "Á", E: "É", I: "Í", O: "Ó" };

/** `text` in the letters of the pseudo-language, with the same length. */
export const accented = (text: string): string => [...text].map((letter) => ACCENTED[letter] ?? letter).join("");

/** `text`, a third longer and with marks at both ends, so a missing end is visible. */
export function stretched(text: string): string {
  return `[${accented(text)}${" ło".repeat(Math.ceil(text.length / 9))}]`;
}

/** Switches to the pseudo-language until the page is left. */
export function speakPseudo(): void {
  const { formatPattern } = FluentBundle.prototype;
  FluentBundle.prototype.formatPattern = function (...args) {
    return stretched(formatPattern.apply(this, args));
  };
  new MutationObserver(turn).observe(document.documentElement, { attributeFilter: ["dir"] });
  turn();
}

function turn(): void {
  if (document.documentElement.dir !== "rtl") document.documentElement.dir = "rtl";
}

const isCutWide = (box: HTMLElement) =>
  getComputedStyle(box).overflowX !== "visible" && box.scrollWidth > box.clientWidth + 1;

/** Boxes that scroll, that keep a few lines of a long name, or that hide their words on purpose are none. */
const isCutHigh = (box: HTMLElement) => {
  const { overflowY, fontSize, webkitLineClamp } = getComputedStyle(box);
  const hides = overflowY === "hidden" && fontSize !== "0px" && webkitLineClamp === "none";
  return hides && box.scrollHeight > box.clientHeight + 1;
};

/** The texts that their box cuts off, except texts for screen readers. */
export function clipped(): string[] {
  const boxes = [...document.querySelectorAll<HTMLElement>("body *")].filter(
    (box) => box.checkVisibility() && !box.closest(".spoken, [hidden]") && box.textContent?.trim(),
  );
  return boxes
    .filter((box) => getComputedStyle(box).clipPath === "none" && (isCutWide(box) || isCutHigh(box)))
    .map((box) => `${box.className || box.tagName}: ${box.textContent?.trim().slice(0, 60)}`);
}
