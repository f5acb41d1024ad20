//! The plan of an import, made before anything is changed.

use super::{
    ReadFile, Wishes,
    columns::missing,
    row::{Entry, Said, WrongRow},
};
use crate::cli::{problem::Problem, typed::new_user_name};
use chiave_domain::account::{Account, Role, UserName};
use chiave_domain::person::Person;
use chiave_protocol::{
    AccountId,
    typed::{SignInDomains, mixes_scripts},
};
use chiave_words::Cli;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Up to this number of people may change without `--yes`, however few people there are.
const FEW: usize = 5;
/// The share of the people that may change without `--yes`: one in this many.
const PART: usize = 10;

/// A change of one field: old and new value.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Change {
    pub(super) field: &'static str,
    pub(super) before: String,
    pub(super) after: String,
}

/// The planned change for one person of the file.
#[derive(Debug)]
pub(super) enum Step {
    Add {
        /// Whether the person may sign in. A file can add people who may not.
        enabled: bool,
    },
    Change(Vec<Change>),
    Same,
    /// The file would change an administrator; an import leaves administrators unchanged.
    Spared,
}

/// An observation that deserves attention but stops nothing.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Remark {
    NoMail,
    SameMail,
    MixedScripts,
    DomainInName,
    SparedAdministrator,
    /// A new person whom the file calls disabled.
    AddedDisabled,
    /// The file calls the person disabled, the directory does not, and the import leaves it so.
    EnabledHere,
    /// The account is disabled, the file does not say so, and an import enables nobody.
    DisabledHere,
    /// The row lacks a name and is skipped.
    Skipped,
}

/// A person of the file with the planned change.
#[derive(Debug)]
pub(super) struct Planned {
    pub(super) person: Person,
    pub(super) step: Step,
}

/// An account that is in the directory but not in the file.
#[derive(Debug, PartialEq)]
pub(super) struct Leaver {
    pub(super) id: AccountId,
    pub(super) user_name: UserName,
}

/// The planned changes of an import.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Each person of the file with the planned change.
    pub(super) people: Vec<Planned>,
    /// The accounts that are in the directory but not in the file.
    pub(super) leavers: Vec<Leaver>,
    /// The user names for each remark.
    pub(super) remarks: BTreeMap<Remark, Vec<String>>,
    /// The people whose rows are skipped.
    pub(super) skipped: Vec<UserName>,
}

impl Plan {
    /// Compares a file with the directory and plans the changes.
    ///
    /// # Errors
    ///
    /// Every problem of the file.
    pub(super) fn make(
        file: ReadFile,
        accounts: &[Account],
        wishes: &Wishes,
    ) -> Result<Self, Vec<Problem>> {
        let by_name: HashMap<&UserName, &Account> =
            accounts.iter().map(|it| (&it.user_name, it)).collect();
        let mut plan = Self::default();
        let mut lacks = file.lacks;
        let mut wrong = file.wrong;
        let mut seen = BTreeSet::new();
        for row in file.rows {
            let skipped = row.as_ref().err().and_then(WrongRow::incomplete);
            if let Some(user) = skipped.filter(|_| wishes.skip_incomplete) {
                seen.insert(user.clone());
                plan.skipped.push(user.clone());
                plan.note(Remark::Skipped, user);
                continue;
            }
            let (line, user_name) = match &row {
                Ok(entry) => (entry.line, Some(entry.user_name.clone())),
                Err(wrong) => (wrong.line, wrong.user_name.clone()),
            };
            let now = user_name.as_ref().and_then(|it| by_name.get(it).copied());
            let mut problems = Vec::new();
            if let Some(user) = user_name {
                if now.is_none() {
                    problems.extend(new_user_name(user.as_str()).err());
                    problems.extend(lacks.drain(..).map(missing));
                }
                if !seen.insert(user.clone()) {
                    let args = [("user", user.as_str())];
                    problems.push(Problem::said(Cli::CliImportTwice, &args));
                }
            }
            match row {
                Ok(entry) => {
                    plan.remark_state(&entry, now);
                    plan.people.extend(planned(entry, now, wishes));
                }
                Err(WrongRow { problems: own, .. }) => problems.extend(own),
            }
            wrong.extend(problems.into_iter().map(|problem| problem.at(line)));
        }
        if wishes.leavers {
            plan.leave(accounts, &seen, wishes.administrators);
        }
        plan.remark(accounts);
        if wrong.is_empty() {
            Ok(plan)
        } else {
            Err(wrong)
        }
    }

    /// The number of existing people who would change or be disabled.
    pub(super) fn touched(&self) -> usize {
        let changed = |it: &&Planned| matches!(it.step, Step::Change(_));
        self.people.iter().filter(changed).count() + self.leavers.len()
    }

    /// Whether so many people change that a mistake is likely: more than a tenth.
    pub(super) fn touches_many(&self, people: usize) -> bool {
        let touched = self.touched();
        touched > FEW && touched * PART > people
    }

    /// Remarks where the file and the directory differ about who may sign in.
    fn remark_state(&mut self, entry: &Entry, now: Option<&Account>) {
        let is_disabled = matches!(entry.enabled, Said::Value(false));
        let remark = match now.map(|now| now.enabled) {
            None if is_disabled => Remark::AddedDisabled,
            Some(true) if is_disabled => Remark::EnabledHere,
            Some(false) if !is_disabled => Remark::DisabledHere,
            _ => return,
        };
        self.note(remark, &entry.user_name);
    }

