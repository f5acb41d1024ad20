// The search of the help page: which pages have the words that somebody typed.

/** A page that can be found: its key and all of its words. */
export interface Page<Key> {
  key: Key;
  words: string;
}

/** What a search found. */
export interface Found<Key> {
  keys: Key[];
  /** Whether every word was found; without that, `keys` have at least one of them. */
  exact: boolean;
}

/** Lower case without accents and with plain apostrophes, so that "perche" finds "perché". */
export function fold(text: string, locale: string): string {
  return text.toLocaleLowerCase(locale).normalize("NFD").replace(/\p{M}/gu, "").replace(/[’ʼ]/g, "'");
}

/** The pages with all the words of `wanted`; where no page has all of them, the pages with the most. */
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
