//! Tokens by their shape: one that nobody noted, because it lived in the memory of the application
//! only, is known by how all of them look.

/// What a session's, an activation's and an attempt's begin with.
const PREFIXES: [&[u8]; 3] = [b"cs_", b"ca_", b"ce_"];

/// Letters of base64url that 32 bytes make.
const LETTERS: usize = 43;

/// Whether something in `hay` looks like a token.
pub fn holds_a_token(hay: &[u8]) -> bool {
    let after = |(at, start): (usize, &[u8; 3])| {
        let is_start = PREFIXES.contains(&start.as_slice());
        is_start.then(|| hay.get(at + start.len()..)).flatten()
    };
    let starts = hay.array_windows::<3>().enumerate().filter_map(after);
    starts.map(word).any(is_random)
}

/// As many letters of base64url as stand at the beginning.
fn word(hay: &[u8]) -> &[u8] {
    let is_letter = |it: &u8| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_');
    let length = hay.iter().take_while(|it| is_letter(it)).count();
    hay.get(..length).unwrap_or_default()
}

/// No name of anything is so long and has capitals, small letters and digits.
fn is_random(word: &[u8]) -> bool {
    let has = |is: fn(&u8) -> bool| word.iter().any(is);
    word.len() == LETTERS
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_digit)
}
