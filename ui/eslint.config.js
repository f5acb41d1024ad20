// What the linter asks of the interface. Layout is prettier's, types are svelte-check's.
import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["dist/", "src/ipc/bindings/", "src/i18n/ids.ts", "src/i18n/languages.ts", "src/i18n/words/"] },
  js.configs.recommended,
  ts.configs.strict,
  svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"] } },
  },
  {
    rules: {
      // The compiler knows every name.
      "no-undef": "off",
      "no-console": "error",
      eqeqeq: "error",
      // A space at the edge of an element stands as {" "}, or it would be lost.
      "svelte/no-useless-mustaches": "off",
    },
  },
  {
    // One way out of the web view: only the seam may name the shell.
    files: ["src/**"],
    ignores: ["src/ipc/**"],
    rules: { "no-restricted-imports": ["error", { patterns: ["@tauri-apps/*"] }] },
  },
);
