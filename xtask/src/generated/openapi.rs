//! `directory/openapi.json`: the service's contract, as the service itself tells it.

use super::Files;
use crate::{
    Result,
    workspace::{binary, build, command, output},
};

pub fn make() -> Result<Files> {
    build()?;
    let document = output(&mut command(binary("chiave-directory"), &["openapi"]))?;
    Ok(Files::from([("directory/openapi.json".into(), document)]))
}
