// A temporary code: typed at sign-in, and shown among the methods until its end.
import { screen } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { Ipc, MethodView } from "../ipc";
import { NOW, app, refusal, security, state, view } from "../ipc/fake";
import { temporaryAt } from "../testing/temporary";
import { door, go, heading, inside, person } from "../testing/window";

const CODE = "K7QX-3MPD-W2RA";
const codeField = () => screen.findByLabelText("Temporary code");

const signingIn = (own: Partial<Ipc> = {}) =>
  door({ signIn: async () => ({ step: "prove", offers: [{ kind: "temporary-code" }] }), ...own });

async function signIn() {
  await person.type(screen.getByLabelText("User name"), "giulia");
  await person.type(screen.getByLabelText("Password"), "quattro mele verdi nel cesto{Enter}");
}

const registered = (fresh: boolean, ...methods: MethodView[]): Partial<Ipc> => {
  const info = { ...view, state: { ...state, ...security(...methods) } };
  if (!fresh) info.state.fresh_proofs = [];
  return { state: async () => info, sync: async () => info };
};

test("the code is typed as the help desk gave it", async () => {
  const sessionProve = vi.fn<Ipc["sessionProve"]>(async () => Promise.reject(refusal("proof-refused")));
  await signingIn({ sessionProve });
  await signIn();

  await person.type(await codeField(), `${CODE}{Enter}`);

  expect(sessionProve.mock.calls).toEqual([[{ kind: "temporary-code", secret: CODE }]]);
  expect(await screen.findByText(/Only the newest code counts/)).toBeTruthy();
});

test("it is shown with its end, and removed only by somebody who can verify otherwise", async () => {
  await inside(registered(true, app, temporaryAt(NOW)));
  await go("Security");

  expect(await screen.findByText(/^Ends /)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Remove Temporary code" })).toBeTruthy();
});

test("who has nothing else is told how to get an activation code", async () => {
  await inside(registered(false, temporaryAt(NOW)));
  await go("Security");

  expect(heading().textContent).toBe("Security info");
  expect(screen.getByRole("button", { name: "How to get an activation code" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Remove Temporary code" })).toBeNull();
});
