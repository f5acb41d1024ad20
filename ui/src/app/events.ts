// What the events of an account are called, and which ones the overview lists.
import type { AccountState, EventKind, EventView, Ipc } from "../ipc";
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
  "code-sent": "mail",
  "device-known": "laptop",
  "signed-out": "laptop",
  "activation-started": "key",
  "pass-refused": "stop",
  "change-refused": "stop",
  "new-password-refused": "stop",
  "method-begun": "shield",
  "method-refused": "stop",
  "request-refused": "stop",
  "password-changed": "key",
  "password-reset": "key",
  "reset-started": "key",
  "reset-refused": "stop",
  "reset-code-refused": "stop",
  "reset-code-sent": "mail",
  "resets-closed": "stop",
  "account-unlocked": "lock",
  "method-added": "shield",
  "method-removed": "shield",
  "method-not-counted": "stop",
  "proof-passed": "good",
  "recovery-code-used": "paper",
  "expiry-mailed": "clock",
  "pass-issued": "key",
  "help-desk-code-issued": "help",
  "temporary-code-issued": "clock",
  "pass-ended": "key",
  "account-disabled": "stop",
  "account-enabled": "good",
  "account-locked": "lock",
  "account-changed": "info",
  "computer-ordered": "laptop",
  "computer-forgotten": "laptop",
  "order-ended": "laptop",
  "service-changed": "info",
  other: "info",
};

/** What happened, and on which computer. */
export function eventName({ kind, device_name, this_device }: EventView): string {
  if (kind === "device-known" && this_device) return t("event-device-known-here");
  if (kind === "device-known" && device_name) return t("event-device-known-named", { device: device_name });
  const event = t(`event-${kind}`);
  if (this_device) return t("overview-event-here", { event });
  return device_name ? t("overview-event-on", { event, device: device_name }) : event;
}

/** The listed events, newest first. */
export interface Known {
  events: EventView[];
  /** Names the event before which the others are asked for; absent where every event is listed. */
  before: EventView["id"];
}

/** The newest events, and those that were fetched before: newer ones push none off the list. */
export function known({ events: newest, older_before: before }: AccountState, fetched: Known | undefined): Known {
  if (!fetched) return { events: newest, before };
  const events = merged(newest, fetched.events);
  const joined = fetched.events.some(({ id }) => id !== undefined && id === before);
  return { events, before: joined ? fetched.before : before };
}

/** Fetches events before those that are listed, until there is one that was not listed. */
export async function fetchOlder(ipc: Ipc, shown: Known): Promise<Known> {
  let all = shown;
  while (all.before !== undefined && all.events.length === shown.events.length) {
    const page = await ipc.activity({ before: all.before });
    all = { events: merged(all.events, page.events), before: page.older_before };
  }
  return all;
}

/** Both lists as one, newest first, each event once. */
function merged(events: EventView[], others: EventView[]): EventView[] {
  const ids = new Set(events.map(({ id }) => id));
  const more = others.filter(({ id }) => id !== undefined && !ids.has(id));
  return [...events, ...more].sort((one, other) => other.at - one.at);
}
