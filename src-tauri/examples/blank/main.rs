//! A window of the same framework, size and policy that shows only one colour: the lower limit for the cost of the
//! application's own window. With the argument `words` the page also has a heading, a sentence, a field and a button,
//! the least that a page with text and controls costs. `cargo xtask bench` measures both beside the application.

use tauri::utils::config::WebviewUrl;

fn main() -> tauri::Result<()> {
    let mut context = tauri::generate_context!("examples/blank/tauri.conf.json");
    if std::env::args().nth(1).as_deref() == Some("words") {
        for window in &mut context.config_mut().app.windows {
            window.url = WebviewUrl::App("words.html".into());
        }
    }
    tauri::Builder::default().run(context)
}
