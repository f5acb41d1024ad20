import { expect, test } from "vitest";
import { stretched } from "../../gallery/pseudo";

test("the pseudo-language is a third longer and shows both ends", () => {
  const text = stretched("Change password");

  expect(text).toBe("[Chángé pásswórd ło ło]");
  expect(text.length).toBeGreaterThanOrEqual("Change password".length * 1.3);
});
