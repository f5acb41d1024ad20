// A language that nobody speaks: a third longer, and written from right to left. What it breaks, a real language
// would break later. `?lang=pseudo` shows it; `gallery.clipped()` names the texts that cannot be read whole.
import { FluentBundle } from "@fluent/bundle";

const ACCENTED: Record<string, string> = { a: "á", e: "é", i: "í", o: "ó", u: "ú", A: "Á", E: "É", I: "Í", O: "Ó" };

/** `text` in the letters of the pseudo-language, as long as it was. */
export const accented = (text: string): string => [...text].map((letter) => ACCENTED[letter] ?? letter).join("");

/** `text`, a third longer and with marks at both ends, so that a missing end is seen. */
export function stretched(text: string): string {
  return `[${accented(text)}${" ło".repeat(Math.ceil(text.length / 9))}]`;
}

/** Speaks the pseudo-language from now on, until the page is left. */
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

/** The texts that their box cuts off, words for the screen reader aside. */
export function clipped(): string[] {
  const boxes = [...document.querySelectorAll<HTMLElement>("body *")].filter(
    (box) => box.checkVisibility() && !box.closest(".spoken, [hidden]") && box.textContent?.trim(),
  );
  return boxes
    .filter((box) => getComputedStyle(box).overflowX !== "visible" && getComputedStyle(box).clipPath === "none")
    .filter((box) => box.scrollWidth > box.clientWidth + 1)
    .map((box) => `${box.className || box.tagName}: ${box.textContent?.trim().slice(0, 60)}`);
}
