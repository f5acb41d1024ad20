// What the window knows from the shell: the status and the account as last received. No password, code or token is ever
// stored here.
import type { AppStatus, Ipc, MustChangeReason, Reach, StateView, WriteStatus } from "../ipc";
import { untrack } from "svelte";
import { mail } from "./mail.svelte";
import { Navigation } from "./navigation.svelte";
import { follow } from "./preferences";

/** States in which a request can be sent to the service. */
const SERVICE: readonly Reach[] = ["online", "not-configured", "no-proxy-address", "no-authority", "unknown"];

export class Account extends Navigation {
  readonly ipc: Ipc;
  status = $state.raw<AppStatus>();
  view = $state.raw<StateView>({ sequence: 0, live: false });
  /** The number of components under a covering screen that show a write and its outcome themselves. */
  #showing = $state(0);

  constructor(ipc: Ipc) {
    super();
    this.ipc = ipc;
  }

  /** Whether no request can be sent to the service now. */
  get offline(): boolean {
    return !SERVICE.includes(this.status?.reach ?? "unknown");
  }

  /** The latest write, if no component shows it: a write belongs to the window (law 24). */
  get write(): WriteStatus | undefined {
    return this.#showing > 0 && !this.over ? undefined : this.status?.write;
  }

  /** For a component that shows a write and its outcome, as long as it is present. */
  showWrite(): () => void {
    const add = (change: number) => untrack(() => void (this.#showing += change));
    add(1);
    return () => add(-1);
  }

  /** Notes that the person has seen the outcome of the latest write. */
  async writeSeen(): Promise<void> {
    await this.ipc.writeSeen().catch(() => undefined); // the banner stays, and says so again
  }

  get signedIn(): boolean {
    return this.status?.session === "full";
  }

  /** Why the password has to be changed before anything else, if it has. */
  get mustChange(): MustChangeReason | undefined {
    const { session, step } = this.status ?? {};
    return session === "limited" && step?.step === "must-change" ? step.reason : undefined;
  }

  /** Reads status and account again from the shell's memory. */
  async refresh(): Promise<void> {
    const [status, view] = await Promise.all([this.ipc.status(), this.ipc.state()]);
    this.see(view);
    this.take(status);
  }

  /** Asks the service for news, and rejects if that fails. */
  async ask(): Promise<void> {
    try {
      this.see(await this.ipc.sync());
    } finally {
      // A service that does not answer is no error of `sync`: only the status says so.
      this.take(await this.ipc.status());
    }
  }

  /** Asks the service for news in the background: a failure shows in the status, not as an error. */
  async sync(): Promise<void> {
    await this.ask().catch(() => undefined);
  }

  /** Checks again whether the service can be reached, signed in or not. */
  async again(): Promise<void> {
    await (this.signedIn ? this.sync() : this.refresh());
  }

  /** Keeps what is known of the account, unless something newer has arrived before it. */
  see(view: StateView): void {
    if (view.sequence >= this.view.sequence) this.view = view;
  }

  /** Keeps a status, unless a newer one has arrived before it; lets the window look and speak as the status says. */
  take(status: AppStatus): void {
    if (this.status && status.sequence < this.status.sequence) return;
    this.status = status;
    mail.delayed = status.mail_delayed;
    follow(status);
  }
}
