//! The certificate that is shown in place of the service, whether it is trusted or not.

use crate::settings::ClientCertificate;
use chiave_protocol::{Timestamp, typed::ShownText};
use x509_parser::{
    certificate::X509Certificate, extensions::GeneralName, prelude::FromDer, x509::X509Name,
};

/// The number of characters that are shown of a name in a certificate.
pub(super) const MOST: usize = 200;

/// What a certificate says about itself. Nothing of it is proved.
pub(super) struct Shown {
    /// The organisation and the name of the issuer, if it has either.
    pub(super) issuer: Option<String>,
    /// The DNS names that the certificate is for, separated by commas, if there are any.
    pub(super) names: Option<String>,
    /// When the certificate expires.
    pub(super) until: Timestamp,
    /// Why no server can use it, whoever issued it.
    pub(super) unfit: Option<Unfit>,
}

/// Why a certificate is not one of a server.
#[derive(Clone, Copy)]
pub(super) enum Unfit {
    /// It is that of an authority.
    Authority,
    /// The purposes that it names are others.
    Purpose,
}

/// What a certificate says; `None` if it cannot be read.
pub(super) fn read(der: &[u8]) -> Option<Shown> {
    let (_, certificate) = X509Certificate::from_der(der).ok()?;
    let names = certificate.subject_alternative_name().ok().flatten();
    let names = names
        .iter()
        .flat_map(|names| &names.value.general_names)
        .filter_map(|name| match name {
            GeneralName::DNSName(name) => Some(*name),
            _ => None,
        });
    Some(Shown {
        issuer: name_of(certificate.issuer()),
        names: shown(names),
        until: Timestamp::from_unix(certificate.validity().not_after.timestamp()),
        unfit: unfit(&certificate),
    })
}

/// When the certificate of this computer expires; `None` if it cannot be read.
pub(super) fn own_until(own: &ClientCertificate) -> Option<Timestamp> {
    Some(read(own.own()?)?.until)
}

/// The order in which TLS looks for the two.
fn unfit(certificate: &X509Certificate<'_>) -> Option<Unfit> {
    if certificate.is_ca() {
        return Some(Unfit::Authority);
    }
    let purposes = certificate.extended_key_usage().ok().flatten()?;
    (!purposes.value.server_auth).then_some(Unfit::Purpose)
}

/// The organisation and the common name, as far as the certificate has them.
fn name_of(name: &X509Name<'_>) -> Option<String> {
    let parts = name.iter_organization().chain(name.iter_common_name());
    shown(parts.filter_map(|part| part.as_str().ok()))
}

/// A list that can be shown; `None` if nothing of it can. Anybody can write anything into a
/// certificate that is not trusted.
fn shown<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let texts: Vec<&str> = texts.collect();
    let shown = String::from(ShownText::cleaned(&texts.join(", "), MOST));
    Some(shown).filter(|text| !text.is_empty())
}
