// An error beside a field is about what the field held: it goes as soon as something else is typed there.
import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";
import type { Ipc } from "../ipc";
import { evaluate, refusal } from "../ipc/fake";
import { arrive, door, field, go, inside, person, press } from "../testing/window";

const OLD = "twelve letters and more";
const NEW = "velvet harbour onion 12";

async function change(own: Partial<Ipc> = {}) {
  await inside(own);
  await go("Password");
  await arrive("change-password");
}

const gone = (text: string | RegExp) => waitFor(() => expect(screen.queryByText(text)).toBeNull());

test("a new password that broke a rule is typed anew", async () => {
  await change();
  await person.type(field("Current password"), OLD);
  await person.type(field("New password"), "too short{Enter}");
  await screen.findByText("It does not meet every rule yet.");

  await person.type(field("New password"), ` ${NEW}`);

  await gone("It does not meet every rule yet.");
});

test("a new password that the service refused is typed anew", async () => {
  const rules = [{ rule: "history", limit: 5 } as const];
  await change({ changePassword: () => Promise.reject(refusal("password-refused", { rules })) });
  await person.type(field("Current password"), OLD);
  await person.type(field("New password"), `${NEW}{Enter}`);
  await screen.findByText("The new password does not meet every rule.");

  await person.type(field("New password"), "3");

  await gone("The new password does not meet every rule.");
});

test("a current password that did not match is typed anew", async () => {
  await change({ changePassword: () => Promise.reject(refusal("current-password-wrong")) });
  await person.type(field("Current password"), "something else");
  await person.type(field("New password"), `${NEW}{Enter}`);
  await screen.findByText(/The current password did not match/);

  await person.type(field("New password"), "3");
  expect(screen.getByText(/The current password did not match/)).toBeTruthy();
  await person.type(field("Current password"), OLD);

  await gone(/The current password did not match/);
});

test("a field that was empty is filled", async () => {
  await door();
  await person.type(field("User name"), "g.ferri");
  await press("Sign in");
  await waitFor(() => expect(field("Password").getAttribute("aria-invalid")).toBe("true"));

  await person.type(field("Password"), "x");

  await waitFor(() => expect(field("Password").getAttribute("aria-invalid")).toBeNull());
});

test("a refused sign-in is tried again with another password", async () => {
  await door({ signIn: () => Promise.reject(refusal("sign-in-refused")) });
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Password"), "x{Enter}");
  await screen.findByRole("alert");

  await person.type(field("Password"), "y");

  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});

test("a refusal that names a time stays until then", async () => {
  await door({ signIn: () => Promise.reject(refusal("sign-in-refused", { retry_after_s: 60 })) });
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Password"), "x{Enter}");
  await screen.findByRole("alert");

  await person.type(field("Password"), "y");

  expect(screen.getByRole("alert")).toBeTruthy();
});

test("the meter counts the rules that are broken", async () => {
  const rules = (candidate: string) => {
    const { rules, strength } = evaluate(candidate);
    const banned = { rule: "banned-words", limit: 0, verdict: { verdict: "broken" } } as const;
    return { rules: candidate ? [...rules, banned] : rules, strength };
  };
  await change({ evaluatePassword: async ({ candidate }) => rules(candidate) });

  await person.type(field("New password"), "giulia at the lake");

  expect(await screen.findByText(/It breaks 2 of the rules below\./)).toBeTruthy();
});

test("a password is not said to differ from a current one that nobody has confirmed", async () => {
  const same = { rule: "same-as-current", limit: 0, verdict: { verdict: "met" } } as const;
  await change({
    evaluatePassword: async ({ candidate }) => ({
      ...evaluate(candidate),
      rules: [...evaluate(candidate).rules, same],
    }),
  });
  await person.type(field("Current password"), OLD);
  await person.type(field("New password"), NEW);
  const list = screen.getByRole("list", { name: "Rules for the new password" });
  const rule = (words: string) => within(list).getByText(new RegExp(words)).closest("li")?.dataset.state;

  await waitFor(() => expect(rule("At least 15 characters")).toBe("met"));

  expect(rule("Not your current password")).toBe("open");
});
