//! A window of the same framework, size and policy with nothing in it but one colour: what the
//! application's own window cannot cost less than. `cargo xtask bench` measures both.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!("examples/blank/tauri.conf.json"))
}
