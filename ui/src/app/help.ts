// Assigns each error code to a part of the help. The compiler checks that none is missing.
import type { AnyCode } from "../ipc";

export const groups = ["signing-in", "password", "verification", "connection"] as const;
export type Group = (typeof groups)[number];

export const help: Record<AnyCode, Group> = {
  "sign-in-refused": "signing-in",
  "too-many-attempts": "signing-in",
  "pass-refused": "signing-in",
  "session-ended": "signing-in",
  "must-change-password": "signing-in",
  "attempt-ended": "signing-in",
  "not-allowed": "signing-in",
  "hidden-here": "signing-in",
  "step-out-of-order": "signing-in",
  "nothing-in-progress": "signing-in",
  "current-password-wrong": "password",
  "password-refused": "password",
  "outcome-unknown": "password",
  "directory-unreachable": "password",
  cancelled: "password",
  "proof-refused": "verification",
  "code-used": "verification",
  "too-many-sends": "verification",
  "not-enough-methods": "verification",
  "fresh-proof-needed": "verification",
  "address-refused": "verification",
  "too-many-methods": "verification",
  "last-method": "verification",
  "too-little-left": "verification",
  "method-too-young": "verification",
  "not-found": "verification",
  "service-unreachable": "connection",
  "certificate-not-trusted": "connection",
  "certificate-expired": "connection",
  "certificate-not-yet-valid": "connection",
  "certificate-other-name": "connection",
  "certificate-not-pinned": "connection",
  "clock-wrong": "connection",
  "no-service": "connection",
  "another-service": "connection",
  "not-configured": "connection",
  "no-proxy-address": "connection",
  "no-authority": "connection",
  "update-needed": "connection",
  "service-too-new": "connection",
  "service-too-old": "connection",
  busy: "connection",
  "work-needed": "connection",
  "proof-of-possession": "connection",
  "nonce-needed": "connection",
  "bad-request": "connection",
  internal: "connection",
  "window-failed": "connection",
};

/** Every code, in the order of the help page. */
export const codes = Object.keys(help) as AnyCode[];
