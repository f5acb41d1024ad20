// The name and the icon of each kind of proof.
import type { ProofKind } from "../ipc";
import { t } from "../i18n/index.svelte";
import type { IconName } from "../parts/icons";

const icons: Record<ProofKind, IconName> = { authenticator: "app", mail: "mail", password: "key", unknown: "info" };

export const kindIcon = (kind: ProofKind): IconName => icons[kind];

export const kindName = (kind: ProofKind): string => t(`kind-${kind}`);
