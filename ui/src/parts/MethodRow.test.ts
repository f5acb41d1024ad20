import { render, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { mail } from "../ipc/fake";
import MethodRow from "./MethodRow.svelte";

test("an address that counts for nothing says so in place of what it serves", () => {
  render(MethodRow, { method: { ...mail, not_counted: "own-domain" } });

  expect(screen.getByText("Doesn’t count: read with this password")).toBeTruthy();
  expect(screen.queryByText(/For reset/)).toBeNull();
});

test("an address that counts says what it serves", () => {
  render(MethodRow, { method: mail });

  expect(screen.getByText(/For reset/)).toBeTruthy();
});
