// The current screen of the window, and the one that covers it.
import { OVER, type Place, type Steps } from "./places";
import { FLEETING } from "./submission.svelte";

export class Navigation {
  place = $state.raw<Place>({ at: "opening" });
  /** The screen that covers `place`: one of `OVER`. */
  over = $state.raw<Place>();
  steps = $state.raw<Steps>();

  go(place: Place): void {
    // If help was opened while the window was opening, it stays open.
    if (this.place.at === "opening" && this.over && !OVER.includes(place.at)) {
      this.place = place;
      return;
    }
    if (OVER.includes(place.at)) {
      emptySecrets();
      this.over = place;
      return;
    }
    this.over = undefined;
    this.place = place;
  }

  /** Leaves the screen that covers `place`. */
  back(): void {
    this.over = undefined;
  }
}

/** No secret stays in a field that is covered. */
function emptySecrets(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>(FLEETING)) input.value = "";
}
