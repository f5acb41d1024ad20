import { render, screen } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import App from "../App.svelte";
import { codes } from "../app/help";
import type { AppStatus, Ipc } from "../ipc";
import { NOW, fake, refusal, signedIn } from "../ipc/fake";
import { arrive, press } from "../testing/window";

/** The window of a person who closed it during a write, until the outcome is shown. */
function open(settle: Ipc["settle"], status: AppStatus = signedIn): void {
  let left = true;
  const asked: Ipc["settle"] = async () => {
    const outcome = await settle();
    left = outcome?.outcome === "unknown";
    return outcome;
  };
  delete document.body.dataset.screen;
  render(App, { ipc: fake({ status: async () => ({ ...status, unsettled: left }), settle: asked }) });
}

test("a write that went through while nobody listened is told before anything else", async () => {
  open(async () => ({ outcome: "done", at: NOW }));

  await arrive("finished");
  await press("Continue");
  await arrive("overview");
});

test("a write that was never begun is told as well", async () => {
  open(async () => null);

  await arrive("not-begun");
  await screen.findByText(/Nothing was changed/);
  await press("Continue");
  await arrive("overview");
});

test("offline the question can be left for later", async () => {
  const settle = vi.fn(() => Promise.reject(refusal("service-unreachable")));
  open(settle);

  await arrive("unsettled");
  await screen.findByText("The service cannot be reached.");
  await press("Later");
  await arrive("overview");
  expect(settle).toHaveBeenCalledTimes(1);
});

// `cancelled` is the answer to a write that was withdrawn, never to a question about a write.
test.each(codes.filter((code) => code !== "cancelled"))("while nothing is known, %s claims nothing", async (code) => {
  open(() => Promise.reject(refusal(code)));

  const alert = await screen.findByRole("alert");

  expect(alert.textContent).toContain("Check the network, then check again in a moment.");
  expect(alert.textContent).not.toMatch(/Nothing was changed|still works|as before|was not changed/);
});

test("whoever is not signed in goes on to the door", async () => {
  open(async () => ({ outcome: "done", at: NOW }), { ...signedIn, session: "none" });

  await arrive("finished");
  await press("Continue");
  await arrive("sign-in");
});
