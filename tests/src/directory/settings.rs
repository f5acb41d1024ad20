//! The settings file of a directory service.

use super::{Directory, ORGANISATION};
use crate::smtp::USER;

/// The text of the file.
pub(super) fn of(directory: &Directory) -> String {
    let Directory {
        folder,
        authority,
        mail: (mail_port, mail_password),
        port,
        client_authority,
        ..
    } = directory;
    let client_authority = client_authority.iter();
    let admitted: String = client_authority
        .map(|file| format!("client_authority = {file:?}\n"))
        .collect();
    let port = port.number();
    format!(
        r#"public_name = "https://localhost:{port}"
organisation = "{ORGANISATION}"
listen = "127.0.0.1:{port}"
data_dir = {data:?}
keys_dir = {keys:?}

[tls]
certificate = {certificate:?}
key = {key:?}
{admitted}
[smtp]
host = "localhost"
port = {mail_port}
security = "starttls"
authority = {root:?}
user_name = "{USER}"
password_file = {mail_password:?}
from = "Chiave <chiave@example.org>"

[log]
level = "info"
"#,
        data = folder.join("data"),
        keys = folder.join("keys"),
        certificate = authority.server_certificate,
        key = authority.server_key,
        root = authority.certificate,
    )
}
