//! Every metric, declared once: its name, kind, labels and meaning. The table in the manual is made
//! from this list, and a series of another name cannot be written.

/// How a metric behaves.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// Only grows, and begins at 0 with each start of the service.
    Counter,
    /// Is as high as it is now.
    Gauge,
    /// Counts durations by their length.
    Histogram,
}

/// One metric.
#[derive(Debug)]
pub struct Metric {
    /// The name.
    pub name: &'static str,
    /// How the metric behaves.
    pub kind: Kind,
    /// The names of its labels.
    pub labels: &'static [&'static str],
    /// The meaning, in one sentence.
    pub help: &'static str,
}

macro_rules! metrics {
    ($($(#[$doc:meta])* $id:ident = $kind:ident $name:literal [$($label:literal),*] $help:literal;)*) => {
        $(
            #[doc = $help]
            pub static $id: Metric = Metric {
                name: $name,
                kind: Kind::$kind,
                labels: &[$($label),*],
                help: $help,
            };
        )*
        /// Every metric, in the order of the page.
        pub static ALL: &[&Metric] = &[$(&$id),*];
    };
}

#[rustfmt::skip]
metrics! {
    INFO = Gauge "chiave_info" ["version"] "Always 1; the label is the version of the service.";
    STARTED = Gauge "chiave_start_timestamp_seconds" [] "When the service started.";
    READY = Gauge "chiave_ready" ["check"] "Whether a check of /readyz passes: 1 or 0.";
    CERTIFICATE = Gauge "chiave_certificate_expiry_timestamp_seconds" [] "When the certificate in use expires, or the first of its issuers in the file.";
    CHECKPOINT = Gauge "chiave_audit_checkpoint_timestamp_seconds" [] "When the newest checkpoint of the audit log was written to the log; before the first of this start, when the service started.";
    BACKUP = Gauge "chiave_backup_timestamp_seconds" [] "When the newest backup was made; 0 without one.";
    DRILL = Gauge "chiave_backup_drill_timestamp_seconds" [] "When a backup was last proved by a drill; 0 without one.";
    OUTBOX = Gauge "chiave_outbox_mails" ["mail"] "Mails that wait, with a code or without.";
    OUTBOX_AGE = Gauge "chiave_outbox_oldest_age_seconds" ["mail"] "The age of the oldest mail that waits; 0 without one.";
    MAILS = Counter "chiave_mail_deliveries_total" ["outcome"] "Tried deliveries of mails, by outcome.";
    REQUESTS = Histogram "chiave_request_duration_seconds" ["method", "route", "status"] "Answered requests, by route and class of status, and how long they took.";
    REFUSALS = Counter "chiave_refusals_total" ["code"] "Refused requests, by error code.";
    CONNECTIONS = Gauge "chiave_connections" [] "Open connections.";
    HANDSHAKES_FAILED = Counter "chiave_handshakes_failed_total" ["reason"] "TLS handshakes that failed: the computer showed no certificate or one that does not count, the peer does not trust the service, both have nothing in common, the peer was too slow, other reasons.";
    SIGN_INS = Counter "chiave_sign_ins_total" ["completed_by"] "Completed sign-ins, by the step that completed them.";
    SIGN_INS_REFUSED = Counter "chiave_sign_ins_refused_total" [] "Sign-ins refused for a wrong password, or for an account that is disabled or locked. The audit log tells these apart, this number does not: it would say who exists.";
    VERIFICATIONS = Counter "chiave_verifications_total" ["kind", "outcome"] "Verifications, by kind of method and outcome.";
    RESETS_CLOSED = Counter "chiave_resets_closed_total" ["kind", "cause"] "Accounts whose resets strangers closed on computers that the account does not know.";
    WRITES = Counter "chiave_writes_total" ["route", "outcome"] "Writes to the directory, by outcome: done, refused, unknown, failed.";
    EVENTS = Counter "chiave_audit_events_total" ["event"] "New rows of the audit log, by event.";
    HASH_QUEUE = Gauge "chiave_hash_queue_length" ["devices"] "Hashes that wait, of known and of unknown devices.";
    HASHES = Counter "chiave_hashes_total" [] "Hashes that were made.";
    HASH_WAIT = Histogram "chiave_hash_wait_seconds" [] "How long hashes waited in their queue.";
}

/// The outcomes of a write to the directory.
pub static OUTCOMES: [&str; 4] = ["done", "refused", "unknown", "failed"];

/// Series that are there from the start, at 0: an alert on an increase misses a series that appears
/// with its first event.
#[rustfmt::skip]
pub static FROM_THE_START: &[(&Metric, &[&[&str]])] = &[
    (&MAILS, &[&["accepted"], &["dropped"], &["refused-address"], &["refused-destination"], &["refused-unclear"], &["refused-policy"], &["refused-relay"], &["failed"]]),
    (&REFUSALS, &[&["sign-in-refused"], &["too-many-attempts"], &["too-many-sends"], &["busy"], &["outcome-unknown"], &["internal"], &["directory-unreachable"]]),
    (&SIGN_INS, &[&["password"], &["new-password"], &["authenticator"], &["mail"]]),
    (&SIGN_INS_REFUSED, &[&[]]),
    (&VERIFICATIONS, &[&["authenticator", "passed"], &["authenticator", "refused"], &["mail", "passed"], &["mail", "refused"]]),
    (&RESETS_CLOSED, &[&["mail", "codes-used-up"], &["mail", "wrong-codes"], &["authenticator", "wrong-codes"]]),
    (&EVENTS, &[&["password-changed"], &["password-reset"], &["account-unlocked"], &["request-refused"]]),
];
