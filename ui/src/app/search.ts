// The search of the help page: finds the pages that contain the typed words.

/** A page that can be found: its key and all of its words. */
export interface Page<Key> {
  key: Key;
  words: string;
}

/** The result of a search. */
export interface Found<Key> {
  keys: Key[];
  /** Whether every word was found; if not, the pages in `keys` contain at least one of the words. */
  exact: boolean;
}

/** Lower case without accents and with plain apostrophes, so "perche" finds "perché". */
export function fold(text: string, locale: string): string {
  return text.toLocaleLowerCase(locale).normalize("NFD").replace(/\p{M}/gu, "").replace(/[’ʼ]/g, "'");
}

/** The pages with all words of `wanted`; if no page has all of them, the pages with the most. */
export function search<Key>(pages: Page<Key>[], wanted: string, locale: string): Found<Key> {
  const words = fold(wanted, locale)
    .split(/[\s,.;:?!]+/)
    .filter(Boolean);
  const counted = pages.map(({ key, words: text }) => {
    const folded = fold(text, locale);
    return { key, count: words.filter((word) => folded.includes(word)).length };
  });
  const most = Math.max(0, ...counted.map(({ count }) => count));
  const exact = most === words.length;
  const keys = counted.filter(({ count }) => count === most && (exact || count > 0)).map(({ key }) => key);
  return { keys, exact };
}
