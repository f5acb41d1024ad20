//! Reads the body of a request, which may hold a password, into memory that is wiped.

use super::error::ApiError;
use axum::body::{Body, HttpBody};
use chiave_protocol::{ErrorCode, limits::BODY_BYTES};
use std::{future::poll_fn, pin::Pin, time::Duration};
use zeroize::Zeroizing;

/// The time limit of a body: some kilobytes arrive within it over any network that carries a request.
const PATIENCE: Duration = Duration::from_secs(10);

/// The body, or its announced length, exceeds the limit.
#[derive(Debug, thiserror::Error)]
#[error("the body is longer than any may be, or than it was said to be")]
struct TooLong;

/// The body did not arrive in time.
#[derive(Debug, thiserror::Error)]
#[error("the body did not arrive in time")]
struct TooSlow;

/// Reads a whole body. The buffer is wiped when it is dropped. The buffer has room for the whole
/// body from the start, because growing would leave copies behind. Buffers of the HTTP libraries
/// are outside our control.
///
/// # Errors
///
/// `bad-request` if the body is too long, ends early or arrives too slowly.
pub async fn read(body: Body) -> Result<Zeroizing<Vec<u8>>, ApiError> {
    read_within(PATIENCE, body).await
}

async fn read_within(patience: Duration, body: Body) -> Result<Zeroizing<Vec<u8>>, ApiError> {
    let arrived = tokio::time::timeout(patience, collect(body)).await;
    arrived.map_err(|_| ApiError::because(ErrorCode::BadRequest, TooSlow))?
}

async fn collect(mut body: Body) -> Result<Zeroizing<Vec<u8>>, ApiError> {
    let mut whole = Zeroizing::new(Vec::with_capacity(room(&body)?));
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame.map_err(|error| ApiError::because(ErrorCode::BadRequest, error))?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        if data.len() > whole.capacity() - whole.len() {
            return Err(ApiError::because(ErrorCode::BadRequest, TooLong));
        }
        whole.extend_from_slice(&data);
    }
    Ok(whole)
}

/// The announced length of the body, or the limit if no length is announced.
///
/// # Errors
///
/// `bad-request` if the announced length exceeds the limit.
pub fn room(body: &Body) -> Result<usize, ApiError> {
    let Some(announced) = body.size_hint().upper() else {
        return Ok(BODY_BYTES);
    };
    usize::try_from(announced)
        .ok()
        .filter(|announced| *announced <= BODY_BYTES)
        .ok_or_else(|| ApiError::because(ErrorCode::BadRequest, TooLong))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Bytes;
    use hyper::body::Frame;
    use std::{
        convert::Infallible,
        task::{Context, Poll},
    };

    /// A body in frames of one byte, without an announced length.
    struct Dribble(usize);

    impl HttpBody for Dribble {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            let Some(left) = self.0.checked_sub(1) else {
                return Poll::Ready(None);
            };
            self.0 = left;
            Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b"x")))))
        }
    }

    #[tokio::test]
    async fn a_body_that_grows_stays_where_it_was() {
        let whole = read(Body::new(Dribble(3000))).await.unwrap();

        assert_eq!(whole.len(), 3000);
        assert_eq!(whole.capacity(), BODY_BYTES, "it was never moved");
    }

    #[tokio::test]
    async fn a_body_has_as_much_room_as_it_says() {
        let whole = read(Body::from("{\"current\": 1}")).await.unwrap();

        assert_eq!(whole.as_slice(), b"{\"current\": 1}");
        assert_eq!(whole.capacity(), whole.len());
    }

    /// A body that was announced and never arrives.
    struct Silent;

    impl HttpBody for Silent {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            Poll::Pending
        }
    }

    // Law 11.
    #[tokio::test]
    async fn a_body_that_does_not_arrive_in_time_is_refused() {
        let late = read_within(Duration::from_millis(1), Body::new(Silent)).await;

        assert!(late.is_err());
    }

    #[tokio::test]
    async fn a_body_longer_than_any_is_refused_told_or_not() {
        let announced = read(Body::from(vec![0; BODY_BYTES + 1])).await;
        let unannounced = read(Body::new(Dribble(BODY_BYTES + 1))).await;

        assert!(announced.is_err() && unannounced.is_err());
        assert!(read(Body::new(Dribble(BODY_BYTES))).await.is_ok());
    }
}
