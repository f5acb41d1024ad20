// Finds passwords that are long but easy: the strength estimate treats each of their characters as if it were chosen.

export type Pattern = "repetition" | "sequence";

const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "azertyuiop",
];

/** Neighbouring keys are a sequence if they are at least this share of all pairs. */
const MOSTLY = 0.75;

/** What `candidate` mostly consists of, if that is one repeated word or a sequence of keys. */
export function patternOf(candidate: string): Pattern | undefined {
  const characters = [
    ...candidate
      .normalize("NFC")
      .toLowerCase()
      .replace(/[\s._-]+/gu, ""),
  ];
  if (characters.length < 6) return undefined;
  if (repeats(characters)) return "repetition";
  return follows(characters) ? "sequence" : undefined;
}

/** Whether the same few characters repeat until the end, at least twice. */
function repeats(characters: string[]): boolean {
  const longest = Math.floor(characters.length / 2);
  for (let period = 1; period <= longest; period += 1) {
    if (characters.every((character, at) => at < period || character === characters[at - period])) return true;
  }
  return false;
}

function follows(characters: string[]): boolean {
  const pairs = characters.slice(1).map((character, at) => [characters[at] ?? "", character] as const);
  const near = pairs.filter(([one, next]) => ROWS.some((row) => row.includes(one + next) || row.includes(next + one)));
  return near.length >= MOSTLY * pairs.length;
}
