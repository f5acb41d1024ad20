// A temporary code for tests and the gallery.
import type { MethodView } from "../ipc";

/** A temporary code that is good until the evening. */
export const temporaryAt = (now: number): MethodView => ({
  id: "8c5c1c1e-0000-4000-8000-000000000004",
  kind: "temporary-code",
  label: "",
  added_at: now - 600,
  usable_from: now + 3 * 86_400 - 600,
  removal_leaves_too_little: false,
  ends_at: now + 8 * 3600 - 600,
});
