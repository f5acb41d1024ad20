// The page that checks this computer: where it is reached, what it says, and what leaves it.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, test, vi } from "vitest";
import { speak } from "../i18n/index.svelte";
import { refusal, status } from "../ipc/fake";
import { allGood, someProblems } from "../testing/examinations";
import { arrive, door, field, heading, inside, person, press } from "../testing/window";

const CHECK = "Check this computer";
const problems = async ({ language }: { language: string }) => someProblems(language);
const offline = async () => ({ ...status, reach: "offline" }) as const;

async function checked(examine = problems) {
  const ipc = await door({ examine });
  await press("Settings");
  await arrive("settings");
  await press(CHECK);
  await arrive("check");
  await screen.findByRole("list", { name: "What was checked" });
  return ipc;
}

/** What is said and written of the part with this name. */
const part = (name: string) => {
  const rows = within(screen.getByRole("list", { name: "What was checked" })).getAllByRole("listitem");
  return rows.find((row) => row.textContent?.includes(name))?.textContent ?? "";
};

describe("what the page shows", () => {
  test("each part has its state as a word, and a problem its mend", async () => {
    await checked();

    expect(part("Settings")).toContain("Good");
    expect(part("Connection")).toContain("Problem");
    expect(part("Connection")).toContain("Nothing accepts connections at accounts.altariva.example:443.");
    expect(part("Connection")).toContain("no program is running at this address");
    expect(part("Keyring")).toContain("Note");
  });

  test("what is not good comes first, and the worst before the rest", async () => {
    await checked();

    const rows = within(screen.getByRole("list", { name: "What was checked" })).getAllByRole("listitem");
    const names = rows.map((row) => row.querySelector("b")?.textContent);
    expect(names).toEqual(["Connection", "Keyring", "Settings", "Files", "Sign-in"]);
  });

  test("a note is announced as one, not as an all-clear", async () => {
    await checked(async ({ language }) => ({ ...someProblems(language), health: "doubtful" }));

    expect(screen.getByText(/Below the notes stands what would be better/)).toBeTruthy();
  });

  test("the result says when it was given, to the second", async () => {
    await checked();

    expect(screen.getByText(/^Checked at \d{1,2}:\d\d:\d\d/)).toBeTruthy();
  });

  test("the end is announced, and a new check says that it runs", async () => {
    let finish = () => {};
    const examine = vi.fn(problems);
    await checked(examine);
    const told = () => screen.getAllByRole("status").map((one) => one.textContent?.trim());
    expect(told().join()).toContain("Something keeps Chiave from working at present.");

    examine.mockImplementation(({ language }) => new Promise((go) => (finish = () => go(allGood(language)))));
    await press("Check again");
    expect(told().join()).toContain("Checking.");
    expect(screen.getByRole("button", { name: "Check again" }).getAttribute("aria-busy")).toBe("true");
    await press("Check again");
    finish();

    await waitFor(() => expect(told().join()).toContain("Nothing was found"));
    expect(examine).toHaveBeenCalledTimes(2);
    expect(part("Keyring")).toContain("Good");
  });

  test("an examination that fails says so and can be repeated", async () => {
    const examine = vi.fn(problems).mockRejectedValueOnce(refusal("internal"));
    await door({ examine });
    await press("Settings");
    await arrive("settings");
    await press(CHECK);
    await screen.findByRole("alert");

    await press("Check again");

    expect((await screen.findByText("Connection")).textContent).toBe("Connection");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("another language examines anew, in that language", async () => {
    const examine = vi.fn(problems);
    await checked(examine);

    speak("it");

    expect(await screen.findByText("Portachiavi")).toBeTruthy();
    expect(examine).toHaveBeenLastCalledWith({ language: "it", again: false });
    speak("en");
  });

  // Law 15.
  test("only a person who checks again is asked by a keyring", async () => {
    const examine = vi.fn(problems);
    await checked(examine);
    expect(examine).toHaveBeenLastCalledWith({ language: "en", again: false });

    await press("Check again");

    await waitFor(() => expect(examine).toHaveBeenLastCalledWith({ language: "en", again: true }));
  });

  test("the report is copied as the shell wrote it", async () => {
    const copy = vi.spyOn(navigator.clipboard, "writeText");
    await checked();

    await press("Copy the report");

    expect(copy).toHaveBeenCalledWith(someProblems("en").report);
    expect((await screen.findByText(/It contains no password and no code/)).getAttribute("role")).toBe("status");
  });
});

describe("where the page is reached", () => {
  test("from Settings, and back to them", async () => {
    await checked();

    await person.keyboard("{Escape}");

    await arrive("settings");
  });

  test.each([
    "offline",
    "no-network",
    "certificate-not-trusted",
    "not-configured",
    "no-proxy-address",
    "no-authority",
    "update-needed",
  ] as const)("from the message that says %s, before a sign-in", async (reach) => {
    await door({ status: async () => ({ ...status, reach }) });

    await person.click(await screen.findByRole("button", { name: CHECK }));

    await arrive("check");
    await press("Back");
    await arrive("sign-in");
  });

  test.each(["locked", "missing", "hanging"] as const)("from the message of a keyring that is %s", async (keyring) => {
    await door({ status: async () => ({ ...status, keyring }) });

    await person.click(await screen.findByRole("button", { name: CHECK }));

    await arrive("check");
  });

  test("once only, where two messages are shown", async () => {
    await door({ status: async () => ({ ...status, reach: "offline", keyring: "locked" }) });

    await screen.findByText("The keyring of this computer is locked");

    expect(screen.getAllByRole("button", { name: CHECK })).toHaveLength(1);
  });

  test("from a sign-in that did not reach the service", async () => {
    await door({ status: offline, signIn: () => Promise.reject(refusal("service-unreachable")) });
    await person.type(field("User name"), "g.ferri");
    await person.type(field("Password"), "velvet harbour onion 12{Enter}");
    await screen.findByRole("alert");

    await press(CHECK);

    await arrive("check");
  });

  test("from the help about a connection, and back to it", async () => {
    await inside();
    await person.click(screen.getByRole("link", { name: "Help" }));
    await arrive("help");
    await press("The service cannot be reached.");
    await arrive("help-page");
    const page = heading().textContent;

    await press(CHECK);
    await arrive("check");
    await press("Back");

    await arrive("help-page");
    expect(heading().textContent).toBe(page);
  });
});
