//! The latest requests and failures of this process, for a support report. They live in memory only, and hold no
//! address: [`support::Request`] has no field for one.

use super::{
    call::Call,
    transport::{Pace, Received},
};
use crate::{Failure, error::Code};
use chiave_protocol::{
    Timestamp,
    support::{self, Failures, Method, Route, Term, Word},
};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The number of requests that are remembered.
const MOST: usize = 50;

impl Term for Code {}

/// What is remembered of the requests of this process. Clones share one memory, so a link that takes the place of
/// another one goes on with it.
#[derive(Clone, Default)]
pub(crate) struct RequestLog(Arc<Mutex<Rows>>);

#[derive(Default)]
struct Rows {
    requests: VecDeque<support::Request>,
    /// One entry for each code, so there are never more than codes.
    failures: Vec<Failures>,
    /// The number of times that everything was forgotten.
    page: u64,
}

/// What was remembered when a request began: if that is forgotten before the answer comes, so is the request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Page(u64);

impl RequestLog {
    /// Where a request that begins now is noted.
    pub(super) fn page(&self) -> Page {
        Page(self.rows().page)
    }

    /// Notes a request that was sent at `began` and had ended at `ended`, unless what was remembered at its begin is
    /// forgotten.
    pub(super) fn note(
        &self,
        page: Page,
        call: &Call<'_>,
        [began, ended]: [Pace; 2],
        outcome: &Result<Received, Failure>,
    ) {
        if !call.is_noted || page != self.page() {
            return;
        }
        let answer = outcome.as_ref().ok();
        let failure = match outcome {
            Ok(received) => received.answer.as_ref().err(),
            Err(failure) => Some(failure),
        };
        let took = ended.uptime.saturating_sub(began.uptime);
        let request = support::Request {
            at: began.clock.into(),
            method: method_of(call),
            route: Route::fixed(call.path.route),
            status: answer.map(|answer| answer.status),
            duration_ms: u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            code: failure.map(|failure| Word::of(&failure.code)),
            request_id: answer
                .and_then(|answer| answer.request_id)
                .or(failure.and_then(|failure| failure.request_id)),
        };
        let requests = &mut self.rows().requests;
        if requests.len() == MOST {
            requests.pop_front();
        }
        requests.push_back(request);
    }

    /// Notes that something failed with this code.
    pub(crate) fn note_failure(&self, code: Code, at: Timestamp) {
        let (code, last_at) = (Word::of(&code), at.into());
        let failures = &mut self.rows().failures;
        match failures.iter_mut().find(|it| it.code == code) {
            Some(known) => {
                known.count = known.count.saturating_add(1);
                known.last_at = last_at;
            }
            None => failures.push(Failures {
                code,
                count: 1,
                last_at,
            }),
        }
    }

    /// Forgets everything: the person at a shared computer has finished.
    pub(crate) fn forget(&self) {
        let mut rows = self.rows();
        *rows = Rows {
            page: rows.page + 1,
            ..Rows::default()
        };
    }

    /// The latest requests, the oldest first.
    pub(crate) fn requests(&self) -> Vec<support::Request> {
        self.rows().requests.iter().cloned().collect()
    }

    /// The failures, one entry for each code.
    pub(crate) fn failures(&self) -> Vec<Failures> {
        self.rows().failures.clone()
    }

    fn rows(&self) -> MutexGuard<'_, Rows> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn method_of(call: &Call<'_>) -> Method {
    match call.method {
        reqwest::Method::GET => Method::Get,
        reqwest::Method::DELETE => Method::Delete,
        _ => Method::Post,
    }
}
