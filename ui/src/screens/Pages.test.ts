import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import { codes } from "../app/help";
import { tasks } from "../app/tasks";
import type { Preferences, Sourced } from "../ipc";
import { fake, refusal, signedIn, status } from "../ipc/fake";
import { arrive, door, field, go, heading, inside, person, press } from "../testing/window";

const settings = () => press(/Settings$/);

test("help has a page for every code, with what happened and what to do", async () => {
  await inside();
  await go("Help");
  await arrive("help");
  expect(within(screen.getByRole("main")).getAllByRole("button")).toHaveLength(tasks.length + codes.length);

  await press("There were too many tries in a short time.");
  await arrive("help-page");

  expect(heading().textContent).toBe("There were too many tries in a short time.");
  expect(screen.getByText("too-many-attempts")).toBeTruthy();
});

test("help says how to reach the help desk, where the company has said so", async () => {
  await inside();
  await go("Help");

  await screen.findByText("02 5550 110, Monday to Friday");
});

test("help is searched by words and by codes", async () => {
  await inside();
  await go("Help");
  await arrive("help");

  await person.type(field("Search help"), "accounts reached");
  expect(screen.getByText("1 page fits")).toBeTruthy();
  await person.clear(field("Search help"));
  await person.type(field("Search help"), "proof-refused");
  expect(screen.getByRole("button", { name: "That code did not match." })).toBeTruthy();
  await person.type(field("Search help"), " xyzzy");
  expect(screen.getByText(/These have some of them/)).toBeTruthy();
  await person.clear(field("Search help"));
  await person.type(field("Search help"), "xyzzy");
  expect(screen.getByText(/Nothing fits these words/)).toBeTruthy();
});

test.each([
  ["lost phone", "I lost my phone"],
  ["new phone", "I have a new phone"],
  ["authenticator", "Get an authenticator app"],
  ["expired", "My password has expired"],
  ["recovery code", "I lost my phone"],
  ["cannot sign in", "My account is locked"],
  ["how long", "My password has expired"],
  ["somebody else’s laptop", "I use another computer"],
  ["signed out why", "My IT department signed me out or asked for a new password"],
])("help finds “%s” among its tasks", async (words, task) => {
  await inside();
  await go("Help");
  await arrive("help");

  await person.type(field("Search help"), words);

  expect(screen.getByRole("button", { name: task })).toBeTruthy();
});

test("a task has its buttons right there", async () => {
  await inside();
  await go("Help");
  await press("That wasn’t me");
  await arrive("help-task");

  await person.click(within(screen.getByRole("main")).getByRole("button", { name: "Change password" }));

  await arrive("change-password");
});

test("at the door, a lost phone leads to the activation code", async () => {
  await door();
  await press("Help");
  await press("I lost my phone");
  await arrive("help-task");

  await press("I have an activation code");

  await arrive("activate");
});

test("the language changes at once, everywhere", async () => {
  let preferences: Preferences = { language: "en", theme: "system" };
  await door({
    status: async () => ({ ...status, preferences }),
    setPreferences: async (wanted) => (preferences = wanted),
  });
  await settings();
  await arrive("settings");

  await person.click(screen.getByRole("radio", { name: "Italiano" }));

  await waitFor(() => expect(heading().textContent).toBe("Impostazioni"));
  expect(document.documentElement.lang).toBe("it");
  await press("Indietro");
  expect(heading().textContent).toBe("Accedi");
});

test("the appearance is chosen here, or left to the system", async () => {
  let preferences: Preferences = { language: "en", theme: "system" };
  await door({
    status: async () => ({ ...status, preferences }),
    setPreferences: async (wanted) => (preferences = wanted),
  });
  await settings();

  await person.click(screen.getByRole("radio", { name: "Dark" }));
  await waitFor(() => expect(document.documentElement.dataset.theme).toBe("dark"));
  const groups = screen.getByRole("group", { name: "Appearance" });
  await person.click(within(groups).getByRole("radio", { name: "System default" }));
  await waitFor(() => expect(document.documentElement.dataset.theme).toBeUndefined());
});

test("two quick choices are both kept", async () => {
  let preferences: Preferences = { language: "en", theme: "system" };
  const ends: (() => void)[] = [];
  await door({
    status: async () => ({ ...status, preferences }),
    setPreferences: (wanted) =>
      new Promise((resolve) => ends.push(() => ((preferences = wanted), resolve(preferences)))),
  });
  await settings();

  await person.click(screen.getByRole("radio", { name: "Dark" }));
  await person.click(screen.getByRole("radio", { name: "Italiano" }));
  ends[0]?.();
  await waitFor(() => expect(ends).toHaveLength(2));
  ends[1]?.();

  await waitFor(() => expect(preferences).toEqual({ language: "it", theme: "dark" }));
});

test("what the company has set is shown as set, and cannot be changed", async () => {
  const setPreferences = vi.fn();
  const about = await fake().about();
  const source = "/etc/chiave/policy.d/20-it.json";
  const language: Sourced = { key: "language", value: "en", source, line: 2, level: "mandatory" };
  await inside({
    status: async () => ({ ...signedIn, managed: ["language"] }),
    about: async () => ({ ...about, settings: [language] }),
    setPreferences,
  });
  await settings();
  await arrive("settings");

  const group = screen.getByRole("group", { name: "Language" });
  expect(within(group).getByText("Set by your company")).toBeTruthy();
  expect(within(group).getByText("From /etc/chiave/policy.d/20-it.json, line 2")).toBeTruthy();
  await person.click(within(group).getByRole("radio", { name: "Italiano" }));

  expect(setPreferences).not.toHaveBeenCalled();
});

