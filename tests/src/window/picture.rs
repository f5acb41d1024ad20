//! Pictures of the window.

use super::Window;
use crate::{Result, repository};
use std::path::Path;

/// Resolves once a frame that contains the latest change was drawn. A picture taken without it
/// shows what was there before.
const DRAWN: &str =
    "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));";

/// Has the window draw frame after frame, until [`STILL`], without changing what is seen. Where WebKit draws with
/// the processor, the driver's picture waits for the next frame, and a page at rest draws none.
const DRAWING: &str = "const mark = document.body.appendChild(document.createElement('i'));
    mark.id = 'drawing';
    mark.style.cssText = 'position:fixed;top:0;left:0;width:1px;height:1px';
    let even = false;
    const beat = setInterval(() => {
        if (!mark.isConnected) return clearInterval(beat);
        even = !even;
        mark.style.background = even ? 'rgb(0 0 0 / 0)' : 'rgb(1 1 1 / 0)';
    }, 16);";

/// Ends [`DRAWING`].
const STILL: &str = "document.getElementById('drawing')?.remove()";

impl Window {
    /// Takes a picture of what is really drawn, to `target/pictures/<name>.png`.
    ///
    /// # Errors
    ///
    /// When it cannot be taken or kept.
    pub async fn picture(&self, name: &str) -> Result<()> {
        self.picture_to(&repository::pictures()?.join(format!("{name}.png")))
            .await
    }

    /// Takes a picture to a path.
    ///
    /// # Errors
    ///
    /// When it cannot be taken or kept.
    pub async fn picture_to(&self, path: &Path) -> Result<()> {
        let driver = &self.session.0;
        driver.execute(DRAWING, vec![]).await?;
        // On busy cores the first picture can still show the frame before; taking it brings the next.
        driver.execute_async(DRAWN, vec![]).await?;
        driver.screenshot_as_png().await?;
        driver.execute_async(DRAWN, vec![]).await?;
        driver.screenshot(path).await?;
        driver.execute(STILL, vec![]).await?;
        Ok(())
    }
}
