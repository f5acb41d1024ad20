// Every screen in every state, with the fake shell behind it. For looking at; never built into the product.
//   ?scene=overview-offline&lang=it&theme=dark&w=380&text=200      without ?scene: the list
import { mount } from "svelte";
import App from "../src/App.svelte";
import { NOW, fake, status } from "../src/ipc/fake";
import type { AppStatus, Ipc, Preferences } from "../src/ipc";
import "../src/look/index.css";
import "./gallery.css";
import { act } from "./act";
import { scenes } from "./scenes";

const wanted = new URLSearchParams(location.search);
const name = wanted.get("scene");
const scene = name ? scenes[name] : undefined;

// The pictures stand still: the same Monday morning for all of them.
const real = Date.now();
const start = Date.now;
Date.now = () => NOW * 1000 + (start() - real);

const preferences: Preferences = {
  language: wanted.get("lang") === "it" ? "it" : "en",
  theme: wanted.get("theme") === "dark" ? "dark" : "light",
};

function shell(own: Partial<Ipc>): ReturnType<typeof fake> {
  const base = own.status ?? (async () => status);
  const withPreferences = async (): Promise<AppStatus> => ({ ...(await base()), preferences });
  return fake({ ...own, status: withPreferences });
}

if (scene) {
  const width = wanted.get("w");
  if (width) document.body.style.width = `${width}px`;
  const text = wanted.get("text");
  if (text) document.documentElement.style.fontSize = `${text}%`;
  const ipc = shell(scene.ipc ?? {});
  mount(App, { target: document.body, props: { ipc } });
  const acted = scene.act?.(act(preferences.language === "it"), ipc) ?? Promise.resolve();
  void acted.then(() => (document.title = "ready"));
} else {
  const list = document.createElement("ul");
  for (const key of Object.keys(scenes)) {
    const link = Object.assign(document.createElement("a"), { href: `?scene=${key}`, textContent: key });
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  document.body.append(list);
}
