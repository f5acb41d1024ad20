// The company's colour in the window.
import { waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { status } from "../ipc/fake";
import { red } from "../testing/accent";
import { door } from "../testing/window";

const fill = () => document.documentElement.style.getPropertyValue("--company-fill");

test("the company's colour comes and goes with the settings, and leaves the size of text alone", async () => {
  document.documentElement.style.fontSize = "150%";
  const ipc = await door({ status: async () => ({ ...status, accent: red }) });
  await waitFor(() => expect(fill()).toBe(red.fill));

  ipc.tellStatus({ ...status, sequence: 2 });

  await waitFor(() => expect(fill()).toBe(""));
  expect(document.documentElement.style.cssText).toBe("font-size: 150%;");
  document.documentElement.style.fontSize = "";
});
