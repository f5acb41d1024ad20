import { expect, test } from "vitest";
import { patternOf } from "./pattern";

test.each([
  ["milano milano milano", "repetition"],
  ["aaaaaaaaaaaaaaa", "repetition"],
  ["Tango-tango-tango-ta", "repetition"],
  ["abcdefghijklmnop", "sequence"],
  ["123456789012345", "sequence"],
  ["qwertyuiopasdfgh", "sequence"],
  ["velvet harbour onion 12", undefined],
  ["treni lenti sotto la neve", undefined],
  ["mama mia", undefined],
  ["aaa", undefined],
  ["", undefined],
])("%j is %s", (candidate, pattern) => {
  expect(patternOf(candidate)).toBe(pattern);
});
