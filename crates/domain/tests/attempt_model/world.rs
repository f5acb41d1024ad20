//! The company of the model: two people, their registered methods, and the facts for a step.

use chiave_domain::{
    account::{Account, LockVersion, Role, UserName},
    attempt::{AttemptState, DESK_CODE_MINUTES, DeskCode, Facts},
    method::{Method, MethodDetail},
    settings::AccountPolicy,
};
use chiave_protocol::{AccountId, AttemptId, MethodId, OperationId, Secret, Thumbprint, Timestamp};
use std::collections::HashMap;
use uuid::Uuid;

/// The time of all events that are not late.
pub const NOW: Timestamp = Timestamp::from_unix(1_700_000_000);
/// A time after the end of every attempt.
pub const LATE: Timestamp = Timestamp::from_unix(1_700_000_000 + 30 * 60);

/// The people with an account. Each is an index into the arrays of a run.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Who {
    /// Has an app and one mailbox under two addresses.
    Alba,
    /// Has an app and a mailbox that was registered yesterday.
    Bruno,
}

/// The state of an account in the directory and of its app in the store.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct Person {
    /// Whether the IT department disabled the account.
    pub disabled: bool,
    /// The number of passwords set so far.
    pub passwords: u8,
    /// The last TOTP step that was accepted.
    pub last_step: Option<u64>,
}

impl Who {
    /// The id in the directory.
    pub fn account(self) -> AccountId {
        AccountId::from_uuid(Uuid::from_u128(self as u128 + 1))
    }

    /// The authenticator app.
    pub fn app(self) -> MethodId {
        MethodId::from_uuid(Uuid::from_u128(10 * (self as u128 + 1)))
    }

    /// The email addresses.
    pub fn mails(self) -> Vec<MethodId> {
        let count = match self {
            Self::Alba => 2,
            Self::Bruno => 1,
        };
        let first = 10 * (self as u128 + 1) + 1;
        (first..first + count)
            .map(|id| MethodId::from_uuid(Uuid::from_u128(id)))
            .collect()
    }
}

/// The owner of an attempt.
pub fn owner(attempt: &AttemptState) -> Option<Who> {
    [Who::Alba, Who::Bruno]
        .into_iter()
        .find(|who| Some(who.account()) == attempt.account)
}

/// The id of an attempt.
pub fn attempt_id(attempt: usize) -> AttemptId {
    AttemptId::from_uuid(Uuid::from_u128(attempt as u128))
}

/// The `nth` code of the help desk for an attempt.
pub fn desk_code(attempt: usize, nth: usize) -> DeskCode {
    DeskCode {
        id: MethodId::from_uuid(Uuid::from_u128(100 + 16 * attempt as u128 + nth as u128)),
        phc: String::new(),
        issued_by: Some(7),
        expires_at: NOW.plus(DESK_CODE_MINUTES * 60),
    }
}

/// The key of a device.
pub fn device(device: usize) -> Thumbprint {
    Thumbprint::from_bytes([device as u8; 32])
}

/// The id of the `nth` write of an attempt.
pub fn operation(attempt: usize, nth: usize) -> OperationId {
    OperationId::from_uuid(Uuid::from_u128(16 * attempt as u128 + nth as u128))
}

/// Everything that a flow could load, for every state that a run can reach.
pub struct Company {
    standings: HashMap<(Who, Person), Loaded>,
    nobody: Loaded,
}

/// The loaded values from which facts borrow.
pub struct Loaded {
    account: Option<Account>,
    methods: Vec<Method>,
}

impl Default for Company {
    fn default() -> Self {
        let mut standings = HashMap::new();
        for who in [Who::Alba, Who::Bruno] {
            for (disabled, passwords) in (0..4).flat_map(|it| [(false, it), (true, it)]) {
                for last_step in [None, Some(100), Some(101)] {
                    let person = Person {
                        disabled,
                        passwords,
                        last_step,
                    };
                    standings.insert((who, person.clone()), Loaded::of(who, &person));
                }
            }
        }
        Self {
            standings,
            nobody: Loaded {
                account: None,
                methods: Vec::new(),
            },
        }
    }
}

impl Company {
    /// The values that a flow loads for an attempt of `who`.
    pub fn load(&self, who: Option<Who>, people: &[Person; 2]) -> &Loaded {
        let Some(who) = who else {
            return &self.nobody;
        };
        &self.standings[&(who, people[who as usize].clone())]
    }
}

/// The policy of the account, and the one that everybody is shown before the first gate.
#[derive(Clone, Copy)]
pub struct Policies<'a> {
    pub own: &'a AccountPolicy,
    pub anybody: &'a AccountPolicy,
}

impl Loaded {
    fn of(who: Who, person: &Person) -> Self {
        Self {
            account: Some(account(who, person)),
            methods: methods(who, person),
        }
    }

    /// The facts of a request that `device` signed, or of the service itself.
    pub fn facts<'a>(
        &'a self,
        device: Option<Thumbprint>,
        late: bool,
        policies: Policies<'a>,
    ) -> Facts<'a> {
        Facts {
            now: if late { LATE } else { NOW },
            device,
            device_known: false,
            account: self.account.as_ref(),
            methods: &self.methods,
            policy: policies.own,
            anybody: policies.anybody,
            mail_delayed: false,
        }
    }
}

fn account(who: Who, person: &Person) -> Account {
    Account {
        id: who.account(),
        user_name: UserName::parse("somebody").unwrap(),
        display_name: String::new(),
        given_name: String::new(),
        family_name: String::new(),
        mail: None,
        language: String::new(),
        role: Role::Employee,
        groups: Vec::new(),
        enabled: !person.disabled,
        locked: true,
        lock: LockVersion::default(),
        password_changed_at: Some(Timestamp::from_unix(person.passwords.into())),
        must_change: false,
    }
}

fn methods(who: Who, person: &Person) -> Vec<Method> {
    let app = MethodDetail::Authenticator {
        secret: Secret::new(String::new()),
    };
    let mut methods = vec![Method {
        last_used_step: person.last_step,
        ..method(who, who.app(), app)
    }];
    let addresses = ["posta@posta.example", "posta+due@posta.example"];
    for (id, address) in who.mails().into_iter().zip(addresses) {
        let mail = MethodDetail::Mail {
            address: address.to_owned(),
        };
        let added_at = match who {
            Who::Alba => Timestamp::from_unix(0),
            Who::Bruno => NOW.plus(-24 * 60 * 60),
        };
        methods.push(Method {
            added_at,
            ..method(who, id, mail)
        });
    }
    methods
}

fn method(who: Who, id: MethodId, detail: MethodDetail) -> Method {
    Method {
        id,
        account: who.account(),
        label: String::new(),
        detail,
        added_at: Timestamp::from_unix(0),
        confirmed: true,
        begun_in: None,
        bound_by_activation_code: false,
        last_used_step: None,
        last_used_at: None,
        wrong_in_row: 0,
    }
}
