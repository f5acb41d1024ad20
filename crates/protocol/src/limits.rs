//! How much of anything is accepted, checked before any work is done with it (law 10).

/// Bytes of a request body: room for two passwords of [`PASSWORD_BYTES`] whose every byte is escaped in six
/// characters of JSON. Anybody can make the service hold so many bytes for each request on its way.
pub const BODY_BYTES: usize = 16 * 1024;
/// Characters of a password, at most, in every profile (docs/design.md, section 6).
pub const PASSWORD_CHARACTERS: usize = 256;
/// Bytes of a password before it is looked at any further: 256 characters of four bytes.
pub const PASSWORD_BYTES: usize = 4 * PASSWORD_CHARACTERS;
/// Bytes of a user name.
pub const USER_NAME_BYTES: usize = 256;
/// Bytes of a mail address (RFC 5321, section 4.5.3.1).
pub const ADDRESS_BYTES: usize = 254;
/// Bytes of a code or an activation code as typed or pasted, with whatever stands around it.
pub const CODE_BYTES: usize = 256;
/// Characters of a name that a person gives a method or a computer.
pub const LABEL_CHARACTERS: usize = 64;
/// Characters of what a computer calls itself, which stands in emails to whoever is named.
pub const DEVICE_NAME_CHARACTERS: usize = 40;
/// Characters of one name of a person or of a group.
pub const NAME_CHARACTERS: usize = 256;

/// The longest time in minutes between two synchronisations of a computer that reaches the service.
pub const SYNC_MINUTES: i64 = 18;
