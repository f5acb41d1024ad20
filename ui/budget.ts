// What the first screen costs to read: which files the build makes of it, and the budget beyond which the build fails.
import type { Plugin, Rollup } from "vite";

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

/**
 * The name of the chunk that a module belongs to. Everything that the first screen needs is one file: the shell serves
 * each file by a trip between two processes, so many small files are drawn later than one.
 */
export function chunkOf(id: string, { getModuleInfo }: Rollup.ManualChunkMeta): string | undefined {
  return isNeededFirst(id, getModuleInfo, new Set()) ? "first" : undefined;
}

/** Whether the entry imports a module, directly or through others, but not on demand. */
function isNeededFirst(id: string, getModuleInfo: Rollup.GetModuleInfo, seen: Set<string>): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  const module = getModuleInfo(id);
  if (!module) return false;
  return module.isEntry || module.importers.some((importer) => isNeededFirst(importer, getModuleInfo, seen));
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
  const words = chunks.filter(({ name }) => name?.startsWith("first-")).map(({ code }) => code?.length ?? 0);
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
