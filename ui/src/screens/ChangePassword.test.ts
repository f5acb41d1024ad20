import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { Ipc, WriteOutcome } from "../ipc";
import { evaluate, refusal, signedIn } from "../ipc/fake";
import { arrive, field, go, heading, inside, person, press, typedAnywhere } from "../testing/window";

const OLD = "twelve letters and more";
const NEW = "velvet harbour onion 12";

async function open(own: Partial<Ipc> = {}) {
  const ipc = await inside(own);
  await go("Password");
  await arrive("change-password");
  return ipc;
}

async function change() {
  await person.type(field("Current password"), OLD);
  await person.type(field("New password"), `${NEW}{Enter}`);
}

const rule = (name: string) =>
  within(screen.getByRole("list", { name: "Rules for the new password" }))
    .getAllByRole("listitem")
    .find((item) => item.textContent?.includes(name))?.dataset.state;

test("rules tick as one types, and those the service decides stay open", async () => {
  await open();
  await waitFor(() => expect(rule("At least 15 characters")).toBe("open"));

  await person.type(field("New password"), "velvet");
  await waitFor(() => expect(rule("At least 15 characters")).toBe("broken"));
  await person.type(field("New password"), " harbour onion");
  await waitFor(() => expect(rule("At least 15 characters")).toBe("met"));

  expect(rule("Not one of your last 5 passwords")).toBe("open");
  expect(screen.getByText("2 of 4 rules met")).toBeTruthy();
});

test("a broken rule names the person's own case", async () => {
  await open();

  await person.type(field("New password"), "giulia at the lake");

  await screen.findByText("It contains “giulia”. Use words that are not about you.");
});

test("the strength is said in words", async () => {
  await open();

  await person.type(field("New password"), NEW);

  await waitFor(() =>
    expect(screen.getByRole("meter", { name: "Strength" }).getAttribute("aria-valuetext")).toBe("Very strong."),
  );
});

test("the candidate goes to the laptop's own evaluation together with the current password, after a pause", async () => {
  const evaluatePassword = vi.fn(async ({ candidate }: { candidate: string }) => evaluate(candidate));
  await open({ evaluatePassword });
  await person.type(field("Current password"), OLD);

  await person.click(field("New password"));
  await person.paste(NEW);

  await waitFor(() =>
    expect(evaluatePassword).toHaveBeenCalledWith({ scope: "session", candidate: NEW, current: OLD }),
  );
  expect(evaluatePassword).toHaveBeenCalledTimes(2); // once empty, for the rules themselves
});

test("a password that breaks a rule is not sent, and stays in its field to be mended", async () => {
  const changePassword = vi.fn();
  await open({ changePassword });
  await person.type(field("Current password"), OLD);

  await person.type(field("New password"), "too short{Enter}");

  await screen.findByText("It does not meet every rule yet.");
  expect(changePassword).not.toHaveBeenCalled();
  expect(field("New password").value).toBe("too short");
});

test("a change that was done says what happens next", async () => {
  const changePassword = vi.fn(async (): Promise<WriteOutcome> => ({ outcome: "done", at: 0 }));
  await open({ changePassword });

  await change();
  await arrive("change-password-done");

  expect(changePassword).toHaveBeenCalledWith({ current: OLD, new: NEW });
  expect(heading().textContent).toBe("Password changed");
  await press("Done");
  await arrive("overview");
});

// Law 10.
test("the current password is gone as soon as the change is sent", async () => {
  await open({ changePassword: () => new Promise(() => {}) });

  await change();

  await screen.findByRole("progressbar");
  expect(typedAnywhere()).not.toContain(OLD);
  expect(field("New password").value).toBe(NEW);
  expect(field("New password").readOnly).toBe(true);
});

test.each([
  ["done", "change-password-done"],
  ["unknown", "unsettled"],
] as const)("the new password is gone once its outcome is %s", async (outcome, page) => {
  await open({ changePassword: async () => (outcome === "done" ? { outcome, at: 0 } : { outcome }) });
  const input = field("New password");

  await change();
  await arrive(page);

  expect(typedAnywhere()).not.toContain(NEW);
  expect(input.value).toBe("");
});

test("a look into Help keeps the new password, not the current one", async () => {
  await open();
  await person.type(field("Current password"), OLD);
  await person.type(field("New password"), NEW);

  await go("Help");
  await arrive("help");
  await person.keyboard("{Escape}");
  await arrive("change-password");

  expect(field("Current password").value).toBe("");
  expect(field("New password").value).toBe(NEW);
});

