// What the first screen costs to read: the build fails where it grows beyond its budget.
import type { Plugin } from "vite";

/** Bytes of script and words before the sign-in form can be drawn. */
const BUDGET = 120_000;

/** The part of a bundle's file that is counted. */
export interface Chunk {
  type: string;
  name?: string;
  fileName: string;
  isEntry?: boolean;
  imports?: string[];
  code?: string;
}

/** The name of the chunk with a language's words: those of the first screen, or the others. */
export function wordsChunk(id: string): string | undefined {
  const [, tag, file] = /\/locales\/(\w+)\/([\w-]+)\.ftl/.exec(id) ?? [];
  if (!tag) return undefined;
  return file === "common" || file === "sign-in" ? `first-words-${tag}` : `words-${tag}`;
}

/** Bytes of the entry, of all that it imports, and of the longest first words. */
export function firstScreen(bundle: Record<string, Chunk>): number {
  const counted = new Set<string>();
  const count = (file: string) => {
    const chunk = bundle[file];
    if (!chunk || counted.has(file)) return;
    counted.add(file);
    chunk.imports?.forEach(count);
  };
  const chunks = Object.values(bundle).filter(({ type }) => type === "chunk");
  chunks.filter(({ isEntry }) => isEntry).forEach(({ fileName }) => count(fileName));
  const words = chunks.filter(({ name }) => name?.startsWith("first-words-")).map(({ code }) => code?.length ?? 0);
  return [...counted].reduce((sum, file) => sum + (bundle[file]?.code?.length ?? 0), Math.max(0, ...words));
}

export function budget(): Plugin {
  return {
    name: "first-screen-budget",
    apply: "build",
    generateBundle(_, bundle) {
      const bytes = firstScreen(bundle as Record<string, Chunk>);
      if (bytes > BUDGET) this.error(`the first screen reads ${bytes} bytes, more than ${BUDGET}`);
      this.info(`the first screen reads ${bytes} bytes of ${BUDGET}`);
    },
  };
}
