// Methods that are too young for a reset: from when on they are enough.
import { screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { NOW, app, facts, mail, policy, security } from "../ipc/fake";
import { arrive, door, field, person, press } from "../testing/window";

test("in an activation, methods that are too young are enough from a day on, and not now", async () => {
  const young = { ...mail, usable_from: NOW + 3 * 86_400 };
  const activate = async () => ({
    display_name: "Giulia Ferri",
    ...security(app, young),
    policy,
    facts,
    expires_at: 0,
  });
  await door({ activate });
  await press(/I have an activation code/);
  await arrive("activate");
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Activation code"), "K7QX-3MPD-W2RA{Enter}");
  await arrive("activate-methods");

  expect(screen.getByText(/^Add the ways.*From Thursday.* on, that’s enough/s)).toBeTruthy();
  expect(screen.queryByText(/That’s enough/)).toBeNull();
});
