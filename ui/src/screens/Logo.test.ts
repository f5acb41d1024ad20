// The company's logo on the sign-in page.
import { render, screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";
import App from "../App.svelte";
import { fake, status } from "../ipc/fake";
import { about } from "../testing/about";
import { logo, logoForLight } from "../testing/logo";
import { arrive, door } from "../testing/window";

const place = () => document.querySelector(".logo");
const images = () => [...(place()?.querySelectorAll("img") ?? [])];

test("a logo stands for the name of the company, in an image for each theme", async () => {
  await door({ about: async () => ({ ...about, logo }) });

  await waitFor(() => expect(images().map(({ src }) => src)).toEqual([logo.light, logo.dark]));
  expect(images().map(({ className }) => className)).toEqual(["in-light", "in-dark"]);
  await waitFor(() => expect(screen.getAllByAltText("Alta Riva")).toEqual(images()));
});

test("without one for a dark window, the logo stands on paper there", async () => {
  await door({ about: async () => ({ ...about, logo: logoForLight }) });

  await waitFor(() => expect(images().map(({ className }) => className)).toEqual(["on-paper"]));
});

test("a logo of a company without a name is decoration", async () => {
  const nameless = { ...status, organisation: undefined };
  await door({ status: async () => nameless, about: async () => ({ ...about, logo: logoForLight }) });

  await waitFor(() => expect(images().map(({ alt }) => alt)).toEqual([""]));
});

test("the place of a logo is free before the image is there", async () => {
  delete document.body.dataset.screen;
  render(App, { ipc: fake({ about: () => new Promise(() => undefined) }), hasLogo: true });
  await arrive("sign-in");

  expect(place()).not.toBeNull();
  expect(images()).toEqual([]);
});

test("a logo comes and goes with the settings", async () => {
  const ipc = await door();
  expect(place()).toBeNull();

  ipc.tellAbout({ ...about, sequence: 2, logo });
  await waitFor(() => expect(images()).toHaveLength(2));

  ipc.tellAbout({ ...about, sequence: 3 });
  await waitFor(() => expect(place()).toBeNull());
});
