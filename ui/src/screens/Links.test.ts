// Links to pages of help. Anybody can write a link, so a page is only offered, and nothing that a person has begun ends.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, test, vi } from "vitest";
import { codes } from "../app/help";
import { tasks } from "../app/tasks";
import type { HelpPage, Ipc } from "../ipc";
import { EVERYTHING } from "../ipc/beginning";
import { status } from "../ipc/fake";
import { arrive, door, field, forgot, go, heading, inside, person, press, typedAnywhere } from "../testing/window";

const OFFER = /A link leads to the help page/;

/** A shell to which a link comes when the test says so. */
function linked(own: Partial<Ipc> = {}) {
  const linkedHelp = vi.fn<Ipc["linkedHelp"]>(async () => null);
  return { own: { ...own, linkedHelp }, comes: (page: HelpPage) => linkedHelp.mockResolvedValueOnce(page) };
}

/** The offer, once it is there. */
async function offer(): Promise<HTMLElement> {
  const text = await screen.findByText(OFFER);
  return text.closest<HTMLElement>(".banner") ?? document.body;
}

const choose = async (name: string) => person.click(within(await offer()).getByRole("button", { name }));

const gone = () => waitFor(() => expect(screen.queryByText(OFFER)).toBeNull());

describe("the page of a link", () => {
  test("is offered by a window that the link opened", async () => {
    await door({ linkedHelp: async () => "too-many-attempts" });

    await choose("Open the page");

    await arrive("help-page");
    expect(heading().textContent).toBe("There were too many tries in a short time.");
    await gone();
  });

  test("is offered over the overview, which stays until the person chooses", async () => {
    const { own, comes } = linked();
    const ipc = await inside(own);

    comes("new-phone");
    ipc.tellLink();

    expect((await offer()).textContent).toContain("“I have a new phone”");
    await arrive("overview");
    await choose("Open the page");
    await arrive("help-task");
  });

  test("does not replace a page of help that somebody reads", async () => {
    const { own, comes } = linked();
    const ipc = await inside(own);
    await go("Help");
    await arrive("help");

    comes("clock-wrong");
    ipc.tellLink();

    await offer();
    await arrive("help");
  });

  test("is the list for a task that this computer hides", async () => {
    const offers = { ...EVERYTHING, unlock: false };
    const { own, comes } = linked({ status: async () => ({ ...status, offers }) });
    const ipc = await door(own);

    comes("locked");
    ipc.tellLink();

    await choose("Open the page");
    await arrive("help");
  });

  test("has a name of its own", () => {
    const names: string[] = [...codes, ...tasks];

    expect(new Set(names).size).toBe(names.length);
  });
});

describe("what a person does goes on", () => {
  test("while somebody types", async () => {
    const { own, comes } = linked();
    const ipc = await door(own);
    await person.type(field("User name"), "g.fer");

    comes("busy");
    ipc.tellLink();

    await offer();
    await arrive("sign-in");
    await person.type(field("User name"), "ri");
    expect(field("User name").value).toBe("g.ferri");
  });

  test("in a reset, and a closed offer does not come again soon", async () => {
    const { own, comes } = linked();
    const ipc = await forgot(own);
    comes("busy");
    ipc.tellLink();
    await choose("Close");
    await gone();

    comes("clock-wrong");
    ipc.tellLink();

    await waitFor(() => expect(own.linkedHelp).toHaveBeenCalledTimes(3));
    await expect(offer()).rejects.toThrow();
    await arrive("forgot-verification-1");
  });

  test("in a dialog", async () => {
    const { own, comes } = linked();
    const ipc = await inside(own);
    await press(/Settings$/);
    await arrive("settings");
    await press("Sign out everywhere");

    comes("busy");
    ipc.tellLink();

    await offer();
    expect(document.querySelector("dialog[open]")).not.toBeNull();
  });

  test("while a password is being sent", async () => {
    const { own, comes } = linked({ signIn: () => new Promise(() => undefined) });
    const ipc = await door(own);
    await person.type(field("User name"), "g.ferri");
    await person.type(field("Password"), "velvet harbour onion 12{Enter}");

    comes("busy");
    ipc.tellLink();

    await offer();
    await arrive("sign-in");
    expect(typedAnywhere()).toContain("g.ferri");
  });
});

test("a session that ends by itself leaves no offer to the next person", async () => {
  const { own, comes } = linked();
  const ipc = await inside(own);
  comes("busy");
  ipc.tellLink();
  await offer();

  ipc.tellStatus(status);

  await arrive("sign-in");
  await gone();
});

test("whoever signs out leaves no offer to the next person", async () => {
  const { own, comes } = linked();
  const ipc = await inside(own);
  comes("busy");
  ipc.tellLink();
  await offer();

  await press(/Settings$/);
  await press("Sign out");

  await arrive("sign-in");
  await gone();
});
