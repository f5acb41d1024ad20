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
// The shell names the fragment if this computer probably has a session (src-tauri/src/window.rs).
mount(App, { target: document.body, props: { ipc: tauri, expectsSession: location.hash === "#session" } });
// Loading later screens must neither block nor delay the first one: nobody reads it in less time.
setTimeout(() => void loadAll(), 1000);
