//! The ids of the sentences that Rust speaks. Generated from locales/en; do not edit.

use crate::words::Sentence;

/// The sentences of `cli.ftl`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Cli {
    /// `cli-config-good`
    CliConfigGood,
    /// `cli-config-at-line`
    CliConfigAtLine,
    /// `cli-config-at-key`
    CliConfigAtKey,
    /// `cli-config-whole-file`
    CliConfigWholeFile,
    /// `cli-expected-readable-file`
    CliExpectedReadableFile,
    /// `cli-expected-writable-folder`
    CliExpectedWritableFolder,
    /// `cli-expected-present`
    CliExpectedPresent,
    /// `cli-expected-shape`
    CliExpectedShape,
    /// `cli-expected-origin`
    CliExpectedOrigin,
    /// `cli-expected-address`
    CliExpectedAddress,
    /// `cli-expected-between`
    CliExpectedBetween,
    /// `cli-expected-mailbox`
    CliExpectedMailbox,
    /// `cli-expected-login`
    CliExpectedLogin,
    /// `cli-expected-certificate`
    CliExpectedCertificate,
    /// `cli-expected-private-key`
    CliExpectedPrivateKey,
    /// `cli-expected-key-file`
    CliExpectedKeyFile,
    /// `cli-init-done`
    CliInitDone,
    /// `cli-init-again`
    CliInitAgain,
    /// `cli-not-initialised`
    CliNotInitialised,
    /// `cli-pass-issued`
    CliPassIssued,
    /// `cli-account-added`
    CliAccountAdded,
    /// `cli-account-exists`
    CliAccountExists,
    /// `cli-account-unknown`
    CliAccountUnknown,
    /// `cli-account-enabled`
    CliAccountEnabled,
    /// `cli-account-disabled`
    CliAccountDisabled,
    /// `cli-account-unlocked`
    CliAccountUnlocked,
    /// `cli-language-refused`
    CliLanguageRefused,
    /// `cli-user-name-refused`
    CliUserNameRefused,
    /// `cli-mail-refused`
    CliMailRefused,
    /// `cli-import-done`
    CliImportDone,
    /// `cli-import-password-column`
    CliImportPasswordColumn,
    /// `cli-import-unknown-column`
    CliImportUnknownColumn,
    /// `cli-import-missing-column`
    CliImportMissingColumn,
    /// `cli-import-line`
    CliImportLine,
    /// `cli-import-shape`
    CliImportShape,
    /// `cli-import-empty`
    CliImportEmpty,
    /// `cli-import-twice`
    CliImportTwice,
    /// `cli-label-user-name`
    CliLabelUserName,
    /// `cli-label-name`
    CliLabelName,
    /// `cli-label-mail`
    CliLabelMail,
    /// `cli-label-language`
    CliLabelLanguage,
    /// `cli-label-role`
    CliLabelRole,
    /// `cli-label-groups`
    CliLabelGroups,
    /// `cli-label-state`
    CliLabelState,
    /// `cli-label-password`
    CliLabelPassword,
    /// `cli-role-employee`
    CliRoleEmployee,
    /// `cli-role-administrator`
    CliRoleAdministrator,
    /// `cli-state-active`
    CliStateActive,
    /// `cli-state-disabled`
    CliStateDisabled,
    /// `cli-state-locked`
    CliStateLocked,
    /// `cli-state-waiting`
    CliStateWaiting,
    /// `cli-never`
    CliNever,
    /// `cli-backup-done`
    CliBackupDone,
    /// `cli-restore-done`
    CliRestoreDone,
    /// `cli-restore-over`
    CliRestoreOver,
    /// `cli-recipient-refused`
    CliRecipientRefused,
    /// `cli-identity-refused`
    CliIdentityRefused,
    /// `cli-backup-unreadable`
    CliBackupUnreadable,
    /// `cli-file-exists`
    CliFileExists,
    /// `cli-failed`
    CliFailed,
    /// `cli-help-about`
    CliHelpAbout,
    /// `cli-help-config`
    CliHelpConfig,
    /// `cli-help-serve`
    CliHelpServe,
    /// `cli-help-init`
    CliHelpInit,
    /// `cli-help-init-administrator`
    CliHelpInitAdministrator,
    /// `cli-help-account`
    CliHelpAccount,
    /// `cli-help-add`
    CliHelpAdd,
    /// `cli-help-given-name`
    CliHelpGivenName,
    /// `cli-help-family-name`
    CliHelpFamilyName,
    /// `cli-help-mail`
    CliHelpMail,
    /// `cli-help-language`
    CliHelpLanguage,
    /// `cli-help-administrator`
    CliHelpAdministrator,
    /// `cli-help-password-file`
    CliHelpPasswordFile,
    /// `cli-help-import`
    CliHelpImport,
    /// `cli-help-list`
    CliHelpList,
    /// `cli-help-show`
    CliHelpShow,
    /// `cli-help-enable`
    CliHelpEnable,
    /// `cli-help-disable`
    CliHelpDisable,
    /// `cli-help-unlock`
    CliHelpUnlock,
    /// `cli-help-pass`
    CliHelpPass,
    /// `cli-help-days`
    CliHelpDays,
    /// `cli-help-user`
    CliHelpUser,
    /// `cli-help-file`
    CliHelpFile,
    /// `cli-help-backup`
    CliHelpBackup,
    /// `cli-help-recipient`
    CliHelpRecipient,
    /// `cli-help-restore`
    CliHelpRestore,
    /// `cli-help-identity`
    CliHelpIdentity,
    /// `cli-help-config-command`
    CliHelpConfigCommand,
    /// `cli-help-config-check`
    CliHelpConfigCheck,
    /// `cli-help-openapi`
    CliHelpOpenapi,
}

