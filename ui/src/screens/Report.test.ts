// The report for the help desk: what the person sees of it before it is saved, and what is said afterwards.
import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { Ipc } from "../ipc";
import { refusal } from "../ipc/fake";
import { FOLDER, PATH, report } from "../testing/report";
import { arrive, door, person, press } from "../testing/window";

const OPEN = "Save a report for the help desk…";

/** The dialog with the report, opened from the page that checks the computer. */
async function opened(own: Partial<Ipc> = {}) {
  await door(own);
  await press("Settings");
  await arrive("settings");
  await press("Check this computer");
  await arrive("check");
  await screen.findByRole("list", { name: "What was checked" });
  await press(OPEN);
  return within(screen.getByRole("dialog", { name: "Report for the help desk" }));
}

/** What is announced in the dialog. */
const said = (dialog: ReturnType<typeof within>) =>
  dialog
    .getAllByRole("status")
    .map((one: HTMLElement) => one.textContent)
    .join();

test("the person reads exactly what the shell drew up", async () => {
  const dialog = await opened();

  const shown = await dialog.findByRole("region", { name: "Content of the report" });

  expect(shown.textContent).toBe(report);
});

test("nothing is saved before the person says so", async () => {
  const saveReport = vi.fn<Ipc["saveReport"]>(async () => ({ saved: "done", path: PATH }));
  const dialog = await opened({ saveReport });
  await dialog.findByRole("region");
  expect(saveReport).not.toHaveBeenCalled();

  await person.click(dialog.getByRole("button", { name: "Save" }));

  await waitFor(() => expect(said(dialog)).toContain(PATH));
  expect(saveReport).toHaveBeenCalledTimes(1);
  expect(dialog.queryByRole("button", { name: "Save" })).toBeNull();
});

test("what is saved is the report on the page", async () => {
  const saveReport = vi.fn<Ipc["saveReport"]>(async () => ({ saved: "done", path: PATH }));
  const dialog = await opened({ saveReport, drawReport: async () => ({ number: 7, text: report }) });
  await dialog.findByRole("region");

  await person.click(dialog.getByRole("button", { name: "Save" }));

  await waitFor(() => expect(saveReport).toHaveBeenCalledWith({ number: 7 }));
});

test("a folder that takes no file is named, and the report can be copied", async () => {
  const copy = vi.spyOn(navigator.clipboard, "writeText");
  const saveReport = vi.fn<Ipc["saveReport"]>(async () => ({ saved: "failed", folder: FOLDER, is_full: false }));
  const dialog = await opened({ saveReport });
  await dialog.findByRole("region");

  await person.click(dialog.getByRole("button", { name: "Save" }));

  await waitFor(() => expect(said(dialog)).toContain(`could not be saved in ${FOLDER}.`));
  await person.click(dialog.getByRole("button", { name: "Copy" }));
  expect(copy).toHaveBeenCalledWith(report);
  saveReport.mockResolvedValueOnce({ saved: "done", path: PATH });
  await person.click(dialog.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(said(dialog)).toContain(PATH));
});

test("a disk without room is said to have none", async () => {
  const dialog = await opened({ saveReport: async () => ({ saved: "failed", folder: FOLDER, is_full: true }) });
  await dialog.findByRole("region");

  await person.click(dialog.getByRole("button", { name: "Save" }));

  await waitFor(() => expect(said(dialog)).toContain(`no room for the report in ${FOLDER}.`));
});

test("a report that is not drawn up says why, and there is nothing to save", async () => {
  const dialog = await opened({ drawReport: () => Promise.reject(refusal("internal")) });

  await dialog.findByRole("alert");

  expect(dialog.queryByRole("button", { name: "Save" })).toBeNull();
});

test("it is drawn up anew each time, and the first button leads back", async () => {
  const drawReport = vi.fn<Ipc["drawReport"]>(async () => ({ number: 1, text: report }));
  const dialog = await opened({ drawReport });
  await dialog.findByRole("region");
  await person.click(dialog.getByRole("button", { name: "Cancel" }));
  expect(screen.queryByRole("dialog")).toBeNull();

  await press(OPEN);

  await screen.findByRole("region", { name: "Content of the report" });
  expect(drawReport).toHaveBeenCalledTimes(2);
});
