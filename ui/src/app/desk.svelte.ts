// The state of the whole window: the shell's status, the account as last received, and the current screen. No password,
// code or token is ever stored here.
import type {
  AnyCode,
  AppStatus,
  EventView,
  Ipc,
  MustChangeReason,
  MethodKind,
  MethodOffer,
  Purpose,
  Reach,
  SignInStep,
  StateView,
  WriteStatus,
} from "../ipc";
import { untrack } from "svelte";
import { speak, writeDatesAs } from "../i18n/index.svelte";
import { mail } from "./mail.svelte";
import { FLEETING } from "./submission.svelte";
import type { TaskId } from "./tasks";

/** The current place: a screen with its parameters. */
export type Place =
  | { at: "opening" }
  | { at: "sign-in"; ended?: boolean; activating?: boolean }
  | { at: "verify"; offers: MethodOffer[] }
  | { at: "register"; missing: MethodKind[] }
  | { at: "reconfirm" }
  | { at: "update" }
  | { at: "unfinished" }
  | { at: "activate" }
  | { at: "recover"; purpose: Purpose }
  | { at: "overview" }
  | { at: "change-password"; must?: MustChangeReason }
  | { at: "event"; event: EventView }
  | { at: "security-info"; add?: MethodKind }
  | { at: "cannot-verify"; asked: CannotGive }
  | { at: "help"; code?: AnyCode; task?: TaskId; from?: AnyCode | TaskId }
  | { at: "settings" }
  | { at: "about" };

/** What a person is asked for and cannot provide: one kind of method, any of them, or an activation code. */
export type CannotGive = MethodKind | "any" | "activation-code";

/** The steps of a flow, for the side pane; `at` counts from 1 and is greater than the number of steps at the end. */
export interface Steps {
  names: string[];
  at: number;
}

/** Screens that cover another one, which stays unchanged beneath. */
const OVER: readonly Place["at"][] = ["event", "cannot-verify", "help", "settings", "about"];
/** Screens that need a session. A change of the password reports its outcome itself. */
const NEED_SESSION: readonly Place["at"][] = ["overview", "security-info", "register", "reconfirm", "verify"];
/** How long to wait for the keyring before the sign-in form is shown without its answer. */
const PATIENCE_MS = 100;
/** States in which no request can be sent to the service. */
const NO_SERVICE: readonly Reach[] = [
  "offline",
  "no-network",
  "no-service",
  "certificate-not-trusted",
  "certificate-expired",
  "certificate-not-yet-valid",
  "certificate-other-name",
  "clock-wrong",
  "another-service",
  "update-needed",
  "service-too-old",
];

export class Desk {
  readonly ipc: Ipc;
  status = $state.raw<AppStatus>();
  view = $state.raw<StateView>({ live: false });
  place = $state.raw<Place>({ at: "opening" });
  /** The screen that covers `place`: one of `OVER`. */
  over = $state.raw<Place>();
  steps = $state.raw<Steps>();
  /** How to reach the help desk; empty if the settings of this computer do not say. */
  helpDesk = $state("");
  /** The stage of the password's last days that the person has put off. */
  expiryPutOff = $state<number>();
  /** The user name as last typed in this window, so no form asks for it twice. */
  name = "";
  /** The number of components under `over` that show a write and its outcome themselves. */
  #showing = $state(0);
  /** The sign-in form that was shown before the keyring had answered, as long as it is the current place. */
  #offered: Place | undefined;
  /** Whether a sign-in or sign-out of this window is in flight, which will itself choose the next place. */
  #moving = false;

  constructor(ipc: Ipc) {
    this.ipc = ipc;
  }