impl Cli {
    /// Every one of them.
    pub const ALL: [Self; 90] = [
        Self::CliConfigGood,
        Self::CliConfigAtLine,
        Self::CliConfigAtKey,
        Self::CliConfigWholeFile,
        Self::CliExpectedReadableFile,
        Self::CliExpectedWritableFolder,
        Self::CliExpectedPresent,
        Self::CliExpectedShape,
        Self::CliExpectedOrigin,
        Self::CliExpectedAddress,
        Self::CliExpectedBetween,
        Self::CliExpectedMailbox,
        Self::CliExpectedLogin,
        Self::CliExpectedCertificate,
        Self::CliExpectedPrivateKey,
        Self::CliExpectedKeyFile,
        Self::CliInitDone,
        Self::CliInitAgain,
        Self::CliNotInitialised,
        Self::CliPassIssued,
        Self::CliAccountAdded,
        Self::CliAccountExists,
        Self::CliAccountUnknown,
        Self::CliAccountEnabled,
        Self::CliAccountDisabled,
        Self::CliAccountUnlocked,
        Self::CliLanguageRefused,
        Self::CliUserNameRefused,
        Self::CliMailRefused,
        Self::CliImportDone,
        Self::CliImportPasswordColumn,
        Self::CliImportUnknownColumn,
        Self::CliImportMissingColumn,
        Self::CliImportLine,
        Self::CliImportShape,
        Self::CliImportEmpty,
        Self::CliImportTwice,
        Self::CliLabelUserName,
        Self::CliLabelName,
        Self::CliLabelMail,
        Self::CliLabelLanguage,
        Self::CliLabelRole,
        Self::CliLabelGroups,
        Self::CliLabelState,
        Self::CliLabelPassword,
        Self::CliRoleEmployee,
        Self::CliRoleAdministrator,
        Self::CliStateActive,
        Self::CliStateDisabled,
        Self::CliStateLocked,
        Self::CliStateWaiting,
        Self::CliNever,
        Self::CliBackupDone,
        Self::CliRestoreDone,
        Self::CliRestoreOver,
        Self::CliRecipientRefused,
        Self::CliIdentityRefused,
        Self::CliBackupUnreadable,
        Self::CliFileExists,
        Self::CliFailed,
        Self::CliHelpAbout,
        Self::CliHelpConfig,
        Self::CliHelpServe,
        Self::CliHelpInit,
        Self::CliHelpInitAdministrator,
        Self::CliHelpAccount,
        Self::CliHelpAdd,
        Self::CliHelpGivenName,
        Self::CliHelpFamilyName,
        Self::CliHelpMail,
        Self::CliHelpLanguage,
        Self::CliHelpAdministrator,
        Self::CliHelpPasswordFile,
        Self::CliHelpImport,
        Self::CliHelpList,
        Self::CliHelpShow,
        Self::CliHelpEnable,
        Self::CliHelpDisable,
        Self::CliHelpUnlock,
        Self::CliHelpPass,
        Self::CliHelpDays,
        Self::CliHelpUser,
        Self::CliHelpFile,
        Self::CliHelpBackup,
        Self::CliHelpRecipient,
        Self::CliHelpRestore,
        Self::CliHelpIdentity,
        Self::CliHelpConfigCommand,
        Self::CliHelpConfigCheck,
        Self::CliHelpOpenapi,
    ];
}

