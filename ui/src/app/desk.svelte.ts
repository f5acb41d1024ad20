// The whole window: where it is, what it knows from the shell, and how a session begins and ends. No password, code or
// token is ever stored here.
import type { About, AppStatus, Ipc, KeyringState, Logo, Offers, SignInStep, Sourced } from "../ipc";
import { EVERYTHING } from "../ipc/beginning";
import { Account } from "./account.svelte";
import { NEED_FULL, NEED_SESSION, type HelpPlace, type Place } from "./places";

export type { CannotGive, Left, Place, Steps } from "./places";

/** How long a session that is expected is waited for before the sign-in form is shown. */
const PATIENCE_MS = 100;

/** A form of a full session, which a required change of the password interrupts. */
const BEGUN = "main input[data-needed]";

export class Desk extends Account {
  /** The settings of this computer, each with its source. */
  about = $state.raw<About>();
  /** The page of help that a link named, until the person opens it or closes the offer. */
  linked = $state.raw<HelpPlace>();
  /** Before this time no page is offered, in milliseconds since 1970. */
  noLinkUntil = 0;
  /** The account and the stage of its password's last days that the person has put off. */
  expiryPutOff = $state<string>();
  /** The user name as last typed in this window, so no form asks for it twice. */
  name = "";
  /** The sign-in form that was shown before the keyring had answered, as long as it is the current place. */
  #offered: Place | undefined;
  readonly #expectsSession: boolean;
  readonly #offersFirst: Offers;
  readonly #hasLogoFirst: boolean;
  /** Whether a sign-in or sign-out of this window is in flight, which will itself choose the next place. */
  #moving = false;
  /** The session before a status that arrived meanwhile, which may be later than the answer that chooses the place. */
  #overtaken: AppStatus["session"] | undefined;

  /**
   * `expectsSession`: whether the keyring probably gives a session. `offers`: what the first screen offers. `hasLogo`:
   * whether the company has a logo.
   */
  constructor(ipc: Ipc, expectsSession: boolean, offers: Offers = EVERYTHING, hasLogo = false) {
    super(ipc);
    this.#hasLogoFirst = hasLogo;
    this.#expectsSession = expectsSession;
    this.#offersFirst = offers;
  }

  /** The actions that exist on this computer. */
  get offers(): Offers {
    return this.status?.offers ?? this.#offersFirst;
  }

