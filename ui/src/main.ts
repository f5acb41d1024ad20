// Opens the interface in the shell's window.
import { mount } from "svelte";
import App from "./App.svelte";
import { mark } from "./app/marks";
import { paint, wear } from "./app/preferences";
import { learnFirst } from "./i18n/index.svelte";
import { beginningOf } from "./ipc/beginning";
import { tauri } from "./ipc/tauri";
import "./look/index.css";
import { loadAll } from "./screens/table";

mark("chiave-running");
const { accent, preferences, ...first } = beginningOf(location.hash);
wear(preferences.theme);
paint(accent);
await learnFirst(preferences.language);
mount(App, { target: document.body, props: { ipc: tauri, ...first } });
// Loading later screens must neither block nor delay the first one: nobody reads it in less time.
setTimeout(() => void loadAll(), 1000);
