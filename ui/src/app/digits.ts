// Extracts the digits of a code from typed or pasted text.

/** The value of a decimal digit of any script; undefined for other characters. */
function valueOf(character: string): number | undefined {
  if (!/\p{Nd}/u.test(character)) return undefined;
  // Every script has its ten digits in sequence, and the sequences of several scripts may follow each other.
  const point = character.codePointAt(0) ?? 0;
  let zero = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (point - zero) % 10;
}

/** `text` with every digit written as 0 to 9. */
function plain(text: string): string {
  return [...text].map((character) => valueOf(character)?.toString() ?? character).join("");
}

/** The code of `length` digits in `text`: a group of that length if there is one, otherwise the first digits. */
export function codeIn(text: string, length: number): string {
  const written = plain(text);
  const half = length / 2;
  const group = new RegExp(`(?<!\\d)\\d{${half}}[\\s-]?\\d{${half}}(?!\\d)`, "u").exec(written)?.[0];
  return (group ?? written).replace(/\D/g, "").slice(0, length);
}