impl Sentence for Cli {
    fn id(self) -> &'static str {
        match self {
            Self::CliConfigGood => "cli-config-good",
            Self::CliConfigAtLine => "cli-config-at-line",
            Self::CliConfigAtKey => "cli-config-at-key",
            Self::CliConfigWholeFile => "cli-config-whole-file",
            Self::CliExpectedReadableFile => "cli-expected-readable-file",
            Self::CliExpectedWritableFolder => "cli-expected-writable-folder",
            Self::CliExpectedPresent => "cli-expected-present",
            Self::CliExpectedShape => "cli-expected-shape",
            Self::CliExpectedOrigin => "cli-expected-origin",
            Self::CliExpectedAddress => "cli-expected-address",
            Self::CliExpectedBetween => "cli-expected-between",
            Self::CliExpectedMailbox => "cli-expected-mailbox",
            Self::CliExpectedLogin => "cli-expected-login",
            Self::CliExpectedCertificate => "cli-expected-certificate",
            Self::CliExpectedPrivateKey => "cli-expected-private-key",
            Self::CliExpectedKeyFile => "cli-expected-key-file",
            Self::CliInitDone => "cli-init-done",
            Self::CliInitAgain => "cli-init-again",
            Self::CliNotInitialised => "cli-not-initialised",
            Self::CliPassIssued => "cli-pass-issued",
            Self::CliAccountAdded => "cli-account-added",
            Self::CliAccountExists => "cli-account-exists",
            Self::CliAccountUnknown => "cli-account-unknown",
            Self::CliAccountEnabled => "cli-account-enabled",
            Self::CliAccountDisabled => "cli-account-disabled",
            Self::CliAccountUnlocked => "cli-account-unlocked",
            Self::CliLanguageRefused => "cli-language-refused",
            Self::CliUserNameRefused => "cli-user-name-refused",
            Self::CliMailRefused => "cli-mail-refused",
            Self::CliImportDone => "cli-import-done",
            Self::CliImportPasswordColumn => "cli-import-password-column",
            Self::CliImportUnknownColumn => "cli-import-unknown-column",
            Self::CliImportMissingColumn => "cli-import-missing-column",
            Self::CliImportLine => "cli-import-line",
            Self::CliImportShape => "cli-import-shape",
            Self::CliImportEmpty => "cli-import-empty",
            Self::CliImportTwice => "cli-import-twice",
            Self::CliLabelUserName => "cli-label-user-name",
            Self::CliLabelName => "cli-label-name",
            Self::CliLabelMail => "cli-label-mail",
            Self::CliLabelLanguage => "cli-label-language",
            Self::CliLabelRole => "cli-label-role",
            Self::CliLabelGroups => "cli-label-groups",
            Self::CliLabelState => "cli-label-state",
            Self::CliLabelPassword => "cli-label-password",
            Self::CliRoleEmployee => "cli-role-employee",
            Self::CliRoleAdministrator => "cli-role-administrator",
            Self::CliStateActive => "cli-state-active",
            Self::CliStateDisabled => "cli-state-disabled",
            Self::CliStateLocked => "cli-state-locked",
            Self::CliStateWaiting => "cli-state-waiting",
            Self::CliNever => "cli-never",
            Self::CliBackupDone => "cli-backup-done",
            Self::CliRestoreDone => "cli-restore-done",
            Self::CliRestoreOver => "cli-restore-over",
            Self::CliRecipientRefused => "cli-recipient-refused",
            Self::CliIdentityRefused => "cli-identity-refused",
            Self::CliBackupUnreadable => "cli-backup-unreadable",
            Self::CliFileExists => "cli-file-exists",
            Self::CliFailed => "cli-failed",
            Self::CliHelpAbout => "cli-help-about",
            Self::CliHelpConfig => "cli-help-config",
            Self::CliHelpServe => "cli-help-serve",
            Self::CliHelpInit => "cli-help-init",
            Self::CliHelpInitAdministrator => "cli-help-init-administrator",
            Self::CliHelpAccount => "cli-help-account",
            Self::CliHelpAdd => "cli-help-add",
            Self::CliHelpGivenName => "cli-help-given-name",
            Self::CliHelpFamilyName => "cli-help-family-name",
            Self::CliHelpMail => "cli-help-mail",
            Self::CliHelpLanguage => "cli-help-language",
            Self::CliHelpAdministrator => "cli-help-administrator",
            Self::CliHelpPasswordFile => "cli-help-password-file",
            Self::CliHelpImport => "cli-help-import",
            Self::CliHelpList => "cli-help-list",
            Self::CliHelpShow => "cli-help-show",
            Self::CliHelpEnable => "cli-help-enable",
            Self::CliHelpDisable => "cli-help-disable",
            Self::CliHelpUnlock => "cli-help-unlock",
            Self::CliHelpPass => "cli-help-pass",
            Self::CliHelpDays => "cli-help-days",
            Self::CliHelpUser => "cli-help-user",
            Self::CliHelpFile => "cli-help-file",
            Self::CliHelpBackup => "cli-help-backup",
            Self::CliHelpRecipient => "cli-help-recipient",
            Self::CliHelpRestore => "cli-help-restore",
            Self::CliHelpIdentity => "cli-help-identity",
            Self::CliHelpConfigCommand => "cli-help-config-command",
            Self::CliHelpConfigCheck => "cli-help-config-check",
            Self::CliHelpOpenapi => "cli-help-openapi",
        }
    }
}

