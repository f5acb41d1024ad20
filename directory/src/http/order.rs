//! Routes of the orders to a computer. All but the report need no token: a sign-out and a wipe have ended the session,
//! and the device key alone says which computer asks.

use super::{
    bearer::With,
    error::ApiError,
    signed::{Nothing, Signed, Unspent},
};
use crate::app::App;
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use chiave_flows::authenticate::Full;
use chiave_protocol::{
    OrderId, Problem,
    order::{Acknowledge, Orders},
    support::SupportReport,
};
use std::sync::Arc;

/// `GET /v1/orders`: the orders that wait for the computer whose device key signed the request.
///
/// # Errors
///
/// None of its own.
#[utoipa::path(get, path = "/v1/orders",
    responses((status = 200, body = Orders), (status = "default", body = Problem)))]
pub async fn waiting(
    State(app): State<Arc<App>>,
    signed: Signed<Nothing>,
) -> Result<Json<Orders>, ApiError> {
    let orders = app.service.orders_to(&signed.caller).await?;
    Ok(Json(Orders { orders }))
}

/// `POST /v1/orders/{id}`: says what became of an order.
///
/// # Errors
///
/// `not-found` for an order to another computer.
#[utoipa::path(post, path = "/v1/orders/{id}", params(("id" = OrderId, Path)),
    request_body = Acknowledge,
    responses((status = 204), (status = "default", body = Problem)))]
pub async fn acknowledge(
    State(app): State<Arc<App>>,
    Path(id): Path<OrderId>,
    signed: Unspent<Acknowledge>,
) -> Result<StatusCode, ApiError> {
    app.service
        .acknowledge(&signed.caller, signed.proof, id, signed.body)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /v1/orders/{id}/report`: hands over the support report that an order asked for.
///
/// # Errors
///
/// `session-ended`, `fresh-proof-needed`, `must-change-password`; `not-found` for an order to another computer or account,
/// and for one that waits for no report.
#[utoipa::path(post, path = "/v1/orders/{id}/report", params(("id" = OrderId, Path)),
    request_body = SupportReport,
    responses((status = 204), (status = "default", body = Problem)))]
pub async fn report(
    State(app): State<Arc<App>>,
    Path(id): Path<OrderId>,
    with: With<Full, SupportReport>,
) -> Result<StatusCode, ApiError> {
    app.service
        .take_report(&with.authority, id, &with.body)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
