// IT asks for the report of this computer: the person sees it first, and sends it or not.
import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { Ipc } from "../ipc";
import { refusal, signedIn } from "../ipc/fake";
import { report } from "../testing/report";
import { inside, person, press } from "../testing/window";

const ASKED = "Your IT department asks for the report of this computer";

/** The overview of a person who is asked for a report. */
const asked = (own: Partial<Ipc> = {}) => inside({ status: async () => ({ ...signedIn, report_asked: true }), ...own });

async function looked() {
  await press("Look at the report…");
  return within(screen.getByRole("dialog", { name: "Report for your IT department" }));
}

test("nobody is asked unless IT asks", async () => {
  await inside();

  expect(screen.queryByText(ASKED)).toBeNull();
});

test("the person sees exactly what the shell drew up, and nothing is sent by looking", async () => {
  const sendReport = vi.fn<Ipc["sendReport"]>(async () => null);
  const declineReport = vi.fn<Ipc["declineReport"]>(async () => null);
  await asked({ sendReport, declineReport });
  await screen.findByText(ASKED);

  const dialog = await looked();

  const shown = await dialog.findByRole("region", { name: "Content of the report" });
  expect(shown.textContent).toBe(report);
  await person.click(dialog.getByRole("button", { name: "Cancel" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.getByText(ASKED)).toBeTruthy();
  expect(sendReport).not.toHaveBeenCalled();
  expect(declineReport).not.toHaveBeenCalled();
});

test("who agrees is told when the report has arrived, and is asked no more", async () => {
  const sendReport = vi.fn<Ipc["sendReport"]>(async () => null);
  const ipc = await asked({ sendReport });
  const dialog = await looked();
  await dialog.findByRole("region");

  await person.click(dialog.getByRole("button", { name: "Send" }));
  ipc.tellStatus({ ...signedIn, sequence: 2, report_asked: false });

  await dialog.findByText("The report is with your IT department.");
  expect(sendReport).toHaveBeenCalledTimes(1);
  expect(dialog.queryByRole("button", { name: "Send" })).toBeNull();
  await person.click(dialog.getByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByText(ASKED)).toBeNull());
});

test("who does not agree sends nothing", async () => {
  const sendReport = vi.fn<Ipc["sendReport"]>(async () => null);
  const declineReport = vi.fn<Ipc["declineReport"]>(async () => null);
  await asked({ sendReport, declineReport });
  const dialog = await looked();

  await person.click(dialog.getByRole("button", { name: "Do not send" }));

  await dialog.findByText("Nothing was sent.");
  expect(declineReport).toHaveBeenCalledTimes(1);
  expect(sendReport).not.toHaveBeenCalled();
});

test("who does not agree need not wait for the report", async () => {
  const declineReport = vi.fn<Ipc["declineReport"]>(async () => null);
  await asked({ declineReport, drawReport: () => new Promise(() => undefined) });
  const dialog = await looked();
  const decline = dialog.getByRole("button", { name: "Do not send" });
  expect(decline.getAttribute("aria-busy")).toBeNull();

  await person.click(decline);

  await dialog.findByText("Nothing was sent.");
  expect(declineReport).toHaveBeenCalledTimes(1);
});

test("a report that cannot be drawn up says why, and can be declined", async () => {
  const declineReport = vi.fn<Ipc["declineReport"]>(async () => null);
  await asked({ declineReport, drawReport: () => Promise.reject(refusal("internal")) });
  const dialog = await looked();
  await dialog.findByRole("alert");

  await person.click(dialog.getByRole("button", { name: "Do not send" }));

  await dialog.findByText("Nothing was sent.");
  expect(dialog.queryByRole("alert")).toBeNull();
});

test("a report that does not arrive says why, and can be sent again", async () => {
  const sendReport = vi.fn<Ipc["sendReport"]>(() => Promise.reject(refusal("service-unreachable")));
  await asked({ sendReport });
  const dialog = await looked();
  await dialog.findByRole("region");

  await person.click(dialog.getByRole("button", { name: "Send" }));
  await dialog.findByRole("alert");

  sendReport.mockResolvedValueOnce(null);
  await person.click(dialog.getByRole("button", { name: "Send" }));
  await dialog.findByText("The report is with your IT department.");
});

test("a report that is out of date is not sent, and the person sees the new one first", async () => {
  const sendReport = vi.fn<Ipc["sendReport"]>(async () => null);
  sendReport.mockRejectedValueOnce(refusal("report-not-kept"));
  const drawReport = vi.fn<Ipc["drawReport"]>(async () => ({ number: 4, text: "the new one" }));
  drawReport.mockResolvedValueOnce({ number: 3, text: "the old one" });
  await asked({ sendReport, drawReport });
  const dialog = await looked();
  await dialog.findByText("the old one");

  await person.click(dialog.getByRole("button", { name: "Send" }));

  await dialog.findByText("the new one");
  expect((await dialog.findByRole("alert")).textContent).toContain("The report that you saw is out of date.");
  await person.click(dialog.getByRole("button", { name: "Send" }));
  await dialog.findByText("The report is with your IT department.");
  expect(sendReport.mock.calls).toEqual([[{ number: 3 }], [{ number: 4 }]]);
});

test.each(["not-found", "nothing-in-progress"] as const)(
  "a request that is gone (%s) leaves only the way out",
  async (code) => {
    await asked({ sendReport: () => Promise.reject(refusal(code)) });
    const dialog = await looked();
    await dialog.findByRole("region");

    await person.click(dialog.getByRole("button", { name: "Send" }));

    await dialog.findByText("Your IT department no longer asks for the report. Nothing was sent.");
    expect(dialog.queryByRole("button", { name: "Do not send" })).toBeNull();
    expect(dialog.queryByRole("alert")).toBeNull();
  },
);
