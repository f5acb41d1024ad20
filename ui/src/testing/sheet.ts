// A recovery sheet for tests and the gallery.
import type { MethodView, RecoveryCodesOffer } from "../ipc";

const DAY = 86_400;

/** A registered sheet that is old enough for a reset. */
export const sheetAt = (now: number, codes_left = 7): MethodView => ({
  id: "8c5c1c1e-0000-4000-8000-000000000003",
  kind: "recovery-codes",
  label: "",
  added_at: now - 30 * DAY,
  usable_from: now - 27 * DAY,
  removal_leaves_too_little: false,
  codes_left,
});

/** A new sheet, as it is shown once. */
export const newSheetAt = (now: number): RecoveryCodesOffer => ({
  id: sheetAt(now).id,
  codes: Array.from({ length: 10 }, (_, at) => ({ number: at + 1, code: `7QK4-M2VX-${at}HRT-W9BD` })),
  confirm_number: 7,
  expires_at: now + 1800,
});
