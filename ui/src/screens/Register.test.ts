import { screen } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { Ipc } from "../ipc";
import { app, mail, refusal, security, signedIn, state, status, view } from "../ipc/fake";
import { arrive, door, field, go, person, press } from "../testing/window";

/** Signs in an account that lacks a method, up to the page that says so. */
async function missing(kind: "authenticator" | "mail", own: Partial<Ipc> = {}) {
  let session = status;
  const methods = security(kind === "mail" ? app : mail);
  const synced = async () => ({ ...view, state: { ...state, ...methods } });
  const ipc = await door({
    status: async () => session,
    signIn: async () => ((session = signedIn), { step: "register", missing: [kind] }),
    state: synced,
    sync: synced,
    ...own,
  });
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Password"), "x{Enter}");
  await arrive("register");
  return ipc;
}

test("a missing app is registered right away, behind a verification", async () => {
  let verified = false;
  const own = {
    beginAuthenticator: vi.fn(async () => {
      if (!verified) throw refusal("fresh-proof-needed");
      return { id: app.id, secret: "JBSWY3DPEHPK3PXP", qr_size: 1, qr_path: "M0 0h1v1h-1z", expires_at: 0 };
    }),
    sessionProve: vi.fn(async () => ((verified = true), { fresh_until: 0, step: { step: "done" as const } })),
  };
  await missing("authenticator", own);

  await press("Register now");
  await screen.findByText("Verify it’s you");
  expect(screen.queryByRole("alert")).toBeNull();
  await person.type(field("6-digit code"), "309114{Enter}");

  expect(await screen.findByText("JBSW Y3DP EHPK 3PXP")).toBeTruthy();
});
