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

  /** Notes a key or the pointer. */
  see(): void {
    this.#seen = Date.now();
    if (!this.begun || this.#seen - this.#told < TELL_MS) return;
    this.#told = this.#seen;
    void this.#desk.ipc.stillHere().catch(() => undefined); // the turn then ends earlier
  }

  /** Notes the answer that somebody is there. */
  answer(): void {
    this.left = undefined;
    this.#told = 0;
    this.see();
  }

  /** Looks whether somebody is there; to be called every second. */
  look({ asked_after_s, answered_within_s }: SharedComputer): void {
    if (!this.begun || this.writing || this.ending) {
      this.left = undefined;
      this.#seen = Date.now();
      return;
    }
    const left = asked_after_s + answered_within_s - Math.floor((Date.now() - this.#seen) / 1000);
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