test("leaving the form for another place empties it", async () => {
  await open();
  const input = field("New password");
  await person.type(input, NEW);

  await go("Overview");
  await arrive("overview");

  expect(input.value).toBe("");
});

test("it can be stopped until the directory has begun; then the button says what is being finished", async () => {
  const cancel = vi.fn(async () => null);
  const ipc = await open({ changePassword: () => new Promise(() => {}), cancel });
  await change();
  await screen.findByRole("progressbar");

  ipc.tellStage("sent");
  await screen.findByRole("button", { name: "Sending…" });
  await press("Cancel");
  expect(cancel).toHaveBeenCalledTimes(1);

  ipc.tellStage("recorded");
  await screen.findByRole("button", { name: "Saving your new password" });
  expect(screen.queryByRole("button", { name: "Cancel" })).toBeNull();
  await person.keyboard("{Escape}");
  expect(cancel).toHaveBeenCalledTimes(1);

  ipc.tellStage("finishing");
  await screen.findByRole("button", { name: "Checking the result" });
});

test("Escape stops a change that is still on its way, and it says that nothing changed", async () => {
  let reject: (error: unknown) => void = () => {};
  await open({
    changePassword: () => new Promise((_, refuse) => (reject = refuse)),
    cancel: async () => (reject(refusal("cancelled")), null),
  });
  await change();
  await screen.findByRole("progressbar");

  await person.keyboard("{Escape}");

  expect((await screen.findByRole("alert")).textContent).toContain("You stopped it. Nothing was changed.");
});

test("a wrong current password is tied to its field, and costs the new one nothing", async () => {
  await open({ changePassword: () => Promise.reject(refusal("current-password-wrong", { kept_password: true })) });

  await change();

  const problem = await screen.findByRole("alert");
  expect(problem.textContent).toContain("The current password did not match.");
  expect(field("Current password").getAttribute("aria-describedby")).toContain(problem.id);
  expect(field("Current password").value).toBe("");
  expect(document.activeElement).toBe(field("Current password"));
  expect(field("New password").value).toBe(NEW);
});

test("a rule that only the service can judge is marked where the rules stand", async () => {
  await open({
    changePassword: () => Promise.reject(refusal("password-refused", { rules: [{ rule: "history", limit: 5 }] })),
  });

  await change();

  await waitFor(() => expect(rule("Not one of your last 5 passwords")).toBe("broken"));
  expect(screen.getByRole("alert").textContent).toContain("You have used it before. Choose a new one.");
});

test("what the service refused is said once, until something else is typed", async () => {
  await open({
    changePassword: () => Promise.reject(refusal("password-refused", { rules: [{ rule: "breach-list", limit: 0 }] })),
  });

  await change();

  await waitFor(() => expect(rule("Not in a list of stolen passwords")).toBe("broken"));
  expect(screen.getAllByText(/It is in a list of stolen passwords/)).toHaveLength(1);
  expect(screen.getByRole("meter").getAttribute("aria-valuetext")).toBe("Weak.");
  await person.type(field("New password"), " more");
  await waitFor(() => expect(rule("Not in a list of stolen passwords")).toBe("open"));
});

