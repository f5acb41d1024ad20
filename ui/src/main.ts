// Opens the interface in the shell's window.
import { mount } from "svelte";
import App from "./App.svelte";
import { tauri } from "./ipc/tauri";
import "./look/index.css";

mount(App, { target: document.body, props: { ipc: tauri } });
