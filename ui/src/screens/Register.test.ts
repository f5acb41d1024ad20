import { screen, waitFor } from "@testing-library/svelte";
import { describe, expect, test, vi } from "vitest";
import type { Ipc, SecurityInfo } from "../ipc";
import { app, mail, refusal, security, signingIn, state, view } from "../ipc/fake";
import { arrive, door, field, go, heading, inside, person, press } from "../testing/window";

function securityOf(info: SecurityInfo): Partial<Ipc> {
  const synced = async () => ({ ...view, state: { ...state, ...info } });
  return { state: synced, sync: synced };
}

/** Signs in an account that lacks a method, up to the page that says so. */
async function missing(kind: "authenticator" | "mail", own: Partial<Ipc> = {}) {
  const ipc = await door({
    ...signingIn({ step: "register", missing: [kind] }),
    ...securityOf(security(kind === "mail" ? app : mail)),
    ...own,
  });
  await person.type(field("User name"), "g.ferri");
  await person.type(field("Password"), "x{Enter}");
  await arrive("register");
  return ipc;
}

test("the page appears with the words that it keeps", async () => {
  let answer = () => {};
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const sync = vi.fn(() => answered.then(() => view));
  const signing = missing("authenticator", { sync });
  await waitFor(() => expect(sync).toHaveBeenCalled());
  expect(screen.queryByRole("button", { name: "Not now" })).toBeNull();

  answer();

  await signing;
  expect(screen.getByRole("button", { name: "Not now" })).toBeTruthy();
});

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

const names = () => screen.getAllByRole("listitem").map((item) => item.querySelector("b")?.textContent);

test("a kind that is registered is not listed as missing, though another one of it would do", async () => {
  const state = securityOf({ ...security(mail), missing: ["authenticator", "mail"] });
  await missing("authenticator", { ...state, ...signingIn({ step: "register", missing: ["authenticator", "mail"] }) });

  await waitFor(() => expect(names()).toContain("Authenticator app"));
  expect(names()).not.toContain("Personal email address");
});

test("where one of several kinds is enough, the page says so", async () => {
  const state = securityOf({ ...security(), methods_missing: 1 });
  await missing("authenticator", { ...state, ...signingIn({ step: "register", missing: ["authenticator", "mail"] }) });

  expect(await screen.findByText("One of these is still missing")).toBeTruthy();
  expect(names()).toEqual(expect.arrayContaining(["Authenticator app", "Personal email address"]));
});

test("an error of the window itself does not blame the service", async () => {
  const beginAuthenticator = () => Promise.reject(new TypeError("undefined is not an object"));
  await missing("authenticator", { beginAuthenticator });

  await press("Register now");

  expect((await screen.findByRole("alert")).textContent).toContain("Something failed in this window.");
});

describe("where nothing is registered that could verify the person", () => {
  const nothing = { ...securityOf(security()), beginAuthenticator: vi.fn() };
  const bare = async () => ({ ...view, state: { ...state, ...security(), fresh_proofs: [] } });
  const own = { ...nothing, state: bare, sync: bare };
  const needed = () => screen.findByText(/The first method is added with an activation code/);

  test("the prompt says that a code is needed, and leads to who gives it", async () => {
    await missing("authenticator", own);

    await needed();
    await press("How to get an activation code");

    await arrive("cannot-verify");
    expect(heading().textContent).toBe("You need an activation code");
    expect(screen.getByRole("button", { name: /I have an activation code/ })).toBeTruthy();
    expect(nothing.beginAuthenticator).not.toHaveBeenCalled();
  });

  test("security info offers no method that could not be added", async () => {
    await inside(own);
    await go("Security");

    await needed();
    expect(screen.queryByRole("button", { name: /Add/ })).toBeNull();
    await press("How to get an activation code");
    await arrive("cannot-verify");
  });

  test("whoever begins elsewhere is told the same", async () => {
    await inside({ ...own, beginAuthenticator: () => Promise.reject(refusal("fresh-proof-needed")) });
    await person.keyboard("{F1}");
    await press(/Get an authenticator app/);
    await press("Add an authenticator app");

    await arrive("cannot-verify");
    expect(heading().textContent).toBe("You need an activation code");
  });
});
