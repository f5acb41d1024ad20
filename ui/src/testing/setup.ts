// What jsdom lacks of a browser: modal dialogs.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

// Dates read the same wherever the tests run.
Object.defineProperty(navigator, "languages", { value: ["en-GB"], configurable: true });
