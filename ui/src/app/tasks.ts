// The tasks with which help begins, and the screen where each can be done.
import type { Desk } from "./desk.svelte";
import { isOffered, type Place } from "./places";
import type { MessageId } from "../i18n/index.svelte";
import type { Task } from "../ipc";

/** The name of a task; the shell has the same names for links. */
export type TaskId = Task;

/** A button of a task: its label and its destination. */
export interface TaskAction {
  words: MessageId;
  place: Place;
}

/** The buttons of a task, signed in and signed out. */
interface TaskActions {
  signedIn: TaskAction[];
  signedOut: TaskAction[];
  /** Whether the text helps without its buttons too: it leads to the help desk. */
  helpsAlone?: boolean;
}

const SECURITY: TaskAction = { words: "task-go-security", place: { at: "security-info" } };
const CHANGE: TaskAction = { words: "task-go-change", place: { at: "change-password" } };
const SIGN_IN: TaskAction = { words: "task-go-sign-in", place: { at: "sign-in" } };
const FORGOT: TaskAction = { words: "task-go-forgot", place: { at: "recover", purpose: "reset" } };
const UNLOCK: TaskAction = { words: "task-go-unlock", place: { at: "recover", purpose: "unlock" } };
const ACTIVATE: TaskAction = { words: "task-go-activate", place: { at: "activate" } };
const CHECK: TaskAction = {
  words: "check-computer",
  place: { at: "check", from: { at: "help", task: "not-working" } },
};
const ADD_APP: TaskAction = { words: "task-go-add-app", place: { at: "security-info", add: "authenticator" } };

const actions = {
  "new-phone": { signedIn: [SECURITY], signedOut: [SIGN_IN] },
  "lost-phone": { signedIn: [SECURITY], signedOut: [ACTIVATE], helpsAlone: true },
  "get-app": { signedIn: [ADD_APP], signedOut: [] },
  "good-password": { signedIn: [CHANGE], signedOut: [] },
  locked: { signedIn: [], signedOut: [UNLOCK] },
  expired: { signedIn: [CHANGE], signedOut: [SIGN_IN, FORGOT] },
  "first-day": { signedIn: [], signedOut: [ACTIVATE] },
  "not-me": { signedIn: [CHANGE, SECURITY], signedOut: [SIGN_IN, FORGOT], helpsAlone: true },
  "other-computer": { signedIn: [], signedOut: [SIGN_IN] },
  ordered: { signedIn: [CHANGE], signedOut: [SIGN_IN], helpsAlone: true },
  "not-working": { signedIn: [CHECK], signedOut: [CHECK] },
  "what-it-sees": { signedIn: [], signedOut: [] },
} satisfies Record<TaskId, TaskActions>;

/** Every task, in the order of the help page. */
export const tasks = Object.keys(actions) as TaskId[];

type Where = Pick<Desk, "signedIn" | "offers">;

/** The tasks that can be done on this computer. */
export function tasksOf(desk: Where): TaskId[] {
  return tasks.filter((task) => {
    const { signedIn, signedOut, helpsAlone }: TaskActions = actions[task];
    const here = everyActionOf(task, desk);
    // A text without a button here explains the buttons of another time.
    const explained = here.length > 0 ? here : [...signedIn, ...signedOut];
    return helpsAlone || explained.length === 0 || explained.some(({ place }) => isOffered(desk.offers, place));
  });
}

/** The buttons of `task` that lead to screens which exist on this computer. */
export function actionsOf(task: TaskId, desk: Where): TaskAction[] {
  return everyActionOf(task, desk).filter(({ place }) => isOffered(desk.offers, place));
}

function everyActionOf(task: TaskId, { signedIn }: Where): TaskAction[] {
  return signedIn ? actions[task].signedIn : actions[task].signedOut;
}
