// Shows every screen in every state, with the fake shell behind it. For review; never part of the product.
// ?scene=overview-offline&lang=it&theme=dark&w=380&text=200 shows one scene; without ?scene, the list.
import { mount, tick, unmount } from "svelte";
import App from "../src/App.svelte";
import { learn, speak, tongues } from "../src/i18n/index.svelte";
import { NOW, fake, status } from "../src/ipc/fake";
import type { AppStatus, Ipc, Preferences } from "../src/ipc";
import "../src/look/index.css";
import "./gallery.css";
import { loadAll } from "../src/screens/table";
import { act } from "./act";
import { clipped, speakPseudo } from "./pseudo";
import { type SceneName, scenes } from "./scenes";
import { scenesOf, table } from "./table";

// The clock is fixed: every picture shows the same Monday morning.
const real = Date.now();
const start = Date.now;
Date.now = () => NOW * 1000 + (start() - real);

let shown: Record<string, unknown> | undefined;

function shell(own: Partial<Ipc>, preferences: Preferences): ReturnType<typeof fake> {
  const base = own.status ?? (async () => status);
  const withPreferences = async (): Promise<AppStatus> => ({ ...(await base()), preferences });
  return fake({ ...own, status: withPreferences });
}

/** Plays a scene in place of the one before, and returns the screen or dialog at which it ends. */
async function play(name: SceneName, preferences: Preferences): Promise<string | undefined> {
  if (shown) await unmount(shown);
  delete document.body.dataset.screen;
  await Promise.all([...tongues.map((tag) => learn(tag)), loadAll()]);
  speak(preferences.language);
  if (preferences.theme !== "system") document.documentElement.dataset.theme = preferences.theme;
  const scene = scenes[name];
  const ipc = shell(scene.ipc ?? {}, preferences);
  shown = mount(App, { target: document.body, props: { ipc, expectsSession: true } });
  await scene.act?.(act(preferences), ipc);
  await tick();
  return document.querySelector<HTMLElement>("dialog[open]")?.dataset.dialog ?? document.body.dataset.screen;
}

/** Every scene, with the screen or dialog that it shows according to the table. */
const rows = Object.entries(table).flatMap(([screen, row]) => scenesOf(row).map((scene) => [screen, scene]));

// For the journey that checks every scene.
Object.assign(window, { gallery: { play, clipped, rows, scenes: Object.keys(scenes) } });

const wanted = new URLSearchParams(location.search);
if (wanted.get("lang") === "pseudo") speakPseudo();
const name = wanted.get("scene") as SceneName | null;

if (name) {
  const width = wanted.get("w");
  if (width) document.body.style.width = `${width}px`;
  const text = wanted.get("text");
  if (text) document.documentElement.style.fontSize = `${text}%`;
  const language = wanted.get("lang") === "it" ? "it" : "en";
  const theme = (wanted.get("theme") ?? "system") as Preferences["theme"];
  void play(name, { language, theme });
} else if (!wanted.has("empty")) {
  const list = document.createElement("ul");
  for (const key of Object.keys(scenes)) {
    const link = Object.assign(document.createElement("a"), { href: `?scene=${key}`, textContent: key });
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  document.body.append(list);
}
