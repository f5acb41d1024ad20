// Links to pages of help. Anybody can write a link, so it disturbs nothing that a person has begun.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, test, vi } from "vitest";
import { codes } from "../app/help";
import { tasks } from "../app/tasks";
import type { HelpPage, Ipc } from "../ipc";
import { EVERYTHING } from "../ipc/beginning";
import { status } from "../ipc/fake";
import { arrive, door, field, forgot, go, heading, inside, person, press, typedAnywhere } from "../testing/window";

const BUSY = "A link leads to the help page";

/** A shell to which a link comes when the test says so. */
function linked(own: Partial<Ipc> = {}) {
  const linkedHelp = vi.fn<Ipc["linkedHelp"]>(async () => null);
  return { own: { ...own, linkedHelp }, comes: (page: HelpPage) => linkedHelp.mockResolvedValueOnce(page) };
}

describe("where nothing is under way", () => {
  test("a link that started the program opens its page", async () => {
    await door({ linkedHelp: async () => "too-many-attempts" }).catch(() => undefined);

    await arrive("help-page");

    expect(heading().textContent).toBe("There were too many tries in a short time.");
  });

  test("a link opens its page over the overview", async () => {
    const { own, comes } = linked();
    const ipc = await inside(own);

    comes("new-phone");
    ipc.tellLink();

    await arrive("help-task");
    expect(heading().textContent).toBe("I have a new phone");
  });

  test("a link opens another page of help", async () => {
    const { own, comes } = linked();
    const ipc = await inside(own);
    await go("Help");
    await arrive("help");

    comes("clock-wrong");
    ipc.tellLink();

    await arrive("help-page");
  });

  test("every page has a name of its own", () => {
    const names: string[] = [...codes, ...tasks];

    expect(new Set(names).size).toBe(names.length);
  });

  test("a task that this computer hides leads to all topics", async () => {
    const offers = { ...EVERYTHING, unlock: false };
    const { own, comes } = linked({ status: async () => ({ ...status, offers }) });
    const ipc = await door(own);

    comes("locked");
    ipc.tellLink();

    await arrive("help");
  });
});

describe("where something is under way", () => {
  test("a name that somebody types is not interrupted", async () => {
    const { own, comes } = linked();
    const ipc = await door(own);
    await person.type(field("User name"), "g.fer");

    comes("busy");
    ipc.tellLink();

    await screen.findByText(new RegExp(BUSY));
    await arrive("sign-in");
    expect(field("User name").value).toBe("g.fer");
    await person.click(screen.getByRole("button", { name: "Open the page" }));
    await arrive("help-page");
    expect(screen.queryByText(new RegExp(BUSY))).toBeNull();
  });

  test("a reset goes on, and the offer can be closed", async () => {
    const { own, comes } = linked();
    const ipc = await forgot(own);

    comes("busy");
    ipc.tellLink();

    const offer = (await screen.findByText(new RegExp(BUSY))).closest<HTMLElement>(".banner");
    await arrive("forgot-verification-1");
    await person.click(within(offer ?? document.body).getByRole("button", { name: "Close" }));
    await waitFor(() => expect(screen.queryByText(new RegExp(BUSY))).toBeNull());
    await arrive("forgot-verification-1");
  });

  test("a dialog is not covered", async () => {
    const { own, comes } = linked();
    const ipc = await inside(own);
    await press(/Settings$/);
    await arrive("settings");
    await press("Sign out everywhere");

    comes("busy");
    ipc.tellLink();

    await screen.findByText(new RegExp(BUSY));
    expect(document.querySelector("dialog[open]")).not.toBeNull();
  });

  test("a password that is being sent is not covered", async () => {
    const { own, comes } = linked({ signIn: () => new Promise(() => undefined) });
    const ipc = await door(own);
    await person.type(field("User name"), "g.ferri");
    await person.type(field("Password"), "velvet harbour onion 12{Enter}");

    comes("busy");
    ipc.tellLink();

    await screen.findByText(new RegExp(BUSY));
    await arrive("sign-in");
    expect(typedAnywhere()).toContain("g.ferri");
  });
});
