import { FluentBundle } from "@fluent/bundle";
import { learn, tongues } from "../i18n/index.svelte";
import { loadAll } from "../screens/table";

// jsdom has no modal dialogs.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

// Dates look the same wherever the tests run.
Object.defineProperty(navigator, "languages", { value: ["en-GB"], configurable: true });

// Tests compare what a person reads: without the marks that isolate arguments in a sentence.
const { formatPattern } = FluentBundle.prototype;
function stripped(this: FluentBundle, ...args: Parameters<typeof formatPattern>): string {
  return formatPattern.apply(this, args).replace(/[\u2068\u2069]/g, "");
}
FluentBundle.prototype.formatPattern = Object.assign(stripped, { isolating: formatPattern });

// Every language and every screen is loaded from the start, so no test waits for files.
await Promise.all(tongues.map((tag) => learn(tag)));
await loadAll();
