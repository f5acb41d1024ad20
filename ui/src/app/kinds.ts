// The name and the icon of each kind of method.
import type { MethodView, MethodKind } from "../ipc";
import { t } from "../i18n/index.svelte";
import type { IconName } from "../parts/icons";

const icons: Record<MethodKind, IconName> = {
  authenticator: "app",
  mail: "mail",
  "recovery-codes": "paper",
  "help-desk-code": "help",
  "temporary-code": "clock",
  password: "key",
  unknown: "info",
};

/** The kinds that this version can add. */
export type Addable = "authenticator" | "mail" | "recovery-codes";

export const addable = (kind: MethodKind): kind is Addable =>
  kind === "authenticator" || kind === "mail" || kind === "recovery-codes";

export const kindIcon = (kind: MethodKind): IconName => icons[kind];

export const kindName = (kind: MethodKind): string => t(`kind-${kind}`);

/** What a method is called: its label or, for a kind without labels, the name of the kind. */
export const methodName = ({ label, kind }: MethodView): string => label || kindName(kind);

/** Whether a method is also a second factor at sign-in. */
export const secondFactor = (kind: MethodKind): boolean =>
  kind === "authenticator" || kind === "recovery-codes" || kind === "temporary-code";

/** `wanted`, or the first of "wanted 2", "wanted 3", … that none of `methods` has as its name. */
export function freeName(wanted: string, methods: MethodView[]): string {
  const taken = methods.map(({ label }) => label);
  if (!taken.includes(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!taken.includes(`${wanted} ${number}`)) return `${wanted} ${number}`;
}