  /** Whether no request can be sent to the service now. */
  get offline(): boolean {
    return NO_SERVICE.includes(this.status?.reach ?? "unknown");
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

  /** Reads the shell's state, opens the first screen, and listens for events. */
  open(): () => void {
    const stops = [
      this.ipc.onStatus((status) => this.#seeStatus(status)),
      this.ipc.onState((view) => (this.view = view)),
    ];
    // The system has found a network again: synchronise without waiting for the person.
    const online = () => void this.again();
    window.addEventListener("online", online);
    stops.push(() => window.removeEventListener("online", online));
    void this.#start();
    void this.#readHelpDesk();
    return () => stops.forEach((stop) => stop());
  }

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

  home(): Place {
    return this.signedIn ? { at: "overview" } : { at: "sign-in" };
  }

  /** Goes to the next step of a sign-in, as the service requires. */
  async follow(step: SignInStep): Promise<void> {
    await this.refresh();
    switch (step.step) {
      case "done":
        this.go({ at: "overview" });
        return this.sync();
      case "must-change":
        this.go({ at: "change-password", must: step.reason });
        return this.sync(); // for the rules of the new password
      case "prove":
        return this.go({ at: "verify", offers: step.offers });
      case "register":
        this.go({ at: "register", missing: step.missing });
        return this.sync();
      case "reconfirm":
        this.go({ at: "reconfirm" });
        return this.sync();
      case "unknown":
        return this.go({ at: "update" });
    }
  }

  /** Reads status and account again from the shell's memory. */
  async refresh(): Promise<void> {
    const [status, view] = await Promise.all([this.ipc.status(), this.ipc.state()]);
    this.view = view;
    this.#take(status);
  }

  /** Asks the service for news, and rejects if that fails. */
  async ask(): Promise<void> {
    try {
      this.view = await this.ipc.sync();
    } catch (thrown) {
      this.#take(await this.ipc.status());
      throw thrown;
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

  /** The user name with which a form begins. */
  knownName(): string {
    return this.name || (this.status?.user_name ?? "");
  }

  async signIn(request: Parameters<Ipc["signIn"]>[0]): Promise<void> {
    await this.#move(async () => this.follow(await this.ipc.signIn(request)));
  }

  async signOut(everywhere: boolean): Promise<void> {
    await this.#move(async () => {
      await this.ipc.signOut({ everywhere });
      await this.refresh();
      this.go({ at: "sign-in" });
    });
  }

  async #move(action: () => Promise<void>): Promise<void> {
    this.#moving = true;
    try {
      await action();
    } finally {
      this.#moving = false;
    }
  }

  async #start(): Promise<void> {
    // A person without a session need not wait for the keyring, which may take seconds.
    const timer = setTimeout(() => this.#offerForm(), PATIENCE_MS);
    await this.refresh();
    clearTimeout(timer);
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
    if (status.session === "limited" && status.step) return this.follow(status.step);
    this.go(this.home());
    if (this.signedIn) await this.sync();
  }

  /** Shows the sign-in form before it is known whether there is a session. */
  #offerForm(): void {
    if (this.place.at !== "opening") return;
    this.#offered = { at: "sign-in" };
    this.go(this.#offered);
  }

  async #readHelpDesk(): Promise<void> {
    const about = await this.ipc.about().catch(() => undefined);
    this.helpDesk = about?.settings.find(({ key }) => key === "organisation_help")?.value ?? "";
  }

  #seeStatus(status: AppStatus): void {
    const had = this.status?.session;
    this.#take(status);
    if (this.#moving) return;
    if (had && had !== "none" && status.session === "none" && NEED_SESSION.includes(this.place.at)) {
      this.go({ at: "sign-in", ended: true });
    }
    // A keyring that answers late may hold a session after all.
    if (had === "none" && this.signedIn && this.place.at === "sign-in") {
      this.go({ at: "overview" });
      void this.sync();
    }
  }

  #take(status: AppStatus): void {
    this.status = status;
    mail.delayed = status.mail_delayed;
    speak(status.preferences.language);
    writeDatesAs(status.formats);
    const { theme } = status.preferences;
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }
}

/** No secret stays in a field that is covered. */
function emptySecrets(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>(FLEETING)) input.value = "";
}
