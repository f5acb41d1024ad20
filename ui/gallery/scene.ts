// The definition of a scene: how the shell answers, and what the person does before the picture is taken.
import { NOW, type fake, refusal, signedIn, view } from "../src/ipc/fake";
import type { Ipc } from "../src/ipc";
import type { Act } from "./act";

export interface Scene {
  ipc?: Partial<Ipc>;
  act?: (person: Act, ipc: ReturnType<typeof fake>) => Promise<unknown>;
}

export type Refusal = Parameters<typeof refusal>;

export const never = () => new Promise<never>(() => {});
export const refuse =
  (...args: Refusal) =>
  () =>
    Promise.reject(refusal(...args));

export const inside: Partial<Ipc> = { status: async () => signedIn };
export const outOfReach: Partial<Ipc> = {
  status: async () => ({ ...signedIn, reach: "offline" }),
  state: async () => ({ ...view, synced_at: NOW - 4000, live: false }),
  sync: refuse("service-unreachable"),
};

type Asked = "busy" | "refused" | "offline" | "throttled";

/** A screen that sends one request to the service. */
interface Asking {
  /** The command of the request. */
  command: keyof Ipc;
  ipc?: Partial<Ipc>;
  /** The answers of the shell without a connection, besides refusing the command. */
  offline?: Partial<Ipc>;
  /** The actions that lead to the screen, before anything is typed. */
  there: NonNullable<Scene["act"]>;
  /** The actions that send the request. */
  ask: NonNullable<Scene["act"]>;
  refused: Refusal;
  throttled?: Refusal;
}

/** The five states of a screen that sends one request to the service. */
export function states<Name extends string>(name: Name, screen: Asking): Record<Name | `${Name}-${Asked}`, Scene> {
  const { command, ipc = {}, there, ask, refused, throttled = ["too-many-attempts", { retry_after_s: 95 }] } = screen;
  const asked = (seen: "busy" | "told", answer: () => Promise<never>, more: Partial<Ipc> = {}): Scene => ({
    ipc: { ...ipc, ...more, [command]: answer },
    act: async (person, shell) => (await there(person, shell), await ask(person, shell), await person[seen]()),
  });
  return {
    [name]: { ipc, act: there },
    [`${name}-busy`]: asked("busy", never),
    [`${name}-refused`]: asked("told", refuse(...refused)),
    [`${name}-offline`]: asked("told", refuse("service-unreachable"), screen.offline),
    [`${name}-throttled`]: asked("told", refuse(...throttled)),
  } as Record<Name | `${Name}-${Asked}`, Scene>;
}
