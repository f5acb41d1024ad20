//! The one folding of what people type, paste and import; the computer and the service run the same.
//!
//! Texts come from keyboards, spreadsheets, chat windows and directory exports, which add invisible
//! characters, spaces of other widths, typographic apostrophes and letters of look-alike scripts.
//! Everything pure: a text in, its one form or a fault out.
//!
//! | what | function | standard |
//! |---|---|---|
//! | user name | [`fold_user_name`] | NFKC and lower case, close to RFC 8265, section 3.3 |
//! | the name of its domain beside it | [`SignInDomains`] | `DOMAIN\user`, `user@domain` |
//! | text shown to others | [`ShownText`] | one line, NFC, nothing invisible |
//! | what a computer calls itself | [`device_name`] | letters, digits, spaces and `- _ . '` |
//! | code of digits | [`digits`] | decimal digits of every script |
//! | code of letters and digits | [`letters_and_digits`] | widths and digits folded |
//! | password | [`password`] | OpaqueString, RFC 8265, section 4.2 |
//! | text on its way to a terminal | [`escaped`] | nothing a terminal obeys |

mod characters;
mod codes;
mod device;
mod domains;
mod escape;
mod name;
mod password;
mod scripts;
mod shown;

pub use characters::is_invisible;
pub use codes::{digits, letters_and_digits};
pub use device::device_name;
pub use domains::SignInDomains;
pub use escape::{escaped, escaped_lines};
pub use name::fold_user_name;
pub use password::{has_hidden_characters, has_spaces_at_ends, password};
pub use scripts::mixes_scripts;
pub use shown::{ShownFault, ShownText};
