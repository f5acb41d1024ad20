// Opens the whole window with a fake shell, for tests that behave like a person in front of it.
import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import App from "../App.svelte";
import type { Ipc } from "../ipc";
import { fake, signedIn } from "../ipc/fake";

export const person = userEvent.setup({ delay: null });

/** Waits for a screen by the name that it writes to the body. */
export const arrive = (name: string) => waitFor(() => expectScreen(name));

function expectScreen(name: string): void {
  const shown = document.body.dataset.screen;
  if (shown !== name) throw new Error(`the screen is ${shown}, not ${name}`);
}

/** The window before sign-in. */
export async function door(own: Partial<Ipc> = {}) {
  const ipc = fake(own);
  delete document.body.dataset.screen;
  render(App, { ipc });
  await arrive("sign-in");
  return ipc;
}

/** The window of a person who is signed in. */
export async function inside(own: Partial<Ipc> = {}) {
  const ipc = fake({ status: async () => signedIn, ...own });
  delete document.body.dataset.screen;
  render(App, { ipc, expectsSession: true });
  await arrive("overview");
  await screen.findByText("Recent activity", undefined, { timeout: 3000 }).catch(() => undefined);
  return ipc;
}

export const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
export const press = (name: string | RegExp) => person.click(screen.getByRole("button", { name }));
export const go = (name: string) => person.click(screen.getByRole("link", { name }));
/** The field for a code, once it is there. */
export const code = () => screen.findByLabelText<HTMLInputElement>("6-digit code");
export const heading = () => screen.getByRole("heading", { level: 1 });

/** The content of every field at present. */
export const typedAnywhere = () => [...document.querySelectorAll("input")].map((input) => input.value).join("\n");

/** A reset at its first verification. */
export async function forgot(own: Partial<Ipc> = {}) {
  const ipc = await door(own);
  await press("I forgot my password");
  await arrive("forgot");
  await person.type(field("User name"), "g.ferri{Enter}");
  await arrive("forgot-verification-1");
  return ipc;
}
