// What a person does on a screen, for scenes that lie behind a press or a word. Everything waits for what
// the person would see, never for time.
import type { Preferences } from "../src/ipc";
import { accented } from "./pseudo";
import type { DialogName, ScreenName } from "../src/app/screens";

const pause = () => new Promise((resolve) => setTimeout(resolve, 10));

/** Waits until `find` finds something. */
async function until<T>(what: string, find: () => T | null | undefined | false): Promise<T> {
  for (let turn = 0; turn < 500; turn += 1) {
    const found = find();
    if (found) return found;
    await pause();
  }
  throw new Error(`the scene waits for ${what}, which does not come`);
}

/** What lies on top: the dialog, or the screen that is not covered. */
const top = () => document.querySelector("dialog[open]") ?? document.body;
const all = <E extends Element>(selector: string) =>
  [...top().querySelectorAll<E>(selector)].filter((one) => !one.closest("[hidden]"));
/** Without the marks that isolate what is put into a sentence. */
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, "");
/** The words of a button, or its name. */
const words = (one: HTMLElement) => plain(one.getAttribute("aria-label") ?? one.textContent ?? "").trim();
/** The button of these words, or else one that has them among others; in the pseudo-language too. */
function named(buttons: HTMLElement[], wanted: string): HTMLElement | undefined {
  const either = [wanted, accented(wanted)];
  const exact = buttons.find((one) => either.includes(words(one)));
  return exact ?? buttons.find((one) => either.some((text) => words(one).includes(text)));
}
const some = (selector: string) => until(selector, () => all(selector).length > 0);

export function act(preferences: Preferences) {
  const italian = preferences.language === "it";
  return {
    preferences,
    /** Waits for a screen by its name. */
    screen: (name: ScreenName) => until(`the screen ${name}`, () => document.body.dataset.screen === name),
    /** Waits for a dialog by its name. */
    dialog: (name: DialogName) => until(`the dialog ${name}`, () => top().matches(`[data-dialog="${name}"]`)),
    /** Waits until something is on its way. */
    busy: () => some("[aria-busy='true']"),
    /** Waits until something is said to have gone wrong. */
    told: () => some("[role='alert']"),
    /** Waits until the rules have judged what was typed. */
    rules: () => some(".rules li:is([data-state='met'], [data-state='broken'])"),
    /** Waits for the field of that name. */
    field: (name: string) => some(`input[name="${name}"]`),
    /** Types into the field of that name. */
    async type(name: string, text: string) {
      const input = await until(`the field ${name}`, () => all<HTMLInputElement>(`input[name="${name}"]`).at(-1));
      input.focus();
      input.value = text;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    },
    /** Presses a key in the field of that name while the capitals are locked. */
    async capsLock(name: string) {
      const input = await until(`the field ${name}`, () => all<HTMLInputElement>(`input[name="${name}"]`).at(-1));
      input.focus();
      input.dispatchEvent(new KeyboardEvent("keydown", { key: "A", modifierCapsLock: true, bubbles: true }));
    },
    /** Opens the newest event of the list. */
    async event() {
      const row = await until("an event", () => all<HTMLElement>("button.row:has(time)")[0]);
      row.focus();
      row.click();
      await pause();
    },
    /** Presses the primary button, or the one with these words (English, Italian). */
    async press(words?: [string, string]) {
      const wanted = words?.[italian ? 1 : 0];
      const button = await until(`the button ${wanted ?? "to go on"}`, () =>
        wanted ? named(all<HTMLElement>("button, a"), wanted) : all<HTMLElement>("button.primary").at(-1),
      );
      button.focus();
      button.click();
      await pause();
    },
  };
}

export type Act = ReturnType<typeof act>;