test("the consequences stand above the button", async () => {
  await open();

  const note = screen.getByText(/all others are signed out/);
  const button = screen.getByRole("button", { name: "Change password" });

  expect(note.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

test("rules that hardly anybody breaks show once they are broken", async () => {
  const evaluatePassword: Ipc["evaluatePassword"] = async ({ candidate }) => ({
    rules: [{ rule: "max-length", limit: 8, verdict: { verdict: candidate.length > 8 ? "broken" : "met" } }],
    strength: 2,
  });
  await open({ evaluatePassword });
  await person.type(field("New password"), "velvet");
  await waitFor(() => expect(screen.getByText("0 of 0 rules met")).toBeTruthy());
  expect(screen.queryByText(/At most 8 characters/)).toBeNull();

  await person.type(field("New password"), " harbour");

  await screen.findByText(/At most 8 characters/);
});

test("the field is described by its tip and the summary of the rules", async () => {
  await open();
  await person.type(field("New password"), "velvet");
  await screen.findByText(/of 4 rules met/);

  const ids = field("New password").getAttribute("aria-describedby")?.split(" ") ?? [];

  const told = ids.map((id) => document.getElementById(id)?.textContent);
  expect(told).toEqual(["Three or four unrelated words are easy to remember and hard to guess.", "1 of 4 rules met"]);
});

test.each([
  ["giulia at the lake", "Weak.", "It breaks one of the rules below."],
  ["milano milano milano", "Weak.", "It repeats itself"],
  ["abcdefghijklmnopqrst", "Weak.", "It follows the alphabet"],
  ["velvet harbour onion 12", "Very strong.", "Very hard to guess."],
])("the meter says of %j: %s", async (candidate, word, text) => {
  await open();

  await person.type(field("New password"), candidate);

  await waitFor(() => expect(screen.getByRole("meter").getAttribute("aria-valuetext")).toBe(word));
  expect(screen.getByRole("meter").textContent).toContain(text);
});

test("a banned word that is a repetition has a sentence of its own", async () => {
  const evaluatePassword: Ipc["evaluatePassword"] = async ({ candidate }) => ({
    rules: [{ rule: "banned-words", limit: 5, verdict: { verdict: candidate ? "broken" : "met" } }],
    strength: 0,
  });
  await open({ evaluatePassword });

  await person.type(field("New password"), "aaaaaaaaaaaaaaa");

  await screen.findByText(/It is one word or sign over and over/);
});

test("a directory that does not answer leaves the old password, and it says so", async () => {
  await open({ changePassword: () => Promise.reject(refusal("directory-unreachable", { kept_password: true })) });

  await change();

  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("Your company’s accounts cannot be reached at the moment.");
  expect(alert.textContent?.match(/Your current password still works/g)).toHaveLength(1);
});

test("the request number is shown, to be read to the help desk", async () => {
  await open({ changePassword: () => Promise.reject(refusal("internal", { request_id: "7f3c0b91" })) });

  await change();

  await screen.findByText("7f3c0b91");
});

test("what the person mistyped needs no request number", async () => {
  await open({
    changePassword: () =>
      Promise.reject(refusal("password-refused", { request_id: "7f3c0b91", rules: [{ rule: "history", limit: 5 }] })),
  });

  await change();

  await screen.findByRole("alert");
  expect(screen.queryByText("7f3c0b91")).toBeNull();
});

test("an unknown outcome is asked for again until it is known", async () => {
  const settle = vi
    .fn<Ipc["settle"]>()
    .mockResolvedValueOnce({ outcome: "unknown" })
    .mockResolvedValueOnce({ outcome: "done", at: 0 });
  await open({ changePassword: async () => ({ outcome: "unknown" }), settle });
  await change();
  await arrive("unsettled");

  await press("Check again");
  await screen.findByText("The service cannot tell yet. Check again in a minute.");
  await press("Check again");
  await arrive("change-password-done");
});

test("offline nothing is sent, and it says why", async () => {
  const changePassword = vi.fn();
  await open({ status: async () => ({ ...signedIn, reach: "offline" }), changePassword });

  await change();

  expect(screen.getByRole("button", { name: "Change password" }).getAttribute("aria-disabled")).toBe("true");
  expect(screen.getByText("Available when you are connected")).toBeTruthy();
  expect(changePassword).not.toHaveBeenCalled();
  expect(field("New password").value).toBe(NEW);
});

test("a form that cannot be sent leads to the reason", async () => {
  await open({ status: async () => ({ ...signedIn, reach: "offline" }) });

  await change();

  const button = screen.getByRole("button", { name: "Change password" });
  expect(document.activeElement).toBe(button);
  const why = document.getElementById(button.getAttribute("aria-describedby") ?? "");
  expect(why?.textContent).toBe("Available when you are connected");
});

test("a change that came too early does not ask for another password", async () => {
  const refused = refusal("password-refused", { rules: [{ rule: "min-age", limit: 24 }], kept_password: true });
  await open({ changePassword: () => Promise.reject(refused) });

  await change();

  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("A password can be changed again 24 hours after the last change.");
  expect(alert.textContent).toContain("Your current password still works.");
  expect(screen.queryByText(/Choose another/)).toBeNull();
  const button = screen.getByRole("button", { name: "Change password" });
  expect(field("New password").compareDocumentPosition(alert) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect(alert.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

test("a session that ended before the change was sent offers the way back in", async () => {
  const ipc = await open({ changePassword: () => Promise.reject(refusal("session-ended")) });
  await change();
  ipc.tellStatus({ ...signedIn, session: "none" });

  await screen.findByText("You are signed out.");
  await press("Sign in");

  await arrive("sign-in");
});

test("Escape leaves for the overview", async () => {
  await open();

  await person.keyboard("{Escape}");

  await arrive("overview");
});

test("a session that ends with the change leads to the door from the last page", async () => {
  let session = signedIn;
  await open({
    status: async () => session,
    changePassword: async () => ((session = { ...signedIn, session: "none" }), { outcome: "done", at: 0 }),
  });
  await change();
  await arrive("change-password-done");

  await press("Sign in");
  await arrive("sign-in");
});