    /// Plans to disable who is not in the file, or whom the file calls disabled.
    fn leave(&mut self, accounts: &[Account], seen: &BTreeSet<UserName>, administrators: bool) {
        let shut_out = self.remarks.remove(&Remark::EnabledHere);
        let shut_out: BTreeSet<String> = shut_out.unwrap_or_default().into_iter().collect();
        for account in accounts.iter().filter(|account| account.enabled) {
            let user = &account.user_name;
            let is_named = shut_out.contains(user.as_str());
            let is_spared = account.role == Role::Administrator && !administrators;
            match is_named || !seen.contains(user) {
                true if !is_spared => self.leavers.push(Leaver {
                    id: account.id,
                    user_name: user.clone(),
                }),
                true if is_named => self.note(Remark::EnabledHere, user),
                _ => {}
            }
        }
    }

    fn note(&mut self, remark: Remark, user: &UserName) {
        let users = self.remarks.entry(remark).or_default();
        users.push(user.as_str().to_owned());
    }

    fn remark(&mut self, accounts: &[Account]) {
        let mut owners: HashMap<String, BTreeSet<String>> = HashMap::new();
        let own = |user: &UserName| user.as_str().to_owned();
        for account in accounts {
            if let Some(mail) = &account.mail {
                let owners = owners.entry(mail.to_lowercase()).or_default();
                owners.insert(own(&account.user_name));
            }
        }
        for Planned { person, step } in &self.people {
            let user = own(&person.user_name);
            let mut note = |remark| {
                let users: &mut Vec<String> = self.remarks.entry(remark).or_default();
                users.push(user.clone());
            };
            match &person.mail {
                None => note(Remark::NoMail),
                Some(mail) => {
                    let owners = owners.entry(mail.to_lowercase()).or_default();
                    owners.insert(user.clone());
                    if owners.len() > 1 {
                        note(Remark::SameMail);
                    }
                }
            }
            if mixes_scripts(&user) {
                note(Remark::MixedScripts);
            }
            if SignInDomains::stands_in(&user) {
                note(Remark::DomainInName);
            }
            if matches!(step, Step::Spared) {
                note(Remark::SparedAdministrator);
            }
        }
    }
}

/// Decides the change for the person of a row; `None` if the file lacks a name that a new account
/// needs.
fn planned(entry: Entry, now: Option<&Account>, wishes: &Wishes) -> Option<Planned> {
    let Some(now) = now else {
        let enabled = !matches!(entry.enabled, Said::Value(false));
        return Some(Planned {
            person: added(entry)?,
            step: Step::Add { enabled },
        });
    };
    let person = merged(entry, now, wishes);
    let changes = changes(&person, now);
    let step = match changes.is_empty() {
        true => Step::Same,
        false if now.role == Role::Administrator && !wishes.administrators => Step::Spared,
        false => Step::Change(changes),
    };
    Some(Planned { person, step })
}

fn added(entry: Entry) -> Option<Person> {
    let (given, family) = (entry.given_name?, entry.family_name?);
    let groups = entry.groups.or(Vec::new(), None);
    Some(Person {
        user_name: entry.user_name,
        display_name: given.joined(&family).into(),
        given_name: given.into(),
        family_name: family.into(),
        mail: match entry.mail {
            Said::Value(mail) => Some(mail),
            Said::Empty | Said::Nothing => None,
        },
        language: entry.language.or("en".to_owned(), None),
        role: Role::Employee,
        groups: groups.into_iter().map(String::from).collect(),
    })
}

/// The person as stored, with the file's values in place of the old ones.
fn merged(entry: Entry, now: &Account, wishes: &Wishes) -> Person {
    let clear = wishes.clear_empty;
    let renamed = entry.given_name.is_some() || entry.family_name.is_some();
    let given = entry
        .given_name
        .map_or_else(|| now.given_name.clone(), String::from);
    let family = entry
        .family_name
        .map_or_else(|| now.family_name.clone(), String::from);
    let groups = match entry.groups {
        Said::Value(groups) => groups.into_iter().map(String::from).collect(),
        Said::Empty if clear => Vec::new(),
        Said::Empty | Said::Nothing => now.groups.clone(),
    };
    Person {
        user_name: entry.user_name,
        display_name: if renamed {
            format!("{given} {family}").trim().to_owned()
        } else {
            now.display_name.clone()
        },
        given_name: given,
        family_name: family,
        mail: match entry.mail {
            Said::Value(mail) => Some(mail),
            Said::Empty if clear => None,
            Said::Empty | Said::Nothing => now.mail.clone(),
        },
        language: entry
            .language
            .or(now.language.clone(), clear.then(|| "en".to_owned())),
        role: now.role,
        groups,
    }
}

fn changes(person: &Person, now: &Account) -> Vec<Change> {
    let text = |mail: &Option<String>| mail.clone().unwrap_or_default();
    let fields = [
        (
            "given_name",
            now.given_name.clone(),
            person.given_name.clone(),
        ),
        (
            "family_name",
            now.family_name.clone(),
            person.family_name.clone(),
        ),
        (
            "display_name",
            now.display_name.clone(),
            person.display_name.clone(),
        ),
        ("mail", text(&now.mail), text(&person.mail)),
        ("language", now.language.clone(), person.language.clone()),
        ("groups", now.groups.join("; "), person.groups.join("; ")),
    ];
    let differ = fields
        .into_iter()
        .filter(|(_, before, after)| before != after);
    differ
        .map(|(field, before, after)| Change {
            field,
            before,
            after,
        })
        .collect()
}
