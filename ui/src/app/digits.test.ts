import { expect, test } from "vitest";
import { codeIn } from "./digits";

test.each([
  ["123456", "123456"],
  ["123 456", "123456"],
  ["123-456\n", "123456"],
  ["Il codice è 123456", "123456"],
  ["Chiave: 123456, valid for 10 minutes", "123456"],
  ["Within 10 minutes: 123456", "123456"],
  ["١٢٣٤٥٦", "123456"],
  ["१२३४५६", "123456"],
  ["１２３４５６", "123456"],
  ["𝟏𝟐𝟑𝟜𝟝𝟞", "123456"],
  ["12", "12"],
  ["ab", ""],
  ["12345678", "123456"],
])("the code in %j", (typed, code) => {
  expect(codeIn(typed, 6)).toBe(code);
});
