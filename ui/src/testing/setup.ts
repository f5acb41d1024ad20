import { FluentBundle } from "@fluent/bundle";
import { learn, tongues } from "../i18n/index.svelte";
import { loadAll } from "../screens/table";

// What jsdom lacks of a browser: modal dialogs.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

// Dates read the same wherever the tests run.
Object.defineProperty(navigator, "languages", { value: ["en-GB"], configurable: true });

// Tests read what a person reads: without the marks that isolate what is put into a sentence.
const { formatPattern } = FluentBundle.prototype;
function stripped(this: FluentBundle, ...args: Parameters<typeof formatPattern>): string {
  return formatPattern.apply(this, args).replace(/[\u2068\u2069]/g, "");
}
FluentBundle.prototype.formatPattern = Object.assign(stripped, { isolating: formatPattern });

// Every language and every screen is there from the start, so that no test waits for files.
await Promise.all(tongues.map((tag) => learn(tag)));
await loadAll();
