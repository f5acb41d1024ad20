// The actions of a person on a screen, for scenes that appear only after a press or an input. Every action waits for
// what the person would see, never for time.
import type { Preferences } from "../src/ipc";
import { accented } from "./pseudo";
import type { DialogName, ScreenName } from "../src/app/screens";

const pause = () => new Promise((resolve) => setTimeout(resolve, 10));

/** Waits until `find` returns something. */
async function until<T>(what: string, find: () => T | null | undefined | false): Promise<T> {
  for (let turn = 0; turn < 500; turn += 1) {
    const found = find();
    if (found) return found;
    await pause();
  }
  throw new Error(`the scene waits for ${what}, which does not come`);
}

/** The topmost element: the open dialog, or the screen that is not covered. */
const top = () => document.querySelector("dialog[open]") ?? document.body;
const all = <E extends Element>(selector: string) =>
  [...top().querySelectorAll<E>(selector)].filter((one) => !one.closest("[hidden]"));
/** The text without the marks that isolate arguments in a sentence. */
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, "");
/** The label of a button. */
const words = (one: HTMLElement) => plain(one.getAttribute("aria-label") ?? one.textContent ?? "").trim();
/** The button with this label, or else one whose label contains it; works in the pseudo-language too. */
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
    /** Waits until a request is in flight. */
    busy: () => some("[aria-busy='true']"),
    /** Waits until an error is shown. */
    told: () => some("[role='alert']"),
    /** Waits until a banner is shown. */
    banner: () => some(".banner"),
    /** Waits until the rules have evaluated what was typed. */
    rules: () => some(".rules li:is([data-state='met'], [data-state='broken'])"),
    /** Waits until an examination of this computer is shown. */
    examined: () => some(".examined"),
    /** Waits until the support report is shown. */
    drawn: () => some(".report"),
    /** Waits until it is said what came of saving the report. */
    saved: () => some(".banner"),
    /** Waits until a dialog says what came of it. */
    answered: () => some("dialog .banner"),
    /** Waits for something of this class. */
    named: (name: string) => some(`.${name}`),
    /** Waits for the field with this name. */
    field: (name: string) => some(`input[name="${name}"]`),
    /** Types into the field with this name. */
    async type(name: string, text: string) {
      const input = await until(`the field ${name}`, () => all<HTMLInputElement>(`input[name="${name}"]`).at(-1));
      input.focus();
      input.value = text;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    },
    /** Presses a key in the field with this name while caps lock is on. */
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
    /** Presses the primary button, or the one with this label (English, Italian). */
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