test("what the company recommends is marked, and can be chosen otherwise", async () => {
  const setPreferences = vi.fn(async (wanted: Preferences) => wanted);
  const about = await fake().about();
  const source = "/etc/chiave/policy.d/20-it.json";
  const theme: Sourced = { key: "theme", value: "dark", source, level: "recommended" };
  await inside({ about: async () => ({ ...about, settings: [theme] }), setPreferences });
  await settings();
  await arrive("settings");

  const group = screen.getByRole("group", { name: "Appearance" });
  expect(within(group).getByText("Recommended by your company")).toBeTruthy();
  expect(within(group).getByText("From /etc/chiave/policy.d/20-it.json")).toBeTruthy();
  expect(within(group).getByRole("radio", { name: "Dark Default of your company" })).toBeTruthy();
  await person.click(within(group).getByRole("radio", { name: "Light" }));

  expect(setPreferences).toHaveBeenCalledWith({ language: "en", theme: "light" });
});

test("signing out leads to the door", async () => {
  let session = signedIn;
  const signOut = vi.fn(async () => ((session = { ...signedIn, session: "none" }), null));
  await inside({ status: async () => session, signOut });
  await settings();
  await arrive("settings");

  await press("Sign out");
  await arrive("sign-in");

  expect(signOut).toHaveBeenCalledWith({ everywhere: false });
});

test("signing out everywhere asks first", async () => {
  const signOut = vi.fn(async () => null);
  await inside({ signOut });
  await settings();
  await press("Sign out everywhere");
  expect(signOut).not.toHaveBeenCalled();

  await person.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Sign out everywhere" }));

  await waitFor(() => expect(signOut).toHaveBeenCalledWith({ everywhere: true }));
  await arrive("sign-in");
  expect(screen.getByText("You are signed out on every computer.")).toBeTruthy();
});

test("a sign-out that the service did not hear of is said", async () => {
  await inside({ signOut: () => Promise.reject(refusal("service-unreachable")) });
  await settings();

  await press("Sign out");

  expect((await screen.findByRole("alert")).textContent).toContain("The service cannot be reached.");
});

test("about says where each setting comes from", async () => {
  await inside();
  await settings();
  await press("About Chiave");
  await arrive("about");

  await screen.findByText("https://accounts.altariva.example");
  expect(screen.getAllByText("From /etc/chiave/policy.d/10-company.json")).toHaveLength(3);
  await press("Settings");
  await arrive("settings");
});

test("about tells what is set from what is recommended, with the line", async () => {
  const about = await fake().about();
  const source = "/etc/chiave/policy.d/20-it.json";
  const theme: Sourced = { key: "theme", value: "dark", source, line: 4, level: "recommended" };
  await inside({ about: async () => ({ ...about, settings: [theme] }) });
  await settings();
  await press("About Chiave");
  await arrive("about");

  await screen.findByText("From /etc/chiave/policy.d/20-it.json, line 4");
  expect(screen.getAllByText("Recommended by your company")).toHaveLength(1);
  expect(screen.getAllByText("Set by your company")).toHaveLength(2);
});

test("about names the settings that do not count, and why", async () => {
  const about = await fake().about();
  await inside({
    about: async () => ({
      ...about,
      problems: [
        { fault: "bad-value", place: "/etc/chiave/policy.d/20-it.json (theme)", expected: { en: "light", it: "no" } },
        { fault: "not-json", place: "/etc/chiave/policy.d/30-it.json" },
      ],
    }),
  });
  await settings();
  await press("About Chiave");

  await screen.findByText("/etc/chiave/policy.d/20-it.json (theme)");
  expect(screen.getByText(/This setting cannot have this value:/)).toBeTruthy();
  expect(screen.getByText(/^Accepted: /).textContent).toBe("Accepted: light");
});

test("about tells of a certificate that is only reported", async () => {
  const about = await fake().about();
  await inside({ about: async () => ({ ...about, unpinned: true }) });
  await settings();
  await press("About Chiave");
  await arrive("about");

  expect(await screen.findByText(/not one of those that your company names/)).toBeTruthy();
});

test("about follows the settings, and says that old ones stay in force", async () => {
  const about = await fake().about();
  const { tellAbout } = await inside();
  await settings();
  await press("About Chiave");
  await arrive("about");
  await screen.findByText("https://accounts.altariva.example");

  const problem = { fault: "not-json", place: "/etc/chiave/policy.d/20-it.json:1:9" } as const;
  tellAbout({ ...about, sequence: 3, kept: true, problems: [problem] });
  await screen.findByText("/etc/chiave/policy.d/20-it.json:1:9");
  expect(screen.getByText(/What it said before stays in force/)).toBeTruthy();

  tellAbout({ ...about, sequence: 2, version: "0.0.9" });
  tellAbout({ ...about, sequence: 4 });
  await waitFor(() => expect(screen.queryByText(/stays in force/)).toBeNull());
  expect(screen.queryByText(/0\.0\.9/)).toBeNull();
});

test("help follows the company’s settings at once", async () => {
  const { tellStatus } = await inside();
  await go("Help");
  await screen.findByText("02 5550 110, Monday to Friday");

  tellStatus({ ...signedIn, sequence: 2, help_desk: "Extension 7" });

  await screen.findByText("Extension 7");
});
