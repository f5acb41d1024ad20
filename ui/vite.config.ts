// Builds the interface for the shell. Nothing is inlined: the content security policy allows files only.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";
import { budget, chunkOf } from "./budget";

export default defineConfig({
  plugins: [svelte(), svelteTesting(), budget()],
  clearScreen: false,
  server: { port: 1420, strictPort: true, fs: { allow: [".."] } },
  build: {
    target: "safari17.5",
    cssTarget: "safari17.5",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: "licences.json" }, // which libraries are in the bundle; the packages hand their texts on
    rollupOptions: { output: { manualChunks: chunkOf, chunkFileNames: "[name].js" } }, // the first screen has every name
  },
  test: {
    environment: "jsdom",
    env: { TZ: "UTC" },
    pool: "threads",
    maxWorkers: "100%", // one processor fewer is the default
    testTimeout: 30_000, // for a busy machine; every wait within ends with what it waits for
    include: ["src/**/*.test.ts"],
    css: { include: /[?&]raw$/ }, // a test reads the text of the sheets
    setupFiles: ["src/testing/setup.ts"],
  },
});
