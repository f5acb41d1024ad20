//! Watches the body of a request for its end: the connection counts as *working* from that moment.

use super::connections::{Connection, Working};
use axum::body::{Body, Bytes, HttpBody};
use std::{
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, ready},
};

/// Holds the [`Working`] of a request until the answer is complete.
#[derive(Clone, Default)]
pub(super) struct Work(Arc<Mutex<Option<Working>>>);

/// The connection was ended while its request was still arriving.
#[derive(Debug, thiserror::Error)]
#[error("the connection ended before the request had arrived whole")]
struct Ended;

struct Watched {
    body: hyper::body::Incoming,
    connection: Arc<Connection>,
    work: Work,
}

/// Wraps the body of a request; returns `None` if the connection was ended meanwhile.
pub(super) fn watched(
    body: hyper::body::Incoming,
    connection: &Arc<Connection>,
    work: &Work,
) -> Option<Body> {
    connection.hears()?;
    if body.is_end_stream() {
        work.begin(connection)?;
        return Some(Body::empty());
    }
    Some(Body::new(Watched {
        body,
        connection: Arc::clone(connection),
        work: work.clone(),
    }))
}

impl Work {
    fn begin(&self, connection: &Arc<Connection>) -> Option<()> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.is_none() {
            *kept = Some(connection.works()?);
        }
        Some(())
    }
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<hyper::body::Frame<Bytes>, axum::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        let whole = frame.is_none() || self.body.is_end_stream();
        if whole && self.work.begin(&self.connection).is_none() {
            return Poll::Ready(Some(Err(axum::Error::new(Ended))));
        }
        Poll::Ready(frame.map(|frame| frame.map_err(axum::Error::new)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> hyper::body::SizeHint {
        self.body.size_hint()
    }
}
