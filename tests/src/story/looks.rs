//! The story's account in the dark theme, and in Italian.

use super::Scene;
use crate::Result;

/// Ends on the overview, dark and Italian.
pub async fn play(scene: &mut Scene<'_>) -> Result<()> {
    let window = scene.window;
    scene.teller.say("In the evening she likes it dark.");
    window.press("Giulia Conti").await?;
    window.screen("settings").await?;
    window.choose("Dark").await?;
    window.press("Back").await?;
    window.screen("overview").await?;
    scene.teller.picture(window, "overview-dark").await?;
    scene.teller.say("And in Italian.");
    window.press("Giulia Conti").await?;
    window.choose("Italiano").await?;
    window.shows("Impostazioni").await?;
    scene.teller.picture(window, "settings-italian").await?;
    window.press("Indietro").await?;
    window.screen("overview").await?;
    window.shows("Il tuo account").await?;
    scene.teller.picture(window, "overview-italian").await
}
