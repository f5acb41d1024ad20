//! Routes that need no DPoP proof.

use super::error::ApiError;
use crate::app::App;
use axum::{Json, extract::State, http::StatusCode};
use chiave_protocol::{ErrorCode, service::ServiceInfo};
use std::sync::Arc;

/// `GET /v1/service`: describes the service and its features. Needs no DPoP proof.
#[utoipa::path(get, path = "/v1/service", responses((status = 200, body = ServiceInfo)))]
pub async fn info(State(app): State<Arc<App>>) -> Json<ServiceInfo> {
    // The rest of the answer needs no store and is also given if the store cannot be read.
    let mail_delayed = app.service.mail_is_delayed().await.unwrap_or_default();
    Json(ServiceInfo {
        organisation: app.service.organisation.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        min_client_version: crate::app::MIN_CLIENT_VERSION.to_owned(),
        features: crate::app::FEATURES
            .iter()
            .map(|&feature| feature.to_owned())
            .collect(),
        server_time: app.service.clock.now(),
        work_bits: app.service.work_bits,
        mail_delayed,
        store_id: Some(app.store_id),
    })
}

/// The answer for a path with a wrong method; the router adds the allowed methods (`Allow`).
pub async fn wrong_method() -> ApiError {
    ApiError::from(ErrorCode::BadRequest).with_status(StatusCode::METHOD_NOT_ALLOWED)
}

/// The answer for an unknown path.
pub async fn not_found() -> ApiError {
    ErrorCode::NotFound.into()
}
