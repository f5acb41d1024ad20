//! Rows of methods: how details are sealed, what marks cover, and how both are read.
//!
//! A detail is bound to its row and its account, so it opens for no other account. The mark covers
//! every field that decides something about the method. If somebody without the keys moved a method
//! to another account or changed one of its flags, the method cannot be opened; other methods are
//! not affected.

use crate::{
    columns::{Columns, bad, time_bytes},
    sealed::Sealer,
};
use chiave_crypto::seal::Place;
use chiave_domain::{
    method::{Method, MethodDetail},
    ports::store::StoreError,
};
use chiave_protocol::{AccountId, MethodId, Secret, SessionId, Timestamp};
use sqlx::sqlite::SqliteRow;
use zeroize::Zeroizing;

pub(super) const AUTHENTICATOR: &str = "authenticator";
pub(super) const MAIL: &str = "mail";

/// The row was written or changed by somebody without the keys.
#[derive(Debug, thiserror::Error)]
#[error("the row does not carry its mark")]
pub(crate) struct NotMarked;

/// The fields that the mark covers. The numbers of tries and of codes are not among them: they
/// change with every try.
#[derive(Clone, Copy)]
pub(crate) struct Decisive<'a> {
    pub id: MethodId,
    pub account: AccountId,
    pub kind: &'a str,
    pub added_at: Timestamp,
    pub confirmed: bool,
    pub bound_by_pass: bool,
    pub begun_in: Option<SessionId>,
    pub removed_at: Option<Timestamp>,
}

impl<'a> Decisive<'a> {
    pub(super) fn of(method: &Method) -> Decisive<'static> {
        Decisive {
            id: method.id,
            account: method.account,
            kind: word(&method.detail),
            added_at: method.added_at,
            confirmed: method.confirmed,
            bound_by_pass: method.bound_by_pass,
            begun_in: method.begun_in,
            removed_at: None,
        }
    }

    pub(crate) fn read(columns: Columns<'a>) -> Result<Self, StoreError> {
        Ok(Self {
            id: MethodId::from_uuid(columns.uuid("id")?),
            account: AccountId::from_uuid(columns.uuid("account")?),
            kind: columns.get("kind")?,
            added_at: columns.time("added_at")?,
            confirmed: columns.flag("confirmed")?,
            bound_by_pass: columns.flag("bound_by_pass")?,
            begun_in: columns.uuid_if_any("begun_in")?.map(SessionId::from_uuid),
            removed_at: columns.time_if_any("removed_at")?,
        })
    }

    pub(crate) fn mark(self, sealer: &Sealer) -> Vec<u8> {
        self.with_fields(|fields| sealer.mark("methods", fields))
    }

    pub(super) fn carries(self, mark: Option<&[u8]>, sealer: &Sealer) -> bool {
        self.with_fields(|fields| sealer.has_marked("methods", fields, mark))
    }

    fn with_fields<T>(self, then: impl FnOnce(&[&[u8]]) -> T) -> T {
        let begun_in = self.begun_in.map(|session| *session.as_uuid().as_bytes());
        then(&[
            self.id.as_uuid().as_bytes(),
            self.account.as_uuid().as_bytes(),
            self.kind.as_bytes(),
            &time_bytes(Some(self.added_at)),
            &[u8::from(self.confirmed), u8::from(self.bound_by_pass)],
            begun_in.as_ref().map_or(&[], |bytes| &bytes[..]),
            &time_bytes(self.removed_at),
        ])
    }
}

/// The row that a detail is sealed for: the method and its account.
pub(crate) struct Row([u8; 32]);

impl Row {
    pub(crate) fn of(id: MethodId, account: AccountId) -> Self {
        let mut row = [0; 32];
        row[..16].copy_from_slice(id.as_uuid().as_bytes());
        row[16..].copy_from_slice(account.as_uuid().as_bytes());
        Self(row)
    }

    pub(crate) fn place(&self) -> Place<'_> {
        place(&self.0)
    }
}

/// The place of a detail. Before migration 0020, details were bound to the method's id alone.
pub(crate) fn place(row: &[u8]) -> Place<'_> {
    Place {
        table: "methods",
        column: "detail",
        row,
    }
}

/// The word of a method's kind.
pub(super) fn word(detail: &MethodDetail) -> &'static str {
    match detail {
        MethodDetail::Authenticator { .. } => AUTHENTICATOR,
        MethodDetail::Mail { .. } => MAIL,
    }
}

/// Opens the detail of a row with a valid mark.
pub(crate) fn open(
    columns: Columns<'_>,
    sealer: &Sealer,
) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    let decisive = Decisive::read(columns)?;
    let row = Row::of(decisive.id, decisive.account);
    let detail = sealer.open(row.place(), columns.get("detail")?)?;
    match decisive.carries(columns.get("mark")?, sealer) {
        true => Ok(detail),
        false => Err(bad(
            "methods",
            "mark",
            decisive.id.as_uuid().as_bytes(),
            NotMarked,
        )),
    }
}

/// Reads a row. Returns `None` for an address that cannot be opened any more.
pub(super) fn read(row: &SqliteRow, sealer: &Sealer) -> Result<Option<Method>, StoreError> {
    let columns = Columns::of(row, "methods", "id");
    let Some(detail) = detail(columns, sealer)? else {
        return Ok(None);
    };
    let decisive = Decisive::read(columns)?;
    Ok(Some(Method {
        id: decisive.id,
        account: decisive.account,
        label: columns.get("label")?,
        detail,
        added_at: decisive.added_at,
        confirmed: decisive.confirmed,
        begun_in: decisive.begun_in,
        bound_by_pass: decisive.bound_by_pass,
        last_used_step: columns
            .get::<Option<i64>>("last_used_step")?
            .map(u64::try_from)
            .transpose()
            .map_err(|cause| columns.bad("last_used_step", cause))?,
        last_used_at: columns.time_if_any("last_used_at")?,
        wrong_in_row: columns.number("wrong_in_row")?,
    }))
}

fn detail(columns: Columns<'_>, sealer: &Sealer) -> Result<Option<MethodDetail>, StoreError> {
    let opened = sealer.or_lost(open(columns, sealer));
    let text = opened
        .as_deref()
        .map(|plain| str::from_utf8(plain))
        .transpose()
        .map_err(|cause| columns.bad("detail", cause))?;
    match columns.get("kind")? {
        // An app whose secret is lost is still required: without it, a password alone would be
        // enough.
        AUTHENTICATOR => Ok(Some(MethodDetail::Authenticator {
            secret: text.map_or_else(
                || sealer.unknown_secret(),
                |text| Secret::new(text.to_owned()),
            ),
        })),
        MAIL => Ok(text.map(|address| MethodDetail::Mail {
            address: address.to_owned(),
        })),
        _ => Err(columns.bad("kind", "no kind of method")),
    }
}
