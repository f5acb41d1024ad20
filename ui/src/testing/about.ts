// What IT has set on the computer of tests and of the gallery.
import type { About } from "../ipc";

export const about: About = {
  sequence: 1,
  kiosk_waits: false,
  kept: false,
  unpinned: false,
  version: "0.1.0",
  server: {
    key: "server",
    value: "https://accounts.altariva.example",
    source: "/etc/chiave/policy.d/10-company.json",
    level: "mandatory",
  },
  authority: {
    key: "authority",
    value: "/etc/chiave/authority.pem",
    source: "/etc/chiave/policy.d/10-company.json",
    level: "mandatory",
  },
  settings: [
    {
      key: "organisation_help",
      value: "02 5550 110, Monday to Friday",
      source: "/etc/chiave/policy.d/10-company.json",
      level: "mandatory",
    },
  ],
  problems: [],
};
