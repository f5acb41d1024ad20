// The component for each place. Only the sign-in form is part of the first bundle; every other screen is loaded when it
// is needed, or in the background after the first screen is shown.
import type { Component } from "svelte";
import type { Desk, Place } from "../app/desk.svelte";
import { learn } from "../i18n/index.svelte";
import SignIn from "./SignIn.svelte";

type At = Exclude<Place["at"], "opening">;

/** The props of a screen: the window state, and the parameters of its place. */
type Given<Name extends At> = { desk: Desk } & Omit<Extract<Place, { at: Name }>, "at">;

type Loads = { [Name in At]: () => Promise<{ default: Component<Given<Name>> }> };

const loads: Loads = {
  "sign-in": async () => ({ default: SignIn }),
  verify: () => import("./Verify.svelte"),
  register: () => import("./Register.svelte"),
  unfinished: () => import("./Unfinished.svelte"),
  update: () => import("./Update.svelte"),
  overview: () => import("./Overview.svelte"),
  "change-password": () => import("./ChangePassword.svelte"),
  event: () => import("./EventPage.svelte"),
  "security-info": () => import("./SecurityInfo.svelte"),
  activate: () => import("./Activate.svelte"),
  recover: () => import("./Recover.svelte"),
  "cannot-verify": () => import("./CannotVerify.svelte"),
  help: () => import("./Help.svelte"),
  settings: () => import("./Settings.svelte"),
  about: () => import("./About.svelte"),
  check: () => import("./CheckComputer.svelte"),
};

/** A component whose props match its place by construction of the table. */
type Shown = Component<{ desk: Desk }>;

const loaded = new Map<At, Shown>([["sign-in", SignIn as unknown as Shown]]);

/** The component of a screen; without a promise if it was loaded before. */
export function screenAt(at: At): Shown | Promise<Shown> {
  return loaded.get(at) ?? load(at);
}

/** Loads every screen, so no screen has to be waited for: one after the other, so keys and frames come between. */
export async function loadAll(): Promise<void> {
  for (const at of Object.keys(loads) as At[]) {
    await load(at);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

async function load(at: At): Promise<Shown> {
  const [module] = await Promise.all([loads[at](), learn()]);
  const component = module.default as unknown as Shown;
  loaded.set(at, component);
  return component;
}