/// The sentences of `dates.ftl`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Dates {
    /// `date-long`
    DateLong,
}

impl Dates {
    /// Every one of them.
    pub const ALL: [Self; 1] = [
        Self::DateLong,
    ];
}

impl Sentence for Dates {
    fn id(self) -> &'static str {
        match self {
            Self::DateLong => "date-long",
        }
    }
}

/// The sentences of `mails.ftl`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Mails {
    /// `mail-greeting`
    MailGreeting,
    /// `mail-greeting-nameless`
    MailGreetingNameless,
    /// `mail-code-until`
    MailCodeUntil,
    /// `mail-account`
    MailAccount,
    /// `mail-laptop`
    MailLaptop,
    /// `mail-laptop-nameless`
    MailLaptopNameless,
    /// `mail-when`
    MailWhen,
    /// `mail-when-laptop`
    MailWhenLaptop,
    /// `mail-when-utc`
    MailWhenUtc,
    /// `mail-not-me`
    MailNotMe,
    /// `mail-footer`
    MailFooter,
    /// `mail-attempt-code-subject`
    MailAttemptCodeSubject,
    /// `mail-attempt-code-lead`
    MailAttemptCodeLead,
    /// `mail-attempt-code-not-me`
    MailAttemptCodeNotMe,
    /// `mail-method-code-subject`
    MailMethodCodeSubject,
    /// `mail-method-code-lead`
    MailMethodCodeLead,
    /// `mail-method-code-not-me`
    MailMethodCodeNotMe,
    /// `mail-activated-subject`
    MailActivatedSubject,
    /// `mail-activated-lead`
    MailActivatedLead,
    /// `mail-activated-not-me`
    MailActivatedNotMe,
    /// `mail-password-changed-subject`
    MailPasswordChangedSubject,
    /// `mail-password-changed-lead`
    MailPasswordChangedLead,
    /// `mail-password-changed-not-me`
    MailPasswordChangedNotMe,
    /// `mail-password-reset-subject`
    MailPasswordResetSubject,
    /// `mail-password-reset-lead`
    MailPasswordResetLead,
    /// `mail-password-reset-not-me`
    MailPasswordResetNotMe,
    /// `mail-account-unlocked-subject`
    MailAccountUnlockedSubject,
    /// `mail-account-unlocked-lead`
    MailAccountUnlockedLead,
    /// `mail-account-unlocked-not-me`
    MailAccountUnlockedNotMe,
    /// `mail-method-added-subject`
    MailMethodAddedSubject,
    /// `mail-method-added-lead`
    MailMethodAddedLead,
    /// `mail-method-added-not-me`
    MailMethodAddedNotMe,
    /// `mail-method-removed-subject`
    MailMethodRemovedSubject,
    /// `mail-method-removed-lead`
    MailMethodRemovedLead,
    /// `mail-method-removed-not-me`
    MailMethodRemovedNotMe,
}

