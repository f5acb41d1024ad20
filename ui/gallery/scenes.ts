// All scenes. gallery/table.ts says which screen and state each of them shows.
import type { Scene } from "./scene";
import { account } from "./scenes/account";
import { activate } from "./scenes/activate";
import { door } from "./scenes/door";
import { kiosk } from "./scenes/kiosk";
import { pages } from "./scenes/pages";
import { recover } from "./scenes/recover";
import { security } from "./scenes/security";

const all = { ...door, ...activate, ...account, ...security, ...recover, ...pages, ...kiosk };

export type SceneName = keyof typeof all;

export const scenes: Record<SceneName, Scene> = all;
