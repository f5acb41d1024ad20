// The support report that a dialog shows.
import type { ReportRequest, ReportView } from "../ipc";
import { problemOf } from "./errors";
import { Submission } from "./submission.svelte";

export class ShownReport {
  /** What is done with the report. Not the drawing up, so declining a report waits for nothing. */
  readonly work = new Submission();
  readonly drawing = new Submission();
  /** What the person sees; undefined until it is drawn up. */
  view = $state.raw<ReportView>();
  readonly #drawn: () => Promise<ReportView>;

  /** `drawn` has the shell draw up a report. */
  constructor(drawn: () => Promise<ReportView>) {
    this.#drawn = drawn;
  }

  draw(): Promise<boolean> {
    return this.drawing.run(() => this.#draw());
  }

  /**
   * Has the shell do something with the report that the person sees. If the shell no longer keeps it, nothing was done,
   * and the report is drawn up anew: the person sees that one before anything is done with it.
   */
  async ask<T>(command: (request: ReportRequest) => Promise<T>): Promise<T> {
    try {
      return await command({ number: this.view?.number ?? 0 });
    } catch (thrown) {
      if (problemOf(thrown).code === "report-not-kept") await this.#draw();
      throw thrown;
    }
  }

  async #draw(): Promise<void> {
    this.view = await this.#drawn();
  }
}
