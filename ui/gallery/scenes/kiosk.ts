// A computer that people share.
import { signedIn, status } from "../../src/ipc/fake";
import type { Ipc } from "../../src/ipc";
import type { Act } from "../act";
import { type Scene, never, refuse } from "../scene";

const times = { asked_after_s: 120, answered_within_s: 30 };
const shared: Partial<Ipc> = { status: async () => ({ ...status, shared: times }) };
const inside: Partial<Ipc> = { status: async () => ({ ...signedIn, shared: times }) };
const bar = (person: Act) => person.named("kiosk");
const overview = async (person: Act) => (await person.screen("overview"), await bar(person));
const finish = async (person: Act) => (await overview(person), await person.press(["I’m finished", "Ho finito"]));

export const kiosk = {
  "shared-sign-in": { ipc: shared, act: async (person) => (await person.screen("sign-in"), await bar(person)) },
  "shared-overview": { ipc: inside, act: overview },
  "shared-finishing": {
    ipc: {
      status: async () => ({
        ...signedIn,
        shared: times,
        write: { kind: "change", progress: { state: "running", stage: "sent" } },
      }),
      finishTurn: never,
    },
    act: finish,
  },
  "shared-not-finished": { ipc: { ...inside, finishTurn: refuse("internal") }, act: finish },
  "shared-settings": {
    ipc: inside,
    act: async (person) => {
      await overview(person);
      await person.press(["Settings", "Impostazioni"]);
      await person.screen("settings");
    },
  },
  "still-here": {
    ipc: { status: async () => ({ ...signedIn, shared: { ...times, asked_after_s: 1 } }) },
    act: async (person) => (await overview(person), await person.dialog("still-here")),
  },
} satisfies Record<string, Scene>;
