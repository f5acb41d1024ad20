//! A window of the same framework, size and policy that shows only one colour: the lower limit for
//! the cost of the application's own window. `cargo xtask bench` measures both.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!("examples/blank/tauri.conf.json"))
}
