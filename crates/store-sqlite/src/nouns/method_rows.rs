//! Rows of methods: how details are sealed, what marks cover, and how both are read.
//!
//! A detail is bound to its row and its account, so it opens for no other account. The mark covers
//! every field that decides something about the method. If somebody without the keys moved a method
//! to another account or changed one of its flags, the method cannot be opened; other methods are
//! not affected.

use super::{sheet, temporary};
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
use uuid::Uuid;
use zeroize::Zeroizing;

pub(super) const AUTHENTICATOR: &str = "authenticator";
pub(super) const MAIL: &str = "mail";
pub(super) const RECOVERY_CODES: &str = "recovery-codes";
pub(super) const TEMPORARY_CODE: &str = "temporary-code";

/// The row was written or changed by somebody without the keys.
#[derive(Debug, thiserror::Error)]
#[error("the row does not carry its mark")]
pub(crate) struct NotMarked;

/// The version of the marks that rows are written with. Until version 1 a mark did not cover the
/// newest accepted step (see `bind.rs`).
pub(crate) const MARK_VERSION: i64 = 2;

/// The fields that the mark covers. The number of wrong tries is not among them: it changes with
/// every try.
#[derive(Clone, Copy)]
pub(crate) struct Decisive<'a> {
    pub id: MethodId,
    pub account: AccountId,
    pub kind: &'a str,
    pub added_at: Timestamp,
    pub confirmed: bool,
    pub bound_by_activation_code: bool,
    pub begun_in: Option<SessionId>,
    pub removed_at: Option<Timestamp>,
    pub last_used_step: Option<u64>,
}

impl<'a> Decisive<'a> {
    pub(super) fn of(method: &Method, kind: &'a str) -> Self {
        Self {
            id: method.id,
            account: method.account,
            kind,
            added_at: method.added_at,
            confirmed: method.confirmed,
            bound_by_activation_code: method.bound_by_activation_code,
            begun_in: method.begun_in,
            removed_at: None,
            last_used_step: method.last_used_step,
        }
    }

    pub(crate) fn read(columns: Columns<'a>) -> Result<Self, StoreError> {
        Ok(Self {
            id: MethodId::from_uuid(columns.uuid("id")?),
            account: AccountId::from_uuid(columns.uuid("account")?),
            kind: columns.get("kind")?,
            added_at: columns.time("added_at")?,
            confirmed: columns.flag("confirmed")?,
            bound_by_activation_code: columns.flag("bound_by_pass")?,
            begun_in: columns.uuid_if_any("begun_in")?.map(SessionId::from_uuid),
            removed_at: columns.time_if_any("removed_at")?,
            last_used_step: columns
                .get::<Option<i64>>("last_used_step")?
                .map(u64::try_from)
                .transpose()
                .map_err(|cause| columns.bad("last_used_step", cause))?,
        })
    }

    pub(crate) fn mark(self, sealer: &Sealer) -> Vec<u8> {
        self.with_fields(|fields| sealer.mark("methods", fields))
    }

    /// Whether this is the mark that an earlier version gave the row, which covers no step.
    pub(crate) fn carries_earlier(self, mark: &[u8], sealer: &Sealer) -> bool {
        self.with_fields(|fields| {
            let (_step, earlier) = fields.split_last().unwrap_or((&&[][..], fields));
            sealer.has_marked("methods", earlier, Some(mark))
        })
    }

    fn with_fields<T>(self, then: impl FnOnce(&[&[u8]]) -> T) -> T {
        let begun_in = self.begun_in.map(|session| *session.as_uuid().as_bytes());
        let step = self.last_used_step.map(u64::to_be_bytes);
        then(&[
            self.id.as_uuid().as_bytes(),
            self.account.as_uuid().as_bytes(),
            self.kind.as_bytes(),
            &time_bytes(Some(self.added_at)),
            &[
                u8::from(self.confirmed),
                u8::from(self.bound_by_activation_code),
            ],
            begun_in.as_ref().map_or(&[], |bytes| &bytes[..]),
            &time_bytes(self.removed_at),
            step.as_ref().map_or(&[], |bytes| &bytes[..]),
        ])
    }
}

/// The decisive fields of a row, with the mark that the row carries.
#[derive(Clone, Copy)]
pub(crate) struct Marked<'a> {
    pub decisive: Decisive<'a>,
    pub mark: Option<&'a [u8]>,
}

impl<'a> Marked<'a> {
    pub(crate) fn read(columns: Columns<'a>) -> Result<Self, StoreError> {
        Ok(Self {
            decisive: Decisive::read(columns)?,
            mark: columns.get("mark")?,
        })
    }

