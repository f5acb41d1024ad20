// Opens the interface in the shell's window.
import { mount } from "svelte";
import App from "./App.svelte";
import { mark } from "./app/marks";
import { learnFirst } from "./i18n/index.svelte";
import { tauri } from "./ipc/tauri";
import "./look/index.css";
import { loadAll } from "./screens/table";

mark("chiave-running");
await learnFirst();
mount(App, { target: document.body, props: { ipc: tauri } });
// What comes later must not be waited for, and must not delay what is there.
requestAnimationFrame(() => setTimeout(() => void loadAll()));
