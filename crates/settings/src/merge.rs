//! Merges what several places say: for each key, which value is in force, and which lost.

mod fault;

pub use fault::Fault;

use crate::{
    Author, Declaration, Document, Level, Mistake, Value,
    json::{Entry, Position},
};
use std::{collections::BTreeMap, fmt};

/// What one place says.
#[derive(Clone, Debug, PartialEq)]
pub struct Supply {
    /// The file, or another name of the place.
    pub source: String,
    /// Who can write the place.
    pub author: Author,
    /// The entries, or why the place is ignored.
    pub content: Result<Vec<Entry>, (Fault, Option<Position>)>,
}

/// The place of a value or of a mistake.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Place {
    /// The file, or another name of the place.
    pub source: String,
    /// The line and column in it.
    pub at: Option<Position>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some(Position { line, column }) => write!(f, "{}:{line}:{column}", self.source),
            None => f.write_str(&self.source),
        }
    }
}

/// Something that is ignored.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// What is wrong.
    pub fault: Fault,
    /// The name in the file, if a single key is wrong.
    pub name: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A value that a place gives to a key.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The value as it stands there.
    pub value: serde_json::Value,
    /// Where it stands.
    pub place: Place,
    /// Who can write the place.
    pub author: Author,
    /// The level at which it stands.
    pub level: Level,
}

/// A key with a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled<D> {
    /// The key.
    pub key: D,
    /// The value in force.
    pub value: Value,
    /// Where it comes from.
    pub winner: Candidate,
    /// The values that lost against it, the strongest first. They are not checked.
    pub losers: Vec<Candidate>,
}

/// The result of a merge.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged<D> {
    /// Every key that has a value, by name.
    pub settled: Vec<Settled<D>>,
    /// Everything that is ignored.
    pub problems: Vec<Problem>,
    /// Whether a mistake closes the way to the service.
    pub closed: bool,
}

/// Merges the places, the weakest first. A mandatory value wins over the person's choice, which
/// wins over a recommended value; among equals the later place wins.
#[must_use]
pub fn merge<D: Document>(supplies: Vec<Supply>) -> Merged<D> {
    let mut merged = Merged {
        settled: Vec::new(),
        problems: Vec::new(),
        closed: false,
    };
    for (name, candidates) in merged.collect(supplies) {
        match D::named(&name) {
            Some(key) => merged.settle(key, candidates),
            None => merged.unknown(name, candidates),
        }
    }
    merged
}

impl<D: Document> Merged<D> {
    /// Every name with its candidates, the weakest first.
    fn collect(&mut self, supplies: Vec<Supply>) -> BTreeMap<String, Vec<Candidate>> {
        let mut found: BTreeMap<String, Vec<Candidate>> = BTreeMap::new();
        for Supply {
            source,
            author,
            content,
        } in supplies
        {
            match content {
                Ok(entries) => entries.into_iter().for_each(|entry| {
                    let Entry {
                        name,
                        level,
                        value,
                        at,
                    } = entry;
                    found.entry(name).or_default().push(Candidate {
                        value,
                        place: Place {
                            source: source.clone(),
                            at,
                        },
                        author,
                        level,
                    });
                }),
                Err((fault, at)) => {
                    // The content is unknown, so it may have decided to whom the computer speaks.
                    self.closed |= fault.leaves_unread() && author == Author::Administrator;
                    self.problems.push(Problem {
                        fault,
                        name: None,
                        place: Place { source, at },
                    });
                }
            }
        }
        for candidates in found.values_mut() {
            candidates.sort_by_key(Candidate::strength);
        }
        found
    }

    /// Takes the strongest right candidate. A wrong one is ignored, unless it closes what the setting
    /// governs: then no weaker one counts either.
    fn settle(&mut self, key: D, mut candidates: Vec<Candidate>) {
        let declaration = key.declaration();
        while let Some(winner) = candidates.pop() {
            match winner.judge(&declaration) {
                Ok(value) => {
                    candidates.reverse();
                    return self.settled.push(Settled {
                        key,
                        value,
                        winner,
                        losers: candidates,
                    });
                }
                Err(fault) => {
                    let is_final = declaration.mistake != Mistake::Ignored
                        && winner.author == Author::Administrator;
                    self.report(fault, declaration.name, winner);
                    if is_final {
                        self.closed |= declaration.mistake == Mistake::ClosesTheService;
                        return;
                    }
                }
            }
        }
    }

    /// Reports a name that no setting has: once, at the place that would win.
    fn unknown(&mut self, name: String, mut candidates: Vec<Candidate>) {
        if let Some(last) = candidates.pop() {
            self.report(Fault::UnknownKey, &name, last);
        }
    }

    fn report(&mut self, fault: Fault, name: &str, candidate: Candidate) {
        self.problems.push(Problem {
            fault,
            name: Some(name.to_owned()),
            place: candidate.place,
        });
    }
}

impl<D: Document> Settled<D> {
    /// That the value in force is ignored.
    #[must_use]
    pub fn ignored(&self, fault: Fault) -> Problem {
        Problem {
            fault,
            name: Some(self.key.name().to_owned()),
            place: self.winner.place.clone(),
        }
    }

    /// The strongest right value among those that lost, where what the winner names cannot be used.
    #[must_use]
    pub fn without_winner(mut self) -> Option<Self> {
        let declaration = self.key.declaration();
        while !self.losers.is_empty() {
            let winner = self.losers.remove(0);
            if let Ok(value) = winner.judge(&declaration) {
                return Some(Self {
                    value,
                    winner,
                    ..self
                });
            }
        }
        None
    }
}

/// How strong a value is; the strongest is in force.
#[derive(Eq, Ord, PartialEq, PartialOrd)]
enum Strength {
    Recommended,
    ChosenByThePerson,
    Mandatory,
}

impl Candidate {
    fn strength(&self) -> Strength {
        match (self.author, self.level) {
            (Author::Person, _) => Strength::ChosenByThePerson,
            (Author::Administrator, Level::Recommended) => Strength::Recommended,
            (Author::Administrator, Level::Mandatory) => Strength::Mandatory,
        }
    }

    fn judge(&self, declaration: &Declaration) -> Result<Value, Fault> {
        if self.author < declaration.author {
            return Err(Fault::NotFromHere);
        }
        if !declaration.levels.allow(self.level) {
            return Err(Fault::OnlyMandatory);
        }
        let kind = declaration.kind;
        kind.check(&self.value)
            .ok_or_else(|| kind.fault(&self.value))
    }
}

#[cfg(test)]
mod tests;
