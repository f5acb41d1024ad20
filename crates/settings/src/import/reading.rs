//! Reading a property list within limits: a profile comes from elsewhere, and a small file can stand
//! for a large value.

use super::{NotImported, text};
use plist::{
    Value,
    stream::{Event, OwnedEvent, Reader},
};
use std::{borrow::Cow, io::Cursor};

/// The maximum number of dictionaries and arrays inside each other. Values are dropped recursively.
const MOST_LEVELS: usize = 64;

/// The maximum number of values, keys and ends of collections. A binary property list can name one
/// value many times.
const MOST_EVENTS: usize = 10_000;

/// The maximum number of bytes in texts and data, each counted as often as it is named.
const MOST_BYTES: usize = 4 << 20;

/// Reads a property list of any format.
///
/// # Errors
///
/// Why nothing can be imported.
pub(super) fn read(profile: &[u8]) -> Result<Value, NotImported> {
    let content = match profile.starts_with(b"bplist") {
        true => Cow::Borrowed(profile),
        false => Cow::Owned(text::plain(profile)?.into_bytes()),
    };
    let events = within_limits(Reader::new(Cursor::new(content)))?;
    Value::from_events(events.into_iter().map(Ok)).map_err(|_| NotImported::NoPropertyList)
}

fn within_limits(
    reader: impl Iterator<Item = Result<OwnedEvent, plist::Error>>,
) -> Result<Vec<OwnedEvent>, NotImported> {
    let mut events = Vec::new();
    let mut levels = 0_usize;
    let mut bytes = 0_usize;
    for event in reader {
        let event = event.map_err(|_| NotImported::NoPropertyList)?;
        let mut announced = 0;
        match &event {
            Event::StartArray(length) | Event::StartDictionary(length) => {
                levels += 1;
                announced = length.unwrap_or_default();
            }
            Event::EndCollection => levels = levels.saturating_sub(1),
            Event::String(text) => bytes += text.len(),
            Event::Data(data) => bytes += data.len(),
            _ => {}
        }
        let too_many = events.len() == MOST_EVENTS || announced > MOST_EVENTS as u64;
        if levels > MOST_LEVELS || too_many || bytes > MOST_BYTES {
            return Err(NotImported::TooLarge);
        }
        events.push(event);
    }
    Ok(events)
}
