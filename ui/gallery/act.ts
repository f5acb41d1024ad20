// What a person does on a screen, for scenes that lie behind a press or a word.
const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Waits until `find` finds something. */
async function until<T>(find: () => T | null | undefined | false): Promise<T> {
  for (let turn = 0; turn < 200; turn += 1) {
    const found = find();
    if (found) return found;
    await pause();
  }
  throw new Error("the scene waits for something that does not come");
}

const all = <E extends Element>(selector: string) => [...document.querySelectorAll<E>(selector)].filter((one) => !one.closest("[hidden]"));

export function act(italian: boolean) {
  return {
    /** Waits for a screen by its name. */
    screen: (name: string) => until(() => document.body.dataset.screen === name),
    /** Types into the field of that name. */
    async type(name: string, text: string) {
      const input = await until(() => all<HTMLInputElement>(`input[name="${name}"]`).at(-1));
      input.value = text;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    },
    /** Presses the primary button, or the one with these words (English, Italian). */
    async press(words?: [string, string]) {
      const wanted = words?.[italian ? 1 : 0];
      const button = await until(() =>
        wanted
          ? all<HTMLElement>("button, a").find((one) => (one.getAttribute("aria-label") ?? one.textContent)?.includes(wanted))
          : all<HTMLElement>("button.primary").at(-1),
      );
      button.click();
      await pause();
    },
    /** Lets debounced things happen. */
    async settle() {
      for (let turn = 0; turn < 15; turn += 1) await pause();
    },
  };
}

export type Act = ReturnType<typeof act>;