    /// Whether the mark is valid for the fields.
    pub(crate) fn holds(self, sealer: &Sealer) -> bool {
        self.decisive
            .with_fields(|fields| sealer.has_marked("methods", fields, self.mark))
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

/// Checks that a row can be read whole: every field, its detail and its mark.
pub(crate) fn check(columns: Columns<'_>, sealer: &Sealer) -> Result<(), StoreError> {
    let marked = Marked::read(columns)?;
    open(marked.decisive, columns, sealer)?;
    match marked.holds(sealer) {
        true => Rest::read(columns).map(drop),
        false => Err(not_marked(marked.decisive)),
    }
}

/// Whether a row carries a valid mark and its detail opens.
pub(super) fn is_good(columns: Columns<'_>, sealer: &Sealer) -> bool {
    check(columns, sealer).is_ok()
}

fn open(
    decisive: Decisive<'_>,
    columns: Columns<'_>,
    sealer: &Sealer,
) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    let row = Row::of(decisive.id, decisive.account);
    sealer.open(row.place(), columns.get("detail")?)
}

fn not_marked(decisive: Decisive<'_>) -> StoreError {
    let id = decisive.id.as_uuid();
    bad("methods", "mark", id.as_bytes(), NotMarked)
}

/// Reads a row of an account. A row that cannot be read, or whose mark is not valid, costs itself and
/// no other row, and is still a method: whether it was a second factor is not known. Returns `None`
/// for an address and for a temporary code with a valid mark that cannot be opened any more.
pub(super) fn read(row: &SqliteRow, account: AccountId, sealer: &Sealer) -> Option<Method> {
    let columns = Columns::of(row, "methods", "id");
    match sealer.or_lost(read_whole(columns, sealer)) {
        Some(method) => method,
        None => Some(unreadable(columns, account)),
    }
}

fn read_whole(columns: Columns<'_>, sealer: &Sealer) -> Result<Option<Method>, StoreError> {
    let marked = Marked::read(columns)?;
    let decisive = marked.decisive;
    // Opened in any case: a row without its mark costs as much as any other (law 5).
    let opened = sealer.or_lost(open(decisive, columns, sealer));
    if !marked.holds(sealer) {
        return Err(not_marked(decisive));
    }
    let text = opened
        .as_deref()
        .map(|plain| str::from_utf8(plain))
        .transpose()
        .map_err(|cause| columns.bad("detail", cause))?;
    let rest = Rest::read(columns)?;
    let detail = match (decisive.kind, text) {
        (AUTHENTICATOR, Some(text)) => MethodDetail::Authenticator {
            secret: Secret::new(text.to_owned()),
        },
        // An app whose secret is lost is still required: without it, a password alone would be
        // enough.
        (AUTHENTICATOR, None) => MethodDetail::Authenticator {
            secret: sealer.unknown_secret(),
        },
        (MAIL, Some(address)) => MethodDetail::Mail {
            address: address.to_owned(),
        },
        (MAIL | TEMPORARY_CODE, None) => return Ok(None),
        (RECOVERY_CODES, Some(text)) => MethodDetail::RecoveryCodes {
            codes: sheet::read(text).map_err(|cause| columns.bad("detail", cause))?,
        },
        // As an app whose secret is lost: still required, and none of its codes is right.
        (RECOVERY_CODES, None) => sheet::lost(),
        (TEMPORARY_CODE, Some(text)) => {
            temporary::read(text).map_err(|cause| columns.bad("detail", cause))?
        }
        _ => return Err(columns.bad("kind", "no kind of method")),
    };
    Ok(Some(Method {
        id: decisive.id,
        account: decisive.account,
        label: rest.label,
        detail,
        added_at: decisive.added_at,
        confirmed: decisive.confirmed,
        begun_in: decisive.begun_in,
        bound_by_activation_code: decisive.bound_by_activation_code,
        last_used_step: decisive.last_used_step,
        last_used_at: rest.last_used_at,
        wrong_in_row: rest.wrong_in_row,
    }))
}

/// The fields that the mark does not cover.
struct Rest {
    label: String,
    last_used_at: Option<Timestamp>,
    wrong_in_row: u32,
}

impl Rest {
    fn read(columns: Columns<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            label: columns.get("label")?,
            last_used_at: columns.time_if_any("last_used_at")?,
            wrong_in_row: columns.number("wrong_in_row")?,
        })
    }
}

/// A method of which nothing is known. If its id cannot be read either, it gets one of its own, which
/// no row has.
fn unreadable(columns: Columns<'_>, whose: AccountId) -> Method {
    let place = || u128::from(columns.get::<i64>("seq").unwrap_or(0).unsigned_abs());
    let id = columns.uuid("id");
    let account = columns.uuid("account").map(AccountId::from_uuid);
    Method {
        id: MethodId::from_uuid(id.unwrap_or_else(|_| Uuid::from_u128(u128::MAX - place()))),
        account: account.unwrap_or(whose),
        label: String::new(),
        detail: MethodDetail::Unreadable,
        added_at: Timestamp::from_unix(0),
        confirmed: true,
        begun_in: None,
        bound_by_activation_code: false,
        last_used_step: None,
        last_used_at: None,
        wrong_in_row: 0,
    }
}
