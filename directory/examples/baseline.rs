//! What the service is measured against by `cargo xtask bench`: bare Argon2id on every core, and
//! the least that a signed request can cost over the same TLS.
//!
//! ```text
//! baseline hash <seconds>
//! baseline serve <certificate> <key> <file> <public key>…
//! ```
//!
//! Both say what there is to say in one line of JSON.
#![expect(clippy::print_stdout, reason = "speaks to the program that started it")]

use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    time::{Duration, Instant},
};

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::get,
};
use axum_server::{Handle, tls_rustls::RustlsConfig};
use chiave_crypto::{
    KeyId, Pepper, SystemRandom,
    password_hash::{Cost, Hasher, SecretContext},
};
use data_encoding::BASE64URL_NOPAD;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject};
use sqlx::{
    SqlitePool, query, query_scalar,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions},
};

type Result<T, E = Box<dyn std::error::Error + Send + Sync>> = std::result::Result<T, E>;

/// As many connections as the service reads with.
const READERS: u32 = 4;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["hash", seconds] => hash(Duration::from_secs(seconds.parse()?)),
        ["serve", certificate, key, file, keys @ ..] => {
            let rows = rows(file, keys).await?;
            serve(tls(certificate, key)?, rows).await
        }
        _ => {
            Err("baseline hash <seconds> | baseline serve <certificate> <key> <file> <key>…".into())
        }
    }
}

/// Checks one password over and over, one thread a core, with nothing around it.
fn hash(lasting: Duration) -> Result<()> {
    let cores = std::thread::available_parallelism()?.get();
    let begun = Instant::now();
    let threads: Vec<_> = (0..cores)
        .map(|_| std::thread::spawn(move || hash_until(begun + lasting)))
        .collect();
    let mut count = 0;
    for thread in threads {
        count += thread.join().map_err(|_| "a thread broke down")??;
    }
    let seconds = begun.elapsed().as_secs_f64();
    let cpu_s = cpu_s()?;
    println!(r#"{{"event":"hashed","count":{count},"seconds":{seconds},"cpu_s":{cpu_s}}}"#);
    // Whoever asked reads how much processor time this took, and then ends it.
    std::io::read_to_string(std::io::stdin())?;
    Ok(())
}

/// Seconds of processor time of this process so far (proc_pid_stat(5), fields 14 and 15).
fn cpu_s() -> Result<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let (_, rest) = stat.rsplit_once(')').ok_or("no name")?;
    let mut ticks = 0.0;
    for field in rest.split_whitespace().skip(11).take(2) {
        ticks += field.parse::<f64>()?;
    }
    // USER_HZ is 100 on every Linux that we run on.
    Ok(ticks / 100.0)
}

fn hash_until(end: Instant) -> Result<u64> {
    const PASSWORD: &str = "quattro mele verdi nel cesto";
    let pepper = Pepper::generate(KeyId::parse("bench")?, &SystemRandom);
    let mut hasher = Hasher::new(Cost::default())?.lazy();
    let stored = hasher.hash(PASSWORD, SecretContext::NOBODY, &pepper, &SystemRandom)?;
    let mut count = 0;
    while Instant::now() < end {
        hasher.verify(PASSWORD, &stored, SecretContext::NOBODY, &pepper)?;
        count += 1;
    }
    Ok(count)
}

/// A table of public keys by their own names, opened as the service opens its store.
async fn rows(file: &str, keys: &[&str]) -> Result<SqlitePool> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal);
    let rows = SqlitePoolOptions::new()
        .max_connections(READERS)
        .test_before_acquire(false)
        .connect_with(options)
        .await?;
    query("CREATE TABLE devices (name TEXT PRIMARY KEY, key BLOB NOT NULL)")
        .execute(&rows)
        .await?;
    for key in keys {
        query("INSERT INTO devices (name, key) VALUES ($1, $2)")
            .bind(key)
            .bind(BASE64URL_NOPAD.decode(key.as_bytes())?)
            .execute(&rows)
            .await?;
    }
    Ok(rows)
}

/// The same versions, protocols and provider as the service.
fn tls(certificate: &str, key: &str) -> Result<RustlsConfig> {
    let chain = CertificateDer::pem_file_iter(certificate)?.collect::<Result<Vec<_>, _>>()?;
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])?
        .with_no_client_auth()
        .with_single_cert(chain, PrivateKeyDer::from_pem_file(key)?)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(RustlsConfig::from_config(Arc::new(config)))
}

async fn serve(tls: RustlsConfig, rows: SqlitePool) -> Result<()> {
    let handle = Handle::new();
    let announced = handle.clone();
    tokio::spawn(async move {
        if let Some(address) = Handle::<SocketAddr>::listening(&announced).await {
            println!(r#"{{"event":"ready","port":{}}}"#, address.port());
        }
    });
    let routes = Router::new()
        .route("/v1/state", get(state))
        .with_state(rows);
    axum_server::bind_rustls(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), tls)
        .handle(handle)
        .serve(routes.into_make_service())
        .await?;
    Ok(())
}

async fn state(State(rows): State<SqlitePool>, headers: HeaderMap) -> StatusCode {
    match is_signed(&rows, &headers).await {
        Some(()) => StatusCode::NOT_MODIFIED,
        None => StatusCode::UNAUTHORIZED,
    }
}

/// Reads the row that the token names and verifies the proof's signature with it; nothing else.
async fn is_signed(rows: &SqlitePool, headers: &HeaderMap) -> Option<()> {
    let text = |name: &str| headers.get(name)?.to_str().ok();
    let name = text("authorization")?.strip_prefix("DPoP ")?;
    let (message, signature) = text("dpop")?.rsplit_once('.')?;
    let key: Vec<u8> = query_scalar("SELECT key FROM devices WHERE name = $1")
        .bind(name)
        .fetch_one(rows)
        .await
        .ok()?;
    let signature = BASE64URL_NOPAD.decode(signature.as_bytes()).ok()?;
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key)
        .verify(message.as_bytes(), &signature)
        .ok()
}
