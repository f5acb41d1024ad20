// The turn of a person at a shared computer, as the window sees it: whether anything of somebody is there, and whether
// somebody still is. The shell ends the turn, and then empties the page (law 14).
import type { SharedComputer } from "../ipc";
import type { Desk } from "./desk.svelte";

/** How often the shell is told that somebody is there, at most. */
const TELL_MS = 5000;
/** The seconds that are left when a screen reader says them. */
const SAID_S = [5, 10, 20, 30];

export class Turn {
  readonly #desk: Desk;
  /** Whether something was typed since the page began. */
  #typed = $state(false);
  /** When somebody was last there, in milliseconds since 1970. */
  #seen = Date.now();
  #told = 0;
  /** The seconds that are left for the answer; undefined unless the person is asked. */
  left = $state<number>();
  /** What a screen reader last said of them. */
  said = $state<number>();
  /** Whether the turn is being ended. */
  ending = $state(false);
  /** Whether it could not be ended. */
  failed = $state(false);

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Whether anything of a person is there. */
  get begun(): boolean {
    const { place, over, status } = this.#desk;
    const isFirst = (place.at === "sign-in" || place.at === "opening") && !over;
    return this.#typed || !isFirst || (status !== undefined && status.session !== "none");
  }

  /** Whether a password is being written, whose outcome is awaited. */
  get writing(): boolean {
    return this.#desk.status?.write?.progress.state === "running";
  }

  /** Notes that something was typed. */
  type(): void {
    this.#typed = true;
  }

  /**
   * Notes a key or the pointer, and returns whether the turn goes on. A computer that slept did not count the
   * seconds: whoever wakes it up later than the turn lasts is another person.
   */
  see(): boolean {
    const shared = this.#desk.status?.shared;
    if (shared && this.#isWatched && this.#leftOf(shared) <= 0) {
      void this.end();
      return false;
    }
    this.#note();
    return true;
  }

  #note(): void {
    this.#seen = Date.now();
    if (!this.begun || this.#seen - this.#told < TELL_MS) return;
    this.#told = this.#seen;
    void this.#desk.ipc.stillHere().catch(() => undefined); // the turn then ends earlier
  }

  /** Notes the answer that somebody is there, if it is in time. */
  answer(): void {
    this.#told = 0;
    if (this.see()) this.left = undefined;
  }

  /** Whether the turn ends by itself. */
  get #isWatched(): boolean {
    return this.begun && !this.writing && !this.ending;
  }

  /** The seconds until the turn ends by itself. */
  #leftOf({ asked_after_s, answered_within_s }: SharedComputer): number {
    return asked_after_s + answered_within_s - Math.floor((Date.now() - this.#seen) / 1000);
  }

  /** Looks whether somebody is there; to be called every second. */
  look(shared: SharedComputer): void {
    if (!this.#isWatched) {
      this.left = undefined;
      this.#seen = Date.now();
      return;
    }
    const { answered_within_s } = shared;
    const left = this.#leftOf(shared);
    if (left > answered_within_s) return;
    this.left = Math.max(0, left);
    this.said = SAID_S.find((seconds) => left <= seconds) ?? answered_within_s;
    if (left <= 0) void this.end();
  }

  /** Asks the shell to end the turn, which empties this page. */
  async end(): Promise<void> {
    if (this.ending) return;
    this.ending = true;
    this.failed = false;
    try {
      await this.#desk.ipc.finishTurn();
      this.#typed = false;
      this.#seen = Date.now();
    } catch {
      this.failed = true;
    } finally {
      this.left = undefined;
      this.ending = false;
    }
  }
}
