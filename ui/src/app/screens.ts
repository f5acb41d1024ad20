// Every screen and dialog by name. A screen writes its name to the body when its heading appears; journeys wait for it,
// and the gallery has to show each screen in every state (gallery/table.ts).

export const screens = [
  "opening",
  "unsettled",
  "finished",
  "not-begun",
  "sign-in",
  "verify",
  "register",
  "reconfirm",
  "update",
  "activate",
  "activate-methods",
  "activate-password",
  "activate-done",
  "activate-ended",
  "forgot",
  "forgot-verification-1",
  "forgot-verification-2",
  "forgot-password",
  "forgot-done",
  "unlock",
  "unlock-verification-1",
  "unlock-verification-2",
  "unlock-confirm",
  "unlock-done",
  "attempt-ended",
  "overview",
  "event",
  "change-password",
  "change-password-done",
  "security-info",
  "add-authenticator",
  "add-mail",
  "add-mail-code",
  "add-sheet",
  "cannot-verify",
  "help",
  "help-page",
  "help-task",
  "settings",
  "about",
  "check",
] as const;

export type ScreenName = (typeof screens)[number];

/** Dialogs, which cover a screen. */
export const dialogs = [
  "fresh-verification",
  "remove",
  "report",
  "send-report",
  "sign-out-everywhere",
  "still-here",
] as const;

export type DialogName = (typeof dialogs)[number];
