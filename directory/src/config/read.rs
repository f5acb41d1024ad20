//! Turns the keys of the settings file into settings.

use super::{
    Config, Expected, Level, Log, LogTo, Login, Personal, Security, Smtp, Tls, Workers,
    reader::Table,
    values::{choice, flag, number, parsed, path, texts, visible},
};
use chiave_protocol::{Origin, typed::SignInDomains};
use std::{net::SocketAddr, num::NonZeroUsize, ops::RangeInclusive, path::Path};

/// The minimum and maximum number of hash workers: known and unknown devices need one each (law
/// 11).
const WORKERS: RangeInclusive<u64> = 2..=256;
/// The minimum and maximum length of a queue.
const QUEUE: RangeInclusive<u64> = 2..=65_536;
/// The default length of a queue: some seconds of work for two workers.
const DEFAULT_QUEUE: NonZeroUsize = at_least_one(256);

/// The minimum and maximum number of connections to the mail server.
const CONNECTIONS: RangeInclusive<u64> = 1..=50;
/// The default number of connections: what mail servers allow a client that sends little.
const DEFAULT_CONNECTIONS: NonZeroUsize = at_least_one(8);

/// Reads all settings. Returns `None` if something is wrong; the [`Reader`](super::reader::Reader)
/// keeps the errors. Each table is read completely.
pub(super) fn config(top: Table<'_, '_>, folder: &Path) -> Option<Config> {
    let public_name = top.required("public_name", parsed(Origin::parse, Expected::Origin));
    let organisation = top.optional("organisation", visible);
    let sign_in_domains = top.optional("sign_in_domains", texts).unwrap_or_default();
    let listen = top.required(
        "listen",
        parsed(|text| text.parse().ok(), Expected::Address),
    );
    let data_dir = top.required("data_dir", path(folder));
    let keys_dir = top.required("keys_dir", path(folder));
    let tls = tls(top.table("tls"), folder);
    let smtp = smtp(top.table("smtp"), folder);
    let workers = workers(top.table("workers"));
    let log = log(top.table("log"), folder);
    let metrics = metrics(top.table("metrics"), listen);
    top.finish();
    let public_name = public_name?;
    Some(Config {
        organisation: organisation.unwrap_or_else(|| public_name.host().to_owned()),
        public_name,
        sign_in_domains: SignInDomains::new(&sign_in_domains),
        listen: listen?,
        data_dir: data_dir?,
        keys_dir: keys_dir?,
        tls: tls?,
        smtp: smtp?,
        workers: workers?,
        log,
        metrics,
    })
}

fn tls(table: Table<'_, '_>, folder: &Path) -> Option<Tls> {
    let certificate = table.required("certificate", path(folder));
    let key = table.required("key", path(folder));
    let client_authority = table.optional("client_authority", path(folder));
    table.finish();
    Some(Tls {
        certificate: certificate?,
        key: key?,
        client_authority,
    })
}

fn smtp(table: Table<'_, '_>, folder: &Path) -> Option<Smtp> {
    let host = table.required("host", visible);
    let port = table.required("port", number(1..=u64::from(u16::MAX)));
    let security = table.optional("security", choice(Security::WORDS));
    let authority = table.optional("authority", path(folder));
    let login = login(&table, folder);
    let from = table.required("from", parsed(|text| text.parse().ok(), Expected::Mailbox));
    let connections = table.optional("connections", number(CONNECTIONS));
    table.finish();
    Some(Smtp {
        host: host?,
        port: port.and_then(|port| u16::try_from(port.get()).ok())?,
        security: security.unwrap_or_default(),
        authority,
        login,
        from: from?,
        connections: connections.unwrap_or(DEFAULT_CONNECTIONS),
    })
}

/// Reads user name and password file, which are set together or not at all.
fn login(table: &Table<'_, '_>, folder: &Path) -> Option<Login> {
    let user_name = table.optional("user_name", visible);
    let password_file = table.optional("password_file", path(folder));
    match (table.has("user_name"), table.has("password_file")) {
        (true, false) => table.wrong("user_name", Expected::Login),
        (false, true) => table.wrong("password_file", Expected::Login),
        _ => {}
    }
    Some(Login {
        user_name: user_name?,
        password_file: password_file?,
    })
}

fn workers(table: Table<'_, '_>) -> Option<Workers> {
    let count = table.optional("count", number(WORKERS));
    let queue = table.optional("queue", number(QUEUE));
    table.finish();
    Some(Workers {
        count: count.or_else(cores)?,
        queue: queue.unwrap_or(DEFAULT_QUEUE),
    })
}

fn log(table: Table<'_, '_>, folder: &Path) -> Log {
    let file = table.optional("file", path(folder));
    let journal = table.optional("journal", flag).unwrap_or_default();
    let syslog = table.optional("syslog", flag).unwrap_or_default();
    if journal && file.is_some() {
        table.wrong("journal", Expected::Without("log.file"));
    }
    if syslog && file.is_some() {
        table.wrong("syslog", Expected::Without("log.file"));
    }
    if syslog && journal {
        table.wrong("syslog", Expected::Without("log.journal"));
    }
    let log = Log {
        level: table
            .optional("level", choice(Level::WORDS))
            .unwrap_or_default(),
        json: table.optional("json", flag).unwrap_or_default(),
        to: match file {
            Some(file) => LogTo::File(file),
            None if journal => LogTo::Journal,
            None if syslog => LogTo::Syslog,
            None => LogTo::ErrorOutput,
        },
        personal: Personal {
            addresses: table.optional("addresses", flag).unwrap_or_default(),
            accounts: table.optional("accounts", flag).unwrap_or_default(),
        },
    };
    table.finish();
    log
}

/// Reads the address of the metrics. They say how many people sign in and when, so only this machine
/// gets them unless the settings say otherwise.
fn metrics(table: Table<'_, '_>, listen: Option<SocketAddr>) -> Option<SocketAddr> {
    let address: Option<SocketAddr> = table.optional(
        "listen",
        parsed(|text| text.parse().ok(), Expected::Address),
    );
    let beyond = table.optional("beyond_this_machine", flag);
    if address.is_some_and(|address| !address.ip().is_loopback() && beyond != Some(true)) {
        table.wrong("listen", Expected::OwnMachine);
    }
    if address
        .zip(listen)
        .is_some_and(|(one, other)| collide(one, other))
    {
        table.wrong("listen", Expected::OtherPort);
    }
    table.finish();
    address
}

/// Whether only one process can listen on both addresses. Port 0 stands for any free port.
fn collide(one: SocketAddr, other: SocketAddr) -> bool {
    let is_everywhere = one.ip().is_unspecified() || other.ip().is_unspecified();
    one.port() != 0 && one.port() == other.port() && (is_everywhere || one.ip() == other.ip())
}

const fn at_least_one(number: usize) -> NonZeroUsize {
    match NonZeroUsize::new(number) {
        Some(number) => number,
        None => NonZeroUsize::MIN,
    }
}

/// The default number of workers: one for each core of the machine, at least two.
fn cores() -> Option<NonZeroUsize> {
    let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let cores = u64::try_from(cores).unwrap_or(u64::MAX);
    let count = cores.clamp(*WORKERS.start(), *WORKERS.end());
    usize::try_from(count).ok().and_then(NonZeroUsize::new)
}