impl Mails {
    /// Every one of them.
    pub const ALL: [Self; 35] = [
        Self::MailGreeting,
        Self::MailGreetingNameless,
        Self::MailCodeUntil,
        Self::MailAccount,
        Self::MailLaptop,
        Self::MailLaptopNameless,
        Self::MailWhen,
        Self::MailWhenLaptop,
        Self::MailWhenUtc,
        Self::MailNotMe,
        Self::MailFooter,
        Self::MailAttemptCodeSubject,
        Self::MailAttemptCodeLead,
        Self::MailAttemptCodeNotMe,
        Self::MailMethodCodeSubject,
        Self::MailMethodCodeLead,
        Self::MailMethodCodeNotMe,
        Self::MailActivatedSubject,
        Self::MailActivatedLead,
        Self::MailActivatedNotMe,
        Self::MailPasswordChangedSubject,
        Self::MailPasswordChangedLead,
        Self::MailPasswordChangedNotMe,
        Self::MailPasswordResetSubject,
        Self::MailPasswordResetLead,
        Self::MailPasswordResetNotMe,
        Self::MailAccountUnlockedSubject,
        Self::MailAccountUnlockedLead,
        Self::MailAccountUnlockedNotMe,
        Self::MailMethodAddedSubject,
        Self::MailMethodAddedLead,
        Self::MailMethodAddedNotMe,
        Self::MailMethodRemovedSubject,
        Self::MailMethodRemovedLead,
        Self::MailMethodRemovedNotMe,
    ];
}

impl Sentence for Mails {
    fn id(self) -> &'static str {
        match self {
            Self::MailGreeting => "mail-greeting",
            Self::MailGreetingNameless => "mail-greeting-nameless",
            Self::MailCodeUntil => "mail-code-until",
            Self::MailAccount => "mail-account",
            Self::MailLaptop => "mail-laptop",
            Self::MailLaptopNameless => "mail-laptop-nameless",
            Self::MailWhen => "mail-when",
            Self::MailWhenLaptop => "mail-when-laptop",
            Self::MailWhenUtc => "mail-when-utc",
            Self::MailNotMe => "mail-not-me",
            Self::MailFooter => "mail-footer",
            Self::MailAttemptCodeSubject => "mail-attempt-code-subject",
            Self::MailAttemptCodeLead => "mail-attempt-code-lead",
            Self::MailAttemptCodeNotMe => "mail-attempt-code-not-me",
            Self::MailMethodCodeSubject => "mail-method-code-subject",
            Self::MailMethodCodeLead => "mail-method-code-lead",
            Self::MailMethodCodeNotMe => "mail-method-code-not-me",
            Self::MailActivatedSubject => "mail-activated-subject",
            Self::MailActivatedLead => "mail-activated-lead",
            Self::MailActivatedNotMe => "mail-activated-not-me",
            Self::MailPasswordChangedSubject => "mail-password-changed-subject",
            Self::MailPasswordChangedLead => "mail-password-changed-lead",
            Self::MailPasswordChangedNotMe => "mail-password-changed-not-me",
            Self::MailPasswordResetSubject => "mail-password-reset-subject",
            Self::MailPasswordResetLead => "mail-password-reset-lead",
            Self::MailPasswordResetNotMe => "mail-password-reset-not-me",
            Self::MailAccountUnlockedSubject => "mail-account-unlocked-subject",
            Self::MailAccountUnlockedLead => "mail-account-unlocked-lead",
            Self::MailAccountUnlockedNotMe => "mail-account-unlocked-not-me",
            Self::MailMethodAddedSubject => "mail-method-added-subject",
            Self::MailMethodAddedLead => "mail-method-added-lead",
            Self::MailMethodAddedNotMe => "mail-method-added-not-me",
            Self::MailMethodRemovedSubject => "mail-method-removed-subject",
            Self::MailMethodRemovedLead => "mail-method-removed-lead",
            Self::MailMethodRemovedNotMe => "mail-method-removed-not-me",
        }
    }
}