  /** Reads the shell's state, opens the first screen, and listens for events. */
  open(): () => void {
    const stops = [
      this.ipc.onStatus((status) => this.#seeStatus(status)),
      this.ipc.onState((view) => this.see(view)),
      this.ipc.onAbout((about) => this.#takeAbout(about)),
      this.ipc.onLink(() => this.#offerLinked()),
    ];
    // The system has found a network again: synchronise without waiting for the person.
    const online = () => void this.again();
    window.addEventListener("online", online);
    stops.push(() => window.removeEventListener("online", online));
    void this.#start();
    void this.readAbout().catch(() => undefined); // the page about this computer asks again, and says so
    return () => stops.forEach((stop) => stop());
  }

  /** How to reach the help desk; empty if the settings of this computer do not say. */
  get helpDesk(): string {
    return this.status?.help_desk ?? this.about?.help_desk ?? "";
  }

  /** The page of the help desk; empty if the settings of this computer name none. */
  get helpUrl(): string {
    return this.status?.help_url ?? this.about?.help_url ?? "";
  }

  /** The days before the expiry of a password at which the person is reminded of it, the smallest first. */
  get reminders(): readonly number[] {
    return this.status?.reminder_days ?? [];
  }

  /** Whether the settings of this computer say how to reach the help desk. */
  get knowsHelp(): boolean {
    return this.helpDesk !== "" || this.helpUrl !== "";
  }

  /** The company's logo; "awaited" if there is one that has not arrived yet. */
  get logo(): Logo | "awaited" | undefined {
    return this.about ? this.about.logo : this.#hasLogoFirst ? "awaited" : undefined;
  }

  /** Why nothing can be read from the keyring or stored there, so the session lives as long as the window. */
  get closedKeyring(): Exclude<KeyringState, "ready" | "unknown"> | undefined {
    const keyring = this.status?.keyring;
    return keyring === "ready" || keyring === "unknown" ? undefined : keyring;
  }

  /** The value that IT gives to a setting, if there is one. */
  managed(key: string): Sourced | undefined {
    return this.about?.settings.find((setting) => setting.key === key);
  }

  home(): Place {
    if (this.mustChange) return { at: "change-password", must: this.mustChange };
    return this.signedIn ? { at: "overview" } : { at: "sign-in" };
  }

  /** Goes to the next step of a sign-in, as the service requires. */
  async follow(step: SignInStep): Promise<void> {
    await this.refresh();
    await this.#enter(step);
  }

  /** `interrupted`: whether the step comes before something that the person had begun. */
  async #enter(step: SignInStep, interrupted = false): Promise<void> {
    switch (step.step) {
      case "done":
        this.go({ at: "overview" });
        return this.sync();
      case "must-change":
        this.go({ at: "change-password", must: step.reason, interrupted });
        return this.sync(); // for the rules of the new password
      case "prove":
        return this.go({ at: "verify", offers: step.offers });
      case "register":
      case "reconfirm":
        // What the page says and offers depends on the account; words that change would move a button under a click.
        await this.sync();
        // The answer can end or limit the session.
        if (this.signedIn) this.go({ at: "register", missing: "missing" in step ? step.missing : [] });
        return;
      case "unknown":
        return this.go({ at: "update" });
    }
  }

  /** The user name with which a form begins. */
  knownName(): string {
    return this.name || (this.status?.user_name ?? "");
  }

  async signIn(request: Parameters<Ipc["signIn"]>[0]): Promise<void> {
    await this.#move(async () => this.follow(await this.ipc.signIn(request)));
  }

  async signOut(everywhere: boolean): Promise<void> {
    if (this.#moving) return;
    await this.#move(async () => {
      await this.ipc.signOut({ everywhere });
      await this.refresh();
      this.linked = undefined;
      this.go({ at: "sign-in", everywhere });
    });
  }

  async #move(action: () => Promise<void>): Promise<void> {
    this.#moving = true;
    this.#overtaken = undefined;
    try {
      await action();
    } finally {
      this.#moving = false;
      if (this.#overtaken) this.#match(this.#overtaken);
    }
  }

  async #start(): Promise<void> {
    // A person without a session need not wait for the keyring, which may take seconds.
    const timer = setTimeout(() => this.#offerForm(), PATIENCE_MS);
    if (!this.#expectsSession) this.#offerForm();
    await this.refresh();
    clearTimeout(timer);
    void this.#offerLinked();
    const status = this.status;
    if (this.place !== this.#offered && this.place.at !== "opening") return;
    if (this.place === this.#offered && status?.session === "none" && !status.unsettled) return;
    if (status?.unsettled) return this.go({ at: "unfinished" });
    return this.onward();
  }

  /** Goes to the place that matches the session, at the start and after a step that preceded it. */
  async onward(): Promise<void> {
    const status = this.status;
    if (!status || status.session === "none") return this.go({ at: "sign-in" });
    if (status.session === "limited" && status.step) return this.#enter(status.step);
    this.go(this.home());
    if (this.signedIn) await this.sync();
  }

  /** Leaves a write whose outcome is unknown: nothing is asked or stopped, and the window tells the outcome later. */
  async later(): Promise<void> {
    await this.refresh();
    await this.onward();
  }

  /** Offers the page of help that the latest link named. */
  async #offerLinked(): Promise<void> {
    const page = await this.ipc.linkedHelp();
    if (page) (await import("./links")).offer(this, page);
  }

  /** Shows the sign-in form before it is known whether there is a session. */
  #offerForm(): void {
    if (this.place.at !== "opening") return;
    this.#offered = { at: "sign-in" };
    this.go(this.#offered);
  }

  /** Reads the settings of this computer again from the shell's memory. */
  async readAbout(): Promise<void> {
    this.#takeAbout(await this.ipc.about());
  }

  /** Keeps the settings of this computer, unless newer ones have arrived before them. */
  #takeAbout(about: About): void {
    if (this.about && about.sequence < this.about.sequence) return;
    this.about = about;
  }

  #seeStatus(status: AppStatus): void {
    const had = this.status?.session;
    // After a wipe nothing of the account stays, not even the name that was typed here.
    if (status.removed === "wiped" && this.status?.removed !== "wiped") this.name = "";
    this.take(status);
    if (this.#moving) this.#overtaken = had && had !== "none" ? had : (this.#overtaken ?? had);
    else this.#match(had);
  }

  /** Leads away from a place that the session, which was as `had` says, no longer allows. */
  #match(had: AppStatus["session"] | undefined): void {
    if (had && had !== "none" && this.status?.session === "none") {
      this.linked = undefined;
      // Before the second factor, the person was not signed in yet.
      const late = this.place.at === "verify";
      if (NEED_SESSION.includes(this.place.at)) this.go({ at: "sign-in", ended: true, late });
    }
    // A keyring that answers late may hold a session after all.
    if (had === "none" && this.status?.session !== "none" && this.place.at === "sign-in") void this.onward();
    this.#limit(had === "full");
  }

  /** Leads to the step that the service has required since the session was full; a write is finished before. */
  #limit(wasFull: boolean): void {
    const { session, step, write } = this.status ?? {};
    if (session !== "limited" || !step || write?.progress.state === "running") return;
    if (NEED_FULL.includes(this.place.at)) void this.#enter(step, document.querySelector(BEGUN) !== null);
    else if (wasFull) this.back();
  }
}
