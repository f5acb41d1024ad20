//! What anybody may ask.

use super::error::ApiError;
use crate::app::App;
use axum::{Json, extract::State, http::StatusCode};
use chiave_protocol::{ErrorCode, service::ServiceInfo};
use std::sync::Arc;

/// `GET /v1/service`: what this service is and can do. Needs no proof.
#[utoipa::path(get, path = "/v1/service", responses((status = 200, body = ServiceInfo)))]
pub async fn info(State(app): State<Arc<App>>) -> Json<ServiceInfo> {
    // The rest of the answer needs no store, and is given where the store cannot be read.
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

/// A route that does not know the method; the router adds which ones it knows (`Allow`).
pub async fn wrong_method() -> ApiError {
    ApiError::from(ErrorCode::BadRequest).with_status(StatusCode::METHOD_NOT_ALLOWED)
}

/// Whatever is not a route.
pub async fn not_found() -> ApiError {
    ErrorCode::NotFound.into()
}
