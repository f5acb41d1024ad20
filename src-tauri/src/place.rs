//! The window opens where and as large as it was, within what the screens show now.

use chiave_client::{Client, WindowPlace};
use tauri::{App, Monitor, Window, utils::config::WindowConfig};

/// Logical pixels of a window's upper edge that have to be on a screen, so that it can be moved.
const GRIP: f64 = 64.0;

/// The part of a screen that windows may use, in logical pixels.
#[derive(Clone, Copy, Debug)]
struct Area {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

/// A size in logical pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Size {
    width: f64,
    height: f64,
}

/// Puts the remembered place into the configuration of a window that is about to open.
pub fn remember(config: &mut WindowConfig, app: &App, client: &Client) {
    let Some(place) = client.window_place() else {
        return;
    };
    let screens: Vec<_> = app
        .available_monitors()
        .unwrap_or_default()
        .iter()
        .map(area)
        .collect();
    let least = Size {
        width: config.min_width.unwrap_or_default(),
        height: config.min_height.unwrap_or_default(),
    };
    let place = within(place, least, &screens);
    config.width = place.width;
    config.height = place.height;
    config.maximized = place.maximized;
    if let (Some(left), Some(top)) = (place.left, place.top) {
        config.center = false;
        config.x = Some(left);
        config.y = Some(top);
    }
}

/// Keeps the place of a window that closes.
pub fn keep(window: &Window, client: &Client) {
    let place = now(window, client.window_place());
    match place {
        Ok(place) => client.keep_window_place(place),
        Err(error) => tracing::warn!(%error, "the place of the window is not known"),
    }
}

/// Where the window stands. One that fills the screen keeps the size that it had `before`.
fn now(window: &Window, before: Option<WindowPlace>) -> tauri::Result<WindowPlace> {
    let maximized = window.is_maximized()?;
    if let (true, Some(before)) = (maximized, before) {
        return Ok(WindowPlace {
            maximized,
            ..before
        });
    }
    let scale = window.scale_factor()?;
    let size = window.inner_size()?.to_logical::<f64>(scale);
    let corner = window.outer_position().ok();
    let corner = corner.map(|corner| corner.to_logical::<f64>(scale));
    Ok(WindowPlace {
        width: size.width,
        height: size.height,
        left: corner.map(|corner| corner.x),
        top: corner.map(|corner| corner.y),
        maximized,
    })
}

fn area(monitor: &Monitor) -> Area {
    let scale = monitor.scale_factor();
    let work = monitor.work_area();
    let (corner, size) = (
        work.position.to_logical::<f64>(scale),
        work.size.to_logical::<f64>(scale),
    );
    Area {
        left: corner.x,
        top: corner.y,
        width: size.width,
        height: size.height,
    }
}

/// A place that these screens can show: no larger than the largest of them, and with its upper edge
/// on one of them, or else in the middle.
fn within(place: WindowPlace, least: Size, screens: &[Area]) -> WindowPlace {
    let largest = |side: fn(&Area) -> f64| screens.iter().map(side).fold(0.0, f64::max);
    let (width, height) = (largest(|area| area.width), largest(|area| area.height));
    if screens.is_empty() {
        return WindowPlace {
            left: None,
            top: None,
            ..place
        };
    }
    let width = place.width.min(width).max(least.width);
    let height = place.height.min(height).max(least.height);
    let reachable = |area: &Area| {
        let on_it = |at: f64, from: f64, size: f64| at >= from && at + GRIP <= from + size;
        // Either end of the upper edge can be taken hold of.
        place
            .top
            .is_some_and(|top| on_it(top, area.top, area.height))
            && place.left.is_some_and(|left| {
                on_it(left, area.left, area.width)
                    || on_it(left + width - GRIP, area.left, area.width)
            })
    };
    let seen = screens.iter().any(reachable);
    WindowPlace {
        width,
        height,
        left: place.left.filter(|_| seen),
        top: place.top.filter(|_| seen),
        ..place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAPTOP: Area = Area {
        left: 0.0,
        top: 32.0,
        width: 1440.0,
        height: 868.0,
    };
    const BESIDE: Area = Area {
        left: 1440.0,
        top: 0.0,
        width: 2560.0,
        height: 1440.0,
    };
    const LEAST: Size = Size {
        width: 380.0,
        height: 480.0,
    };

    fn place(left: f64, top: f64, width: f64, height: f64) -> WindowPlace {
        WindowPlace {
            width,
            height,
            left: Some(left),
            top: Some(top),
            maximized: false,
        }
    }

    #[test]
    fn a_place_that_the_screens_show_is_kept() {
        let there = place(1500.0, 100.0, 1100.0, 700.0);

        assert_eq!(within(there, LEAST, &[LAPTOP, BESIDE]), there);
    }

    #[test]
    fn a_window_of_a_screen_that_is_gone_opens_in_the_middle() {
        let there = place(1500.0, 100.0, 2000.0, 1400.0);

        let now = within(there, LEAST, &[LAPTOP]);

        assert_eq!((now.left, now.top), (None, None));
        assert_eq!((now.width, now.height), (1440.0, 868.0));
    }

    #[test]
    fn no_window_opens_where_nobody_can_take_hold_of_it() {
        for (left, top) in [
            (0.0, -500.0),
            (1430.0, 100.0),
            (-1090.0, 100.0),
            (0.0, 890.0),
        ] {
            let now = within(place(left, top, 1100.0, 700.0), LEAST, &[LAPTOP]);

            assert_eq!((now.left, now.top), (None, None), "{left}, {top}");
        }
    }

    #[test]
    fn a_window_is_never_smaller_than_its_content_needs() {
        let now = within(place(10.0, 40.0, 20.0, 20.0), LEAST, &[LAPTOP]);

        let WindowPlace { width, height, .. } = now;
        assert_eq!(Size { width, height }, LEAST);
    }
}
