// Where the window can be: its screens with their parameters.
import type { AnyCode, EventView, MethodKind, MethodOffer, MustChangeReason, Offers, Purpose } from "../ipc";
import type { TaskId } from "./tasks";

/** The current place: a screen with its parameters. */
export type Place =
  | { at: "opening" }
  | { at: "sign-in"; ended?: boolean; late?: boolean; everywhere?: boolean; left?: Left }
  | { at: "verify"; offers: MethodOffer[] }
  | { at: "register"; missing: MethodKind[] }
  | { at: "update" }
  | { at: "unfinished" }
  | { at: "activate" }
  | { at: "recover"; purpose: Purpose }
  | { at: "overview" }
  | { at: "change-password"; must?: MustChangeReason; interrupted?: boolean }
  | { at: "event"; event: EventView }
  | { at: "security-info"; add?: MethodKind }
  | { at: "cannot-verify"; asked: CannotGive }
  | { at: "help"; code?: AnyCode; task?: TaskId; from?: AnyCode | TaskId }
  | { at: "settings" }
  | { at: "about" }
  | { at: "check"; from?: Place };

/** The list of help, or one of its pages. */
export type HelpPlace = Extract<Place, { at: "help" }>;

/** A flow that was left before its end: an activation, or a reset or an unlock. */
export type Left = "activate" | "recover";

/**
 * What a person is asked for and cannot provide: one kind of method, any of them although none is registered, any of
 * those that are, a first method in an activation, or an activation code.
 */
export type CannotGive = MethodKind | "none-registered" | "any" | "first-methods" | "activation-code";

/** The steps of a flow, for the side pane; `at` counts from 1 and is greater than the number of steps at the end. */
export interface Steps {
  names: string[];
  at: number;
}

/** Screens that cover another one, which stays unchanged beneath. */
export const OVER: readonly Place["at"][] = ["event", "cannot-verify", "help", "settings", "about", "check"];
/** Screens that need a full session. */
export const NEED_FULL: readonly Place["at"][] = ["overview", "security-info", "register"];
/** Screens that need a session. A change of the password reports its outcome itself. */
export const NEED_SESSION: readonly Place["at"][] = [...NEED_FULL, "verify"];

/** Whether a person may go to this screen by choice. What the service requires at the sign-in is always there. */
export function isOffered(offers: Offers, place: Place): boolean {
  switch (place.at) {
    case "recover":
      return offers[place.purpose];
    case "change-password":
      return offers.change || place.must !== undefined;
    case "security-info":
      return offers.security_info;
    default:
      return true;
  }
}
