// A support report as the shell draws it up, for tests and the gallery.
export const report = `${JSON.stringify(
  {
    format: 1,
    made_at: "2026-11-23T09:00:00Z",
    version: "0.1.0",
    system: { kind: "linux", processor: "x86_64", name: "debian", version: "13", kernel: "6.12.57-amd64" },
    reach: "offline",
    last_contact: "2026-11-23T08:58:00Z",
    findings: [
      { health: "good", finding: "settings-good" },
      { health: "good", finding: "name-found" },
      { health: "bad", finding: "port-closed" },
      { health: "good", finding: "keyring", state: "ready", owner: "gnome-keyring-d" },
      { health: "good", finding: "files-kept" },
      { health: "good", finding: "signed-in" },
    ],
    policy: {
      hash: "8a1f0c52e6b34d97",
      settings: [{ key: "server", level: "mandatory", file: "10-company.json", line: 2 }],
      ignored: [],
      kept: false,
    },
    session: "full",
    requests: [
      {
        at: "2026-11-23T08:58:00Z",
        method: "POST",
        route: "/v1/password",
        status: 422,
        duration_ms: 214,
        code: "current-password-wrong",
        request_id: "a41e77c0-5d19-4c1b-9f0e-2b8f3c7d1e55",
      },
    ],
    failures: [{ code: "current-password-wrong", count: 1, last_at: "2026-11-23T08:58:00Z" }],
  },
  null,
  2,
)}\n`;

/** Where the fake shell saves a report. */
export const FOLDER = "/home/g.ferri/Downloads";
export const PATH = `${FOLDER}/chiave-report-2026-11-23T090000Z.json`;
