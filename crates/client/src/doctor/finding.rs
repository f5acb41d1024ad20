//! What the examination of a computer can find.

use crate::KeyringState;
use chiave_protocol::{ErrorCode, Timestamp};
use serde::Serialize;

/// One thing that an examination found; `locales/<lang>/doctor.ftl` has a sentence for each, and for
/// each that is not good what mends it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(tag = "finding", rename_all = "kebab-case")]
pub enum Finding {
    /// Every managed setting counts.
    SettingsGood,
    /// Managed settings are ignored, but the service can be used.
    SettingsIgnored {
        /// How many.
        problems: usize,
    },
    /// The managed settings name no service that can be used.
    NoServer,
    /// Neither the system nor the settings name a certificate authority.
    NoAuthority,
    /// The file of the company's authority also holds a private key.
    AuthorityWithKey {
        /// The file.
        file: String,
    },
    /// This computer is connected to no network.
    NoNetwork,
    /// The requests go through the proxy that the settings name.
    ViaProxy {
        /// The host and port of the proxy.
        proxy: String,
    },
    /// The requests go through the proxy that the environment names, because the settings say so.
    ViaSystemProxy {
        /// The host and port of the proxy.
        proxy: String,
    },
    /// The environment may name a proxy, but names none for the service, so the requests go directly.
    NoSystemProxy,
    /// The environment has to name the proxy, and this variable of it is no address.
    NoProxyAddress {
        /// The name of the variable.
        variable: &'static str,
    },
    /// The proxy refuses to connect to the service.
    ProxyRefuses {
        /// The host and port of the proxy.
        proxy: String,
        /// The status of its answer to `CONNECT`.
        status: u16,
        /// Whether it was shown the sign-in that the environment has for it.
        with_sign_in: bool,
    },
    /// The proxy accepts connections, but no HTTPS request through it got an answer.
    ProxyLeadsNowhere {
        /// The host and port of the proxy.
        proxy: String,
    },
    /// The name that is connected to first has an address.
    NameFound {
        /// The name of the service or the proxy.
        host: String,
        /// Its first address.
        address: String,
    },
    /// The name that is connected to first has no address.
    NameNotFound {
        /// The name of the service or the proxy.
        host: String,
    },
    /// The name that is connected to first could not be looked up within the time limit: no name
    /// server answers.
    NameNotInTime {
        /// The name of the service or the proxy.
        host: String,
    },
    /// Nothing accepts connections at the address: no program listens there.
    PortClosed {
        /// The host and the port.
        place: String,
    },
    /// The address does not answer within the time limit: a firewall discards, or it is the wrong
    /// network.
    PortSilent {
        /// The host and the port.
        place: String,
    },
    /// Another address of the name accepts connections, but this one does not answer, so some
    /// connections begin late.
    AddressSilent {
        /// The address.
        address: String,
        /// The host and the port.
        place: String,
    },
    /// The certificate of the service is trusted.
    CertificateTrusted {
        /// Who issued it, if the certificate says so.
        issuer: Option<String>,
        /// When it expires.
        at: Timestamp,
    },
    /// The certificate is trusted, but none of its keys is pinned by the managed settings, which only
    /// report that so far.
    PinsOnlyReported {
        /// Who issued it, if the certificate says so and can be read.
        issuer: Option<String>,
    },
    /// The certificate was issued by nobody who is trusted: an authority is missing on this
    /// computer, or another program intercepts the connection.
    CertificateNotTrusted {
        /// Who issued it, if the certificate says so and can be read.
        issuer: Option<String>,
    },
    /// The certificate is that of an authority, which no server may show as its own.
    CertificateOfAuthority {
        /// Who issued it, if the certificate says so and can be read.
        issuer: Option<String>,
    },
    /// The certificate is for other purposes than a server, such as for signing programs.
    CertificateOtherPurpose {
        /// Who issued it, if the certificate says so and can be read.
        issuer: Option<String>,
    },
    /// An authority that is trusted issued the certificate, but none of its keys is pinned by the
    /// managed settings.
    CertificateNotPinned {
        /// Who issued it, if the certificate says so and can be read.
        issuer: Option<String>,
    },
    /// The certificate was issued for other names.
    CertificateOtherName {
        /// The names in the certificate, separated by commas, if it has any and can be read.
        names: Option<String>,
    },
    /// The certificate has expired.
    CertificateExpired {
        /// When, if the library said so.
        at: Option<Timestamp>,
        /// What the clock of this computer says.
        now: Timestamp,
    },
    /// The certificate is not valid yet.
    CertificateNotYetValid {
        /// From when it is, if the library said so.
        at: Option<Timestamp>,
        /// What the clock of this computer says.
        now: Timestamp,
    },
    /// The service, or a gateway before it, asks for a certificate of this computer and accepts none.
    ClientCertificateRefused {
        /// The file with this computer's certificate, if the settings name one.
        file: Option<String>,
        /// When that certificate expires.
        at: Option<Timestamp>,
    },
    /// The managed settings name a certificate of this computer, and it is valid for a while.
    OwnCertificate {
        /// The file.
        file: String,
        /// When the certificate expires.
        at: Timestamp,
    },
    /// The certificate of this computer ends within
    /// [`OWN_CERTIFICATE_DAYS`](super::OWN_CERTIFICATE_DAYS) days, or has ended.
    OwnCertificateEnds {
        /// The file.
        file: String,
        /// When the certificate expires.
        at: Timestamp,
    },
    /// The address accepts connections, but no HTTPS request got an answer.
    NoAnswer,
    /// Something else than Chiave answers at the address.
    NoService,
    /// The service refuses to say what it is.
    ServiceRefuses {
        /// The code of the refusal.
        code: ErrorCode,
    },
    /// The service has another store than the one to which the session of this computer belongs.
    AnotherService,
    /// The service asks for a newer version of this application.
    UpdateNeeded,
    /// The service is too old for this version of the application.
    ServiceTooOld,
    /// The service answers.
    ServiceAnswers {
        /// The name of the company, as the service says.
        organisation: String,
        /// The version of the service.
        version: String,
    },
    /// The clock of this computer agrees with that of the service.
    ClockAgrees,
    /// The clock of this computer differs from that of the service by more than
    /// [`CLOCK_TOLERANCE_S`](super::CLOCK_TOLERANCE_S).
    ClockDiffers {
        /// By how many seconds this computer's clock is ahead; negative if it is behind.
        ahead_s: i64,
    },
    /// The clock of this computer contradicts the time at which the service answered before, so the
    /// certificate seems out of date.
    ClockWrong {
        /// What the clock of this computer says.
        now: Timestamp,
    },
    /// The state of the keyring.
    Keyring {
        /// The state.
        state: KeyringState,
        /// The program that answers as the keyring, if that is known.
        owner: Option<String>,
    },
    /// People share this computer, so nothing is stored in a keyring.
    NothingKept,
    /// Something that was to be removed from this computer is in keyrings that are locked.
    KeyringLeft {
        /// The names of the keyrings, separated by commas.
        keyrings: String,
    },
    /// Files can be stored on this computer.
    FilesKept,
    /// No file can be stored on this computer.
    FilesNotKept {
        /// The folder that cannot be written.
        folder: String,
    },
    /// Root runs the application in the home of a person, so nothing is stored there.
    FilesOfAnother {
        /// The folder that is not written.
        folder: String,
    },
    /// Somebody is signed in.
    SignedIn {
        /// The user name.
        user_name: String,
    },
    /// Nobody is signed in.
    NotSignedIn,
}
