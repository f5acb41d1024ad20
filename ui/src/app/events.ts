// What the events of an account are called, and which ones the overview lists.
import type { AccountState, Activity, EventKind, EventView, Ipc } from "../ipc";
import type { IconName } from "../parts/icons";
import { t } from "../i18n/index.svelte";

export const eventIcons: Record<EventKind, IconName> = {
  activated: "good",
  "password-accepted": "key",
  "signed-in": "laptop",
  "sign-in-refused": "stop",
  "sign-in-abandoned": "stop",
  "factor-passed": "good",
  "verification-passed": "good",
  "code-refused": "stop",
  "device-known": "laptop",
  "signed-out": "laptop",
  "activation-started": "key",
  "pass-refused": "stop",
  "change-refused": "stop",
  "method-begun": "shield",
  "method-refused": "stop",
  "request-refused": "stop",
  "password-changed": "key",
  "password-reset": "key",
  "reset-started": "key",
  "reset-refused": "stop",
  "reset-code-refused": "stop",
  "account-unlocked": "lock",
  "method-added": "shield",
  "method-removed": "shield",
  "proof-passed": "good",
  "pass-issued": "key",
  "pass-ended": "key",
  "account-disabled": "stop",
  "account-enabled": "good",
  "account-locked": "lock",
  "account-changed": "info",
  "service-changed": "info",
  other: "info",
};

/** What happened, and on which computer. */
export function eventName({ kind, device_name, this_device }: EventView): string {
  const event = t(`event-${kind}`);
  if (this_device) return t("overview-event-here", { event });
  return device_name ? t("overview-event-on", { event, device: device_name }) : event;
}

/** The events that were fetched, newest first, and whether there are older ones. */
export interface Known {
  events: EventView[];
  older: boolean;
}

/** The newest events, and behind them those that were fetched before: newer ones push none off the list. */
export function known(state: AccountState, fetched: Known | undefined): Known {
  const ids = new Set(state.events.map(({ id }) => id));
  const joins = fetched?.events.some(({ id }) => id !== undefined && ids.has(id));
  if (!fetched || !joins) return { events: state.events, older: state.older_events };
  const behind = fetched.events.filter(({ id }) => !ids.has(id));
  return { events: [...state.events, ...behind], older: fetched.older };
}

/** Fetches the events before the oldest of `shown`. */
export async function fetchOlder(ipc: Ipc, shown: Known): Promise<Known> {
  const before = shown.events.at(-1)?.id;
  if (before === undefined) return { ...shown, older: false };
  const { events, older_events }: Activity = await ipc.activity({ before });
  return { events: [...shown.events, ...events], older: older_events };
}
