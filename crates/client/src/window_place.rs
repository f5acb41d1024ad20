//! The position and size of the window, for the next start.

use crate::{
    Client,
    files::{self, MayWait},
};
use serde::{Deserialize, Serialize};
use std::path::Path;

const FILE: &str = "window.json";
/// The largest plausible side of a window in logical pixels.
const LARGEST: f64 = 16_384.0;

/// The size and position of a window in logical pixels.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub struct WindowPlace {
    /// The width of the content.
    pub width: f64,
    /// The height of the content.
    pub height: f64,
    /// The left edge; absent if the desktop does not report it, as on Wayland.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<f64>,
    /// The upper edge; absent together with `left`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub top: Option<f64>,
    /// Whether the window filled the screen.
    #[serde(default)]
    pub maximized: bool,
}

impl WindowPlace {
    fn read(here: MayWait, folder: &Path) -> Option<Self> {
        let content = files::read(here, &folder.join(FILE)).ok().flatten()?;
        let place: Self = serde_json::from_slice(&content).ok()?;
        let believed = |side: f64| (1.0..=LARGEST).contains(&side);
        (believed(place.width) && believed(place.height)).then_some(place)
    }

    fn keep(self, here: MayWait, folder: &Path) -> std::io::Result<()> {
        files::replace(here, &folder.join(FILE), &serde_json::to_vec(&self)?)
    }
}

impl Client {
    /// The position and size at which the window was last closed, if known. To be called on the main
    /// thread.
    #[must_use]
    pub fn window_place(&self) -> Option<WindowPlace> {
        WindowPlace::read(MayWait::on_the_main_thread(), &self.0.places.data)
    }

    /// Stores the position and size of the window for the next start. Writes to the disk before it
    /// returns, for a window that is about to close. To be called on the main thread.
    pub fn keep_window_place(&self, place: WindowPlace) {
        let here = MayWait::on_the_main_thread();
        if let Err(error) = place.keep(here, &self.0.places.data) {
            tracing::warn!(%error, "the place of the window is not kept");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: MayWait = MayWait::on_the_main_thread();

    const PLACE: WindowPlace = WindowPlace {
        width: 1100.0,
        height: 700.0,
        left: Some(40.0),
        top: Some(20.0),
        maximized: false,
    };

    #[test]
    fn the_place_of_a_window_is_kept_for_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(WindowPlace::read(HERE, folder.path()), None);

        PLACE.keep(HERE, folder.path()).unwrap();

        assert_eq!(WindowPlace::read(HERE, folder.path()), Some(PLACE));
    }

    #[test]
    fn a_file_that_makes_no_window_is_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        for content in [
            "",
            "{",
            r#"{"width":0,"height":700}"#,
            r#"{"width":-5,"height":700}"#,
            r#"{"width":1e300,"height":700}"#,
        ] {
            std::fs::write(folder.path().join(FILE), content).unwrap();

            assert_eq!(WindowPlace::read(HERE, folder.path()), None, "{content}");
        }
    }
}
