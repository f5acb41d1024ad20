import { expect, test } from "vitest";
import { red } from "../testing/accent";
import { beginningOf } from "./beginning";

const offers = { reset: true, unlock: true, change: true, security_info: true };
const system = { language: "system", theme: "system" };

test("what the shell wrote into the address is read", () => {
  expect(beginningOf("#session=expected&language=it&theme=dark&logo=shown&shared=yes&without=reset+unlock")).toEqual({
    accent: undefined,
    offers: { ...offers, reset: false, unlock: false },
    expectsSession: true,
    hasLogo: true,
    isShared: true,
    preferences: { language: "it", theme: "dark" },
  });
  expect(beginningOf("#session=none&language=system&theme=system")).toEqual({
    offers,
    expectsSession: false,
    hasLogo: false,
    isShared: false,
    preferences: system,
  });
});

test("the company's colour is read from the address", () => {
  const { accent } = beginningOf(`#session=none&accent=${encodeURIComponent(JSON.stringify(red))}&without=reset`);

  expect(accent).toEqual(red);
});

test("without these words the form is drawn at once, and the system decides", () => {
  for (const hash of ["", "#page", "#session=&language=xx&theme=blue"])
    expect(beginningOf(hash)).toEqual({
      offers,
      expectsSession: false,
      hasLogo: false,
      isShared: false,
      preferences: system,
    });
});
