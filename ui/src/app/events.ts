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
  "expiry-mailed": "clock",
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

/** The listed events, newest first, and whether there are others. */
export interface Known {
  events: EventView[];
  older: boolean;
  /** Every event from this one on is listed; the others are asked for before it. */
  before: EventView["id"];
}

/** The newest events, and those that were fetched before: newer ones push none off the list. */
export function known(state: AccountState, fetched: Known | undefined): Known {
  const before = listedFrom(state.events);
  if (!fetched) return { events: state.events, older: state.older_events, before };
  const events = merged(state.events, fetched.events);
  const joined = fetched.events.some(({ id }) => id !== undefined && id === before);
  return joined ? { ...fetched, events } : { events, older: state.older_events, before };
}

/** Fetches events before those that are listed, until there is one that was not listed. */
export async function fetchOlder(ipc: Ipc, shown: Known): Promise<Known> {
  let all = shown;
  do {
    const { before } = all;
    if (before === undefined) return { ...all, older: false };
    const { events, older_events }: Activity = await ipc.activity({ before });
    all = { events: merged(all.events, events), older: older_events, before: events.at(-1)?.id };
  } while (all.older && all.events.length === shown.events.length);
  return all;
}

/** The number of events that anybody can cause among the newest ones, at most. */
const ANYBODYS = 5;

/**
 * The event from which on the newest events are listed without a gap. Where as many of them as can be
 * were caused by anybody, others of that kind may be left out behind the oldest of those.
 */
function listedFrom(newest: EventView[]): EventView["id"] {
  const anybodys = newest.filter(({ by }) => by === "anybody");
  const last = anybodys.length < ANYBODYS ? newest : anybodys;
  return last.at(-1)?.id;
}

/** Both lists as one, newest first, each event once. */
function merged(events: EventView[], others: EventView[]): EventView[] {
  const ids = new Set(events.map(({ id }) => id));
  const more = others.filter(({ id }) => id !== undefined && !ids.has(id));
  return [...events, ...more].sort((one, other) => other.at - one.at);
}
