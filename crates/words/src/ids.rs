//! The ids of the sentences that Rust speaks. Generated from locales/en; do not edit.

use crate::words::Sentence;

/// The sentences of `cannot-verify.ftl`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum CannotVerify {
    /// `cannot-use`
    CannotUse,
    /// `cannot-use-any`
    CannotUseAny,
    /// `cannot-have-code`
    CannotHaveCode,
    /// `cannot-authenticator-title`
    CannotAuthenticatorTitle,
    /// `cannot-authenticator-text`
    CannotAuthenticatorText,
    /// `cannot-mail-title`
    CannotMailTitle,
    /// `cannot-mail-text`
    CannotMailText,
    /// `cannot-recovery-codes-title`
    CannotRecoveryCodesTitle,
    /// `cannot-recovery-codes-text`
    CannotRecoveryCodesText,
    /// `cannot-help-desk-code-title`
    CannotHelpDeskCodeTitle,
    /// `cannot-help-desk-code-text`
    CannotHelpDeskCodeText,
    /// `cannot-temporary-code-title`
    CannotTemporaryCodeTitle,
    /// `cannot-temporary-code-text`
    CannotTemporaryCodeText,
    /// `cannot-password-title`
    CannotPasswordTitle,
    /// `cannot-password-text`
    CannotPasswordText,
    /// `cannot-password-help`
    CannotPasswordHelp,
    /// `cannot-password-reset`
    CannotPasswordReset,
    /// `cannot-unknown-title`
    CannotUnknownTitle,
    /// `cannot-unknown-text`
    CannotUnknownText,
    /// `cannot-any-title`
    CannotAnyTitle,
    /// `cannot-any-text`
    CannotAnyText,
    /// `cannot-none-registered-title`
    CannotNoneRegisteredTitle,
    /// `cannot-none-registered-text`
    CannotNoneRegisteredText,
    /// `cannot-first-methods-title`
    CannotFirstMethodsTitle,
    /// `cannot-first-methods-text`
    CannotFirstMethodsText,
    /// `cannot-activation-code-title`
    CannotActivationCodeTitle,
    /// `cannot-activation-code-text`
    CannotActivationCodeText,
    /// `cannot-help-desk-unknown`
    CannotHelpDeskUnknown,
    /// `cannot-asks`
    CannotAsks,
    /// `cannot-asks-name`
    CannotAsksName,
    /// `cannot-asks-name-unknown`
    CannotAsksNameUnknown,
    /// `cannot-asks-identity`
    CannotAsksIdentity,
    /// `cannot-never`
    CannotNever,
    /// `cannot-never-password`
    CannotNeverPassword,
    /// `cannot-never-code`
    CannotNeverCode,
    /// `cannot-then`
    CannotThen,
    /// `cannot-then-text`
    CannotThenText,
    /// `cannot-activate-hint`
    CannotActivateHint,
}

impl CannotVerify {
    /// Every sentence of the file.
    pub const ALL: [Self; 38] = [
        Self::CannotUse,
        Self::CannotUseAny,
        Self::CannotHaveCode,
        Self::CannotAuthenticatorTitle,
        Self::CannotAuthenticatorText,
        Self::CannotMailTitle,
        Self::CannotMailText,
        Self::CannotRecoveryCodesTitle,
        Self::CannotRecoveryCodesText,
        Self::CannotHelpDeskCodeTitle,
        Self::CannotHelpDeskCodeText,
        Self::CannotTemporaryCodeTitle,
        Self::CannotTemporaryCodeText,
        Self::CannotPasswordTitle,
        Self::CannotPasswordText,
        Self::CannotPasswordHelp,
        Self::CannotPasswordReset,
        Self::CannotUnknownTitle,
        Self::CannotUnknownText,
        Self::CannotAnyTitle,
        Self::CannotAnyText,
        Self::CannotNoneRegisteredTitle,
        Self::CannotNoneRegisteredText,
        Self::CannotFirstMethodsTitle,
        Self::CannotFirstMethodsText,
        Self::CannotActivationCodeTitle,
        Self::CannotActivationCodeText,
        Self::CannotHelpDeskUnknown,
        Self::CannotAsks,
        Self::CannotAsksName,
        Self::CannotAsksNameUnknown,
        Self::CannotAsksIdentity,
        Self::CannotNever,
        Self::CannotNeverPassword,
        Self::CannotNeverCode,
        Self::CannotThen,
        Self::CannotThenText,
        Self::CannotActivateHint,
    ];

    const IDS: [&'static str; 38] = [
        "cannot-use",
        "cannot-use-any",
        "cannot-have-code",
        "cannot-authenticator-title",
        "cannot-authenticator-text",
        "cannot-mail-title",
        "cannot-mail-text",
        "cannot-recovery-codes-title",
        "cannot-recovery-codes-text",
        "cannot-help-desk-code-title",
        "cannot-help-desk-code-text",
        "cannot-temporary-code-title",
        "cannot-temporary-code-text",
        "cannot-password-title",
        "cannot-password-text",
        "cannot-password-help",
        "cannot-password-reset",
        "cannot-unknown-title",
        "cannot-unknown-text",
        "cannot-any-title",
        "cannot-any-text",
        "cannot-none-registered-title",
        "cannot-none-registered-text",
        "cannot-first-methods-title",
        "cannot-first-methods-text",
        "cannot-activation-code-title",
        "cannot-activation-code-text",
        "cannot-help-desk-unknown",
        "cannot-asks",
        "cannot-asks-name",
        "cannot-asks-name-unknown",
        "cannot-asks-identity",
        "cannot-never",
        "cannot-never-password",
        "cannot-never-code",
        "cannot-then",
        "cannot-then-text",
        "cannot-activate-hint",
    ];
}

impl Sentence for CannotVerify {
    fn id(self) -> &'static str {
        Self::IDS[self as usize]
    }
}

/// The sentences of `cli.ftl`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Cli {
    /// `cli-app-usage`
    CliAppUsage,
    /// `cli-app-unknown`
    CliAppUnknown,
    /// `cli-app-not-so`
    CliAppNotSo,
    /// `cli-app-no-window`
    CliAppNoWindow,
    /// `cli-app-no-web-view`
    CliAppNoWebView,
    /// `cli-app-no-answer`
    CliAppNoAnswer,
    /// `cli-app-bundle-written`
    CliAppBundleWritten,
    /// `cli-app-bundle-not-written`
    CliAppBundleNotWritten,
    /// `cli-app-policy-good`
    CliAppPolicyGood,
    /// `cli-app-policy-no-server`
    CliAppPolicyNoServer,
    /// `cli-app-policy-closed`
    CliAppPolicyClosed,
    /// `cli-app-policy-ignored`
    CliAppPolicyIgnored,
    /// `cli-policy-default`
    CliPolicyDefault,
    /// `cli-policy-mandatory`
    CliPolicyMandatory,
    /// `cli-policy-recommended`
    CliPolicyRecommended,
    /// `cli-policy-chosen`
    CliPolicyChosen,
    /// `cli-policy-unset`
    CliPolicyUnset,
    /// `cli-policy-hidden`
    CliPolicyHidden,
    /// `cli-policy-true`
    CliPolicyTrue,
    /// `cli-policy-lost`
    CliPolicyLost,
    /// `cli-policy-ignored`
    CliPolicyIgnored,
    /// `cli-policy-expected`
    CliPolicyExpected,
    /// `cli-policy-hash`
    CliPolicyHash,
    /// `cli-policy-proxy-script`
    CliPolicyProxyScript,
    /// `cli-policy-not-an-image`
    CliPolicyNotAnImage,
    /// `cli-policy-low-contrast`
    CliPolicyLowContrast,
    /// `cli-import-matched`
    CliImportMatched,
    /// `cli-import-replaced`
    CliImportReplaced,
    /// `cli-import-unmatched`
    CliImportUnmatched,
    /// `cli-import-value-unmatched`
    CliImportValueUnmatched,
    /// `cli-import-server`
    CliImportServer,
    /// `cli-import-unreadable`
    CliImportUnreadable,
    /// `cli-import-too-large`
    CliImportTooLarge,
    /// `cli-import-signed`
    CliImportSigned,
    /// `cli-import-no-property-list`
    CliImportNoPropertyList,
    /// `cli-import-too-much`
    CliImportTooMuch,
    /// `cli-import-entity`
    CliImportEntity,
    /// `cli-import-no-known-product`
    CliImportNoKnownProduct,
    /// `cli-app-no-authority`
    CliAppNoAuthority,
    /// `cli-status-signed-in`
    CliStatusSignedIn,
    /// `cli-status-since`
    CliStatusSince,
    /// `cli-status-nobody`
    CliStatusNobody,
    /// `cli-status-ended`
    CliStatusEnded,
    /// `cli-status-keyring-locked`
    CliStatusKeyringLocked,
    /// `cli-status-keyring-hanging`
    CliStatusKeyringHanging,
    /// `cli-status-keyring-missing`
    CliStatusKeyringMissing,
    /// `cli-status-removed-signed-out`
    CliStatusRemovedSignedOut,
    /// `cli-status-removed-wiped`
    CliStatusRemovedWiped,
    /// `cli-status-removed-no-contact`
    CliStatusRemovedNoContact,
    /// `cli-status-keyring-left`
    CliStatusKeyringLeft,
    /// `cli-status-removed-unfinished`
    CliStatusRemovedUnfinished,
    /// `cli-status-service-answers`
    CliStatusServiceAnswers,
    /// `cli-status-service-away`
    CliStatusServiceAway,
    /// `cli-status-service-none`
    CliStatusServiceNone,
    /// `cli-status-state-now`
    CliStatusStateNow,
    /// `cli-status-state-last`
    CliStatusStateLast,
    /// `cli-status-state-none`
    CliStatusStateNone,
    /// `cli-status-password-changed`
    CliStatusPasswordChanged,
    /// `cli-status-password-expires`
    CliStatusPasswordExpires,
    /// `cli-status-password-expired`
    CliStatusPasswordExpired,
    /// `cli-status-password-never-expires`
    CliStatusPasswordNeverExpires,
    /// `cli-status-password-changeable`
    CliStatusPasswordChangeable,
    /// `cli-status-task-settle`
    CliStatusTaskSettle,
    /// `cli-status-task-update`
    CliStatusTaskUpdate,
    /// `cli-status-task-verify`
    CliStatusTaskVerify,
    /// `cli-status-task-change-password`
    CliStatusTaskChangePassword,
    /// `cli-status-task-register`
    CliStatusTaskRegister,
    /// `cli-status-task-answer-report`
    CliStatusTaskAnswerReport,
    /// `cli-status-task-confirm`
    CliStatusTaskConfirm,
    /// `cli-status-order-sign-out`
    CliStatusOrderSignOut,
    /// `cli-status-order-wipe`
    CliStatusOrderWipe,
    /// `cli-status-order-change-needed`
    CliStatusOrderChangeNeeded,
    /// `cli-status-order-send-report`
    CliStatusOrderSendReport,
    /// `cli-password-no-terminal`
    CliPasswordNoTerminal,
    /// `cli-password-in-use`
    CliPasswordInUse,
    /// `cli-password-cannot-tell`
    CliPasswordCannotTell,
    /// `cli-change-nobody`
    CliChangeNobody,
    /// `cli-change-not-signed-in`
    CliChangeNotSignedIn,
    /// `cli-change-hidden`
    CliChangeHidden,
    /// `cli-password-away`
    CliPasswordAway,
    /// `cli-change-not-yet`
    CliChangeNotYet,
    /// `cli-change-of`
    CliChangeOf,
    /// `cli-change-required`
    CliChangeRequired,
    /// `cli-change-expired`
    CliChangeExpired,
    /// `cli-change-current`
    CliChangeCurrent,
    /// `cli-password-new`
    CliPasswordNew,
    /// `cli-password-again`
    CliPasswordAgain,
    /// `cli-password-differ`
    CliPasswordDiffer,
    /// `cli-password-sent`
    CliPasswordSent,
    /// `cli-password-cancelled`
    CliPasswordCancelled,
    /// `cli-password-interrupted`
    CliPasswordInterrupted,
    /// `cli-change-done`
    CliChangeDone,
    /// `cli-password-not-known`
    CliPasswordNotKnown,
    /// `cli-password-settled-done`
    CliPasswordSettledDone,
    /// `cli-password-settled-not-done`
    CliPasswordSettledNotDone,
    /// `cli-password-other-done`
    CliPasswordOtherDone,
    /// `cli-password-other-not-done`
    CliPasswordOtherNotDone,
    /// `cli-password-other-not-known`
    CliPasswordOtherNotKnown,
    /// `cli-password-no-text`
    CliPasswordNoText,
    /// `cli-password-other-keys`
    CliPasswordOtherKeys,
    /// `cli-password-too-old`
    CliPasswordTooOld,
    /// `cli-password-not-done`
    CliPasswordNotDone,
    /// `cli-failure-wait`
    CliFailureWait,
    /// `cli-failure-code`
    CliFailureCode,
    /// `cli-failure-request`
    CliFailureRequest,
    /// `cli-password-not-known-later`
    CliPasswordNotKnownLater,
    /// `cli-reset-hidden`
    CliResetHidden,
    /// `cli-reset-user`
    CliResetUser,
    /// `cli-reset-user-known`
    CliResetUserKnown,
    /// `cli-reset-until`
    CliResetUntil,
    /// `cli-reset-choice`
    CliResetChoice,
    /// `cli-reset-code`
    CliResetCode,
    /// `cli-reset-neither`
    CliResetNeither,
    /// `cli-reset-code-first`
    CliResetCodeFirst,
    /// `cli-reset-resend`
    CliResetResend,
    /// `cli-reset-help-desk`
    CliResetHelpDesk,
    /// `cli-reset-help-page`
    CliResetHelpPage,
    /// `cli-reset-activate`
    CliResetActivate,
    /// `cli-reset-check`
    CliResetCheck,
    /// `cli-reset-done`
    CliResetDone,
    /// `cli-config-good`
    CliConfigGood,
    /// `cli-config-at-line`
    CliConfigAtLine,
    /// `cli-config-in-line`
    CliConfigInLine,
    /// `cli-config-at-key`
    CliConfigAtKey,
    /// `cli-config-whole-file`
    CliConfigWholeFile,
    /// `cli-expected-readable-file`
    CliExpectedReadableFile,
    /// `cli-expected-log-socket`
    CliExpectedLogSocket,
    /// `cli-expected-writable-file`
    CliExpectedWritableFile,
    /// `cli-expected-writable-folder`
    CliExpectedWritableFolder,
    /// `cli-expected-present`
    CliExpectedPresent,
    /// `cli-expected-toml`
    CliExpectedToml,
    /// `cli-expected-known`
    CliExpectedKnown,
    /// `cli-expected-choice`
    CliExpectedChoice,
    /// `cli-expected-table`
    CliExpectedTable,
    /// `cli-expected-tables`
    CliExpectedTables,
    /// `cli-expected-text`
    CliExpectedText,
    /// `cli-expected-visible`
    CliExpectedVisible,
    /// `cli-expected-flag`
    CliExpectedFlag,
    /// `cli-expected-texts`
    CliExpectedTexts,
    /// `cli-expected-usual-on-port`
    CliExpectedUsualOnPort,
    /// `cli-expected-origin`
    CliExpectedOrigin,
    /// `cli-expected-address`
    CliExpectedAddress,
    /// `cli-expected-own-machine`
    CliExpectedOwnMachine,
    /// `cli-expected-without`
    CliExpectedWithout,
    /// `cli-expected-between`
    CliExpectedBetween,
    /// `cli-expected-mailbox`
    CliExpectedMailbox,
    /// `cli-expected-login`
    CliExpectedLogin,
    /// `cli-expected-certificate`
    CliExpectedCertificate,
    /// `cli-expected-authorities`
    CliExpectedAuthorities,
    /// `cli-expected-plain-key`
    CliExpectedPlainKey,
    /// `cli-expected-pem`
    CliExpectedPem,
    /// `cli-expected-usable-pair`
    CliExpectedUsablePair,
    /// `cli-expected-password`
    CliExpectedPassword,
    /// `cli-expected-private-key`
    CliExpectedPrivateKey,
    /// `cli-expected-key-of-certificate`
    CliExpectedKeyOfCertificate,
    /// `cli-expected-own-name`
    CliExpectedOwnName,
    /// `cli-expected-host-name`
    CliExpectedHostName,
    /// `cli-expected-owner-only`
    CliExpectedOwnerOnly,
    /// `cli-expected-not-for-all`
    CliExpectedNotForAll,
    /// `cli-expected-private`
    CliExpectedPrivate,
    /// `cli-certificate-over`
    CliCertificateOver,
    /// `cli-certificate-not-yet`
    CliCertificateNotYet,
    /// `cli-certificate-ends-soon`
    CliCertificateEndsSoon,
    /// `cli-certificate-other-host`
    CliCertificateOtherHost,
    /// `cli-certificate-order`
    CliCertificateOrder,
    /// `cli-certificate-incomplete`
    CliCertificateIncomplete,
    /// `cli-certificate-authority`
    CliCertificateAuthority,
    /// `cli-certificate-no-authority`
    CliCertificateNoAuthority,
    /// `cli-certificate-purpose`
    CliCertificatePurpose,
    /// `cli-certificate-apart`
    CliCertificateApart,
    /// `cli-network-resolved`
    CliNetworkResolved,
    /// `cli-network-port-free`
    CliNetworkPortFree,
    /// `cli-network-port-served`
    CliNetworkPortServed,
    /// `cli-network-mail-good`
    CliNetworkMailGood,
    /// `cli-network-unresolved`
    CliNetworkUnresolved,
    /// `cli-network-port-taken`
    CliNetworkPortTaken,
    /// `cli-network-port-taken-by`
    CliNetworkPortTakenBy,
    /// `cli-network-port-taken-unseen`
    CliNetworkPortTakenUnseen,
    /// `cli-network-port-forbidden`
    CliNetworkPortForbidden,
    /// `cli-network-port-unusable`
    CliNetworkPortUnusable,
    /// `cli-network-mail-unreachable`
    CliNetworkMailUnreachable,
    /// `cli-network-mail-login`
    CliNetworkMailLogin,
    /// `cli-network-mail-sender`
    CliNetworkMailSender,
    /// `cli-help-network`
    CliHelpNetwork,
    /// `cli-help-identity`
    CliHelpIdentity,
    /// `cli-init-as-root`
    CliInitAsRoot,
    /// `cli-init-given`
    CliInitGiven,
    /// `cli-expected-key-file`
    CliExpectedKeyFile,
    /// `cli-expected-sends-a-day`
    CliExpectedSendsADay,
    /// `cli-expected-gates`
    CliExpectedGates,
    /// `cli-expected-other-port`
    CliExpectedOtherPort,
    /// `cli-expected-domains`
    CliExpectedDomains,
    /// `cli-expected-words`
    CliExpectedWords,
    /// `cli-expected-same-for-everybody`
    CliExpectedSameForEverybody,
    /// `cli-expected-group`
    CliExpectedGroup,
    /// `cli-expected-group-once`
    CliExpectedGroupOnce,
    /// `cli-expected-rules`
    CliExpectedRules,
    /// `cli-account-stays-disabled`
    CliAccountStaysDisabled,
    /// `cli-pass-of-disabled`
    CliPassOfDisabled,
    /// `cli-no-administrator`
    CliNoAdministrator,
    /// `cli-nothing-changed`
    CliNothingChanged,
    /// `cli-user-name-mixed`
    CliUserNameMixed,
    /// `cli-text-control`
    CliTextControl,
    /// `cli-text-long`
    CliTextLong,
    /// `cli-waits`
    CliWaits,
    /// `cli-reset-no-codes`
    CliResetNoCodes,
    /// `cli-reset-method-closed`
    CliResetMethodClosed,
    /// `cli-reset-opened`
    CliResetOpened,
    /// `cli-file-failed`
    CliFileFailed,
    /// `cli-output-lost`
    CliOutputLost,
    /// `cli-import-would`
    CliImportWould,
    /// `cli-import-nothing`
    CliImportNothing,
    /// `cli-import-many`
    CliImportMany,
    /// `cli-import-encoding`
    CliImportEncoding,
    /// `cli-import-too-long`
    CliImportTooLong,
    /// `cli-import-guessed`
    CliImportGuessed,
    /// `cli-import-quote`
    CliImportQuote,
    /// `cli-import-column-twice`
    CliImportColumnTwice,
    /// `cli-import-no-mail`
    CliImportNoMail,
    /// `cli-import-same-mail`
    CliImportSameMail,
    /// `cli-import-mixed`
    CliImportMixed,
    /// `cli-import-domain`
    CliImportDomain,
    /// `cli-import-spared`
    CliImportSpared,
    /// `cli-import-added-disabled`
    CliImportAddedDisabled,
    /// `cli-import-enabled-here`
    CliImportEnabledHere,
    /// `cli-import-disabled-here`
    CliImportDisabledHere,
    /// `cli-import-skipped`
    CliImportSkipped,
    /// `cli-import-would-need-many`
    CliImportWouldNeedMany,
    /// `cli-import-type-name`
    CliImportTypeName,
    /// `cli-import-flag`
    CliImportFlag,
    /// `cli-import-map-unknown`
    CliImportMapUnknown,
    /// `cli-init-done`
    CliInitDone,
    /// `cli-init-replaced`
    CliInitReplaced,
    /// `cli-init-again`
    CliInitAgain,
    /// `cli-not-initialised`
    CliNotInitialised,
    /// `cli-store-empty`
    CliStoreEmpty,
    /// `cli-store-foreign`
    CliStoreForeign,
    /// `cli-store-newer`
    CliStoreNewer,
    /// `cli-store-altered`
    CliStoreAltered,
    /// `cli-store-migrate`
    CliStoreMigrate,
    /// `cli-store-mode`
    CliStoreMode,
    /// `cli-store-older`
    CliStoreOlder,
    /// `cli-store-forbidden`
    CliStoreForbidden,
    /// `cli-store-failed`
    CliStoreFailed,
    /// `cli-disk-full`
    CliDiskFull,
    /// `cli-disk-failing`
    CliDiskFailing,
    /// `cli-disk-read-only`
    CliDiskReadOnly,
    /// `cli-store-busy`
    CliStoreBusy,
    /// `cli-store-damaged`
    CliStoreDamaged,
    /// `cli-store-nobody`
    CliStoreNobody,
    /// `cli-key-missing`
    CliKeyMissing,
    /// `cli-key-different`
    CliKeyDifferent,
    /// `cli-key-none`
    CliKeyNone,
    /// `cli-running`
    CliRunning,
    /// `cli-pass-issued`
    CliPassIssued,
    /// `cli-pass-issued-from`
    CliPassIssuedFrom,
    /// `cli-help-desk-code-issued`
    CliHelpDeskCodeIssued,
    /// `cli-words-unknown`
    CliWordsUnknown,
    /// `cli-no-such-attempt`
    CliNoSuchAttempt,
    /// `cli-many-such-attempts`
    CliManySuchAttempts,
    /// `cli-help-desk-codes-off`
    CliHelpDeskCodesOff,
    /// `cli-own-code`
    CliOwnCode,
    /// `cli-temporary-code-issued`
    CliTemporaryCodeIssued,
    /// `cli-temporary-code-issued-once`
    CliTemporaryCodeIssuedOnce,
    /// `cli-temporary-codes-off`
    CliTemporaryCodesOff,
    /// `cli-temporary-code-removed`
    CliTemporaryCodeRemoved,
    /// `cli-temporary-code-disabled`
    CliTemporaryCodeDisabled,
    /// `cli-temporary-code-locked`
    CliTemporaryCodeLocked,
    /// `cli-code-not-activated`
    CliCodeNotActivated,
    /// `cli-temporary-code-too-long`
    CliTemporaryCodeTooLong,
    /// `cli-attempt-cannot-succeed`
    CliAttemptCannotSucceed,
    /// `cli-why-disabled`
    CliWhyDisabled,
    /// `cli-why-policy`
    CliWhyPolicy,
    /// `cli-why-ended`
    CliWhyEnded,
    /// `cli-why-verified`
    CliWhyVerified,
    /// `cli-second-desk-code`
    CliSecondDeskCode,
    /// `cli-codes-need-list`
    CliCodesNeedList,
    /// `cli-letters-need-file`
    CliLettersNeedFile,
    /// `cli-code-start-refused`
    CliCodeStartRefused,
    /// `cli-codes-kept`
    CliCodesKept,
    /// `cli-codes-issued`
    CliCodesIssued,
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
    /// `cli-account-locked`
    CliAccountLocked,
    /// `cli-account-unlocked`
    CliAccountUnlocked,
    /// `cli-account-administrator`
    CliAccountAdministrator,
    /// `cli-account-employee`
    CliAccountEmployee,
    /// `cli-account-must-change`
    CliAccountMustChange,
    /// `cli-method-unknown`
    CliMethodUnknown,
    /// `cli-methods-removed`
    CliMethodsRemoved,
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
    /// `cli-import-cell`
    CliImportCell,
    /// `cli-import-groups`
    CliImportGroups,
    /// `cli-import-columns`
    CliImportColumns,
    /// `cli-import-more`
    CliImportMore,
    /// `cli-import-shape`
    CliImportShape,
    /// `cli-import-short`
    CliImportShort,
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
    /// `cli-label-code`
    CliLabelCode,
    /// `cli-label-must-change`
    CliLabelMustChange,
    /// `cli-must-change`
    CliMustChange,
    /// `cli-must-not-change`
    CliMustNotChange,
    /// `cli-label-last-sign-in`
    CliLabelLastSignIn,
    /// `cli-signed-in`
    CliSignedIn,
    /// `cli-code-good`
    CliCodeGood,
    /// `cli-code-good-from`
    CliCodeGoodFrom,
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
    /// `cli-people-set`
    CliPeopleSet,
    /// `cli-people-defaults`
    CliPeopleDefaults,
    /// `cli-people-no-revision`
    CliPeopleNoRevision,
    /// `cli-people-change`
    CliPeopleChange,
    /// `cli-people-empty`
    CliPeopleEmpty,
    /// `cli-people-same`
    CliPeopleSame,
    /// `cli-people-overtaken`
    CliPeopleOvertaken,
    /// `cli-people-no-rule`
    CliPeopleNoRule,
    /// `cli-people-rule`
    CliPeopleRule,
    /// `cli-people-default`
    CliPeopleDefault,
    /// `cli-people-not-counted`
    CliPeopleNotCounted,
    /// `cli-people-no-way`
    CliPeopleNoWay,
    /// `cli-people-rule-empty`
    CliPeopleRuleEmpty,
    /// `cli-people-rule-nobody`
    CliPeopleRuleNobody,
    /// `cli-people-shown`
    CliPeopleShown,
    /// `cli-people-shown-defaults`
    CliPeopleShownDefaults,
    /// `cli-backup-done`
    CliBackupDone,
    /// `cli-backup-folder`
    CliBackupFolder,
    /// `cli-backup-not-given`
    CliBackupNotGiven,
    /// `cli-backup-streamed`
    CliBackupStreamed,
    /// `cli-backup-terminal`
    CliBackupTerminal,
    /// `cli-backup-unfinished-removed`
    CliBackupUnfinishedRemoved,
    /// `cli-backup-unfinished`
    CliBackupUnfinished,
    /// `cli-backup-unfinished-unclear`
    CliBackupUnfinishedUnclear,
    /// `cli-backup-taken`
    CliBackupTaken,
    /// `cli-backup-ahead`
    CliBackupAhead,
    /// `cli-backup-irregular`
    CliBackupIrregular,
    /// `cli-backup-rotated`
    CliBackupRotated,
    /// `cli-restore-done`
    CliRestoreDone,
    /// `cli-restore-as-root`
    CliRestoreAsRoot,
    /// `cli-restore-given`
    CliRestoreGiven,
    /// `cli-restore-keys`
    CliRestoreKeys,
    /// `cli-restore-over`
    CliRestoreOver,
    /// `cli-restore-two-inputs`
    CliRestoreTwoInputs,
    /// `cli-drill-done`
    CliDrillDone,
    /// `cli-drill-age-hours`
    CliDrillAgeHours,
    /// `cli-drill-age-days`
    CliDrillAgeDays,
    /// `cli-drill-renamed`
    CliDrillRenamed,
    /// `cli-drill-other`
    CliDrillOther,
    /// `cli-drill-none`
    CliDrillNone,
    /// `cli-recipient-refused`
    CliRecipientRefused,
    /// `cli-identity-refused`
    CliIdentityRefused,
    /// `cli-backup-head`
    CliBackupHead,
    /// `cli-backup-unreadable`
    CliBackupUnreadable,
    /// `cli-backup-edited`
    CliBackupEdited,
    /// `cli-backup-unmarked`
    CliBackupUnmarked,
    /// `cli-file-exists`
    CliFileExists,
    /// `cli-keys-refused`
    CliKeysRefused,
    /// `cli-failed`
    CliFailed,
    /// `cli-arg-unknown`
    CliArgUnknown,
    /// `cli-arg-similar`
    CliArgSimilar,
    /// `cli-arg-command-unknown`
    CliArgCommandUnknown,
    /// `cli-arg-value-missing`
    CliArgValueMissing,
    /// `cli-arg-value-missing-of`
    CliArgValueMissingOf,
    /// `cli-arg-value-refused`
    CliArgValueRefused,
    /// `cli-arg-value-wrong`
    CliArgValueWrong,
    /// `cli-arg-value-surplus`
    CliArgValueSurplus,
    /// `cli-arg-missing`
    CliArgMissing,
    /// `cli-arg-twice`
    CliArgTwice,
    /// `cli-arg-conflict`
    CliArgConflict,
    /// `cli-arg-encoding`
    CliArgEncoding,
    /// `cli-arg-other`
    CliArgOther,
    /// `cli-arg-usage`
    CliArgUsage,
    /// `cli-arg-help`
    CliArgHelp,
    /// `cli-heading-usage`
    CliHeadingUsage,
    /// `cli-heading-commands`
    CliHeadingCommands,
    /// `cli-heading-arguments`
    CliHeadingArguments,
    /// `cli-heading-options`
    CliHeadingOptions,
    /// `cli-value-options`
    CliValueOptions,
    /// `cli-value-command`
    CliValueCommand,
    /// `cli-value-user`
    CliValueUser,
    /// `cli-value-word`
    CliValueWord,
    /// `cli-value-state`
    CliValueState,
    /// `cli-value-role`
    CliValueRole,
    /// `cli-value-day`
    CliValueDay,
    /// `cli-value-time`
    CliValueTime,
    /// `cli-value-line`
    CliValueLine,
    /// `cli-value-name`
    CliValueName,
    /// `cli-value-address`
    CliValueAddress,
    /// `cli-value-language`
    CliValueLanguage,
    /// `cli-value-purpose`
    CliValuePurpose,
    /// `cli-value-change`
    CliValueChange,
    /// `cli-value-map`
    CliValueMap,
    /// `cli-help-help`
    CliHelpHelp,
    /// `cli-help-help-command`
    CliHelpHelpCommand,
    /// `cli-help-version`
    CliHelpVersion,
    /// `cli-help-default`
    CliHelpDefault,
    /// `cli-help-values`
    CliHelpValues,
    /// `cli-help-example`
    CliHelpExample,
    /// `cli-help-exit`
    CliHelpExit,
    /// `cli-help-users`
    CliHelpUsers,
    /// `cli-help-list-state`
    CliHelpListState,
    /// `cli-help-import-file`
    CliHelpImportFile,
    /// `cli-help-import-dry-run`
    CliHelpImportDryRun,
    /// `cli-help-import-clear-empty`
    CliHelpImportClearEmpty,
    /// `cli-help-import-administrators`
    CliHelpImportAdministrators,
    /// `cli-help-import-many`
    CliHelpImportMany,
    /// `cli-help-import-leavers`
    CliHelpImportLeavers,
    /// `cli-help-import-ignore`
    CliHelpImportIgnore,
    /// `cli-help-import-skip-incomplete`
    CliHelpImportSkipIncomplete,
    /// `cli-help-import-map`
    CliHelpImportMap,
    /// `cli-help-about`
    CliHelpAbout,
    /// `cli-help-config`
    CliHelpConfig,
    /// `cli-help-serve`
    CliHelpServe,
    /// `cli-help-init`
    CliHelpInit,
    /// `cli-init-keys-there`
    CliInitKeysThere,
    /// `cli-init-changed`
    CliInitChanged,
    /// `cli-init-no-mail`
    CliInitNoMail,
    /// `cli-help-init-with-keys`
    CliHelpInitWithKeys,
    /// `cli-code-void`
    CliCodeVoid,
    /// `cli-left-copy`
    CliLeftCopy,
    /// `cli-clock-behind`
    CliClockBehind,
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
    /// `cli-help-lock`
    CliHelpLock,
    /// `cli-help-unlock`
    CliHelpUnlock,
    /// `cli-help-methods`
    CliHelpMethods,
    /// `cli-help-remove-method`
    CliHelpRemoveMethod,
    /// `cli-help-reset-methods`
    CliHelpResetMethods,
    /// `cli-help-method-id`
    CliHelpMethodId,
    /// `cli-help-role`
    CliHelpRole,
    /// `cli-help-role-word`
    CliHelpRoleWord,
    /// `cli-help-require-change`
    CliHelpRequireChange,
    /// `cli-help-pass`
    CliHelpPass,
    /// `cli-help-help-desk-code`
    CliHelpHelpDeskCode,
    /// `cli-help-temporary-code`
    CliHelpTemporaryCode,
    /// `cli-help-temporary-hours`
    CliHelpTemporaryHours,
    /// `cli-help-temporary-once`
    CliHelpTemporaryOnce,
    /// `cli-help-words`
    CliHelpWords,
    /// `cli-help-json`
    CliHelpJson,
    /// `cli-help-not-activated`
    CliHelpNotActivated,
    /// `cli-help-code-all`
    CliHelpCodeAll,
    /// `cli-help-code-replace`
    CliHelpCodeReplace,
    /// `cli-help-code-csv`
    CliHelpCodeCsv,
    /// `cli-help-code-letters`
    CliHelpCodeLetters,
    /// `cli-help-code-from`
    CliHelpCodeFrom,
    /// `cli-help-audit-since`
    CliHelpAuditSince,
    /// `cli-help-audit-until`
    CliHelpAuditUntil,
    /// `cli-help-audit-after`
    CliHelpAuditAfter,
    /// `cli-audit-time-refused`
    CliAuditTimeRefused,
    /// `cli-audit-times-crossed`
    CliAuditTimesCrossed,
    /// `cli-audit-row-unknown`
    CliAuditRowUnknown,
    /// `cli-help-days`
    CliHelpDays,
    /// `cli-help-user`
    CliHelpUser,
    /// `cli-help-file`
    CliHelpFile,
    /// `cli-help-backup-file`
    CliHelpBackupFile,
    /// `cli-help-people`
    CliHelpPeople,
    /// `cli-help-people-show`
    CliHelpPeopleShow,
    /// `cli-help-people-show-revision`
    CliHelpPeopleShowRevision,
    /// `cli-help-people-json`
    CliHelpPeopleJson,
    /// `cli-help-people-set`
    CliHelpPeopleSet,
    /// `cli-help-people-history`
    CliHelpPeopleHistory,
    /// `cli-help-people-what`
    CliHelpPeopleWhat,
    /// `cli-help-people-revision`
    CliHelpPeopleRevision,
    /// `cli-help-people-dry-run`
    CliHelpPeopleDryRun,
    /// `cli-help-people-explain`
    CliHelpPeopleExplain,
    /// `cli-help-people-group`
    CliHelpPeopleGroup,
    /// `cli-help-people-remove`
    CliHelpPeopleRemove,
    /// `cli-help-people-position`
    CliHelpPeoplePosition,
    /// `cli-help-audit`
    CliHelpAudit,
    /// `cli-help-outbox`
    CliHelpOutbox,
    /// `cli-help-outbox-show`
    CliHelpOutboxShow,
    /// `cli-outbox-refuses`
    CliOutboxRefuses,
    /// `cli-outbox-takes-nothing`
    CliOutboxTakesNothing,
    /// `cli-help-audit-verify`
    CliHelpAuditVerify,
    /// `cli-help-audit-show`
    CliHelpAuditShow,
    /// `cli-help-audit-user`
    CliHelpAuditUser,
    /// `cli-help-audit-last`
    CliHelpAuditLast,
    /// `cli-help-audit-purge`
    CliHelpAuditPurge,
    /// `cli-help-audit-before`
    CliHelpAuditBefore,
    /// `cli-help-checkpoint`
    CliHelpCheckpoint,
    /// `cli-help-backup`
    CliHelpBackup,
    /// `cli-help-recipient`
    CliHelpRecipient,
    /// `cli-help-keep`
    CliHelpKeep,
    /// `cli-help-restore`
    CliHelpRestore,
    /// `cli-help-unmarked`
    CliHelpUnmarked,
    /// `cli-help-drill`
    CliHelpDrill,
    /// `cli-help-config-command`
    CliHelpConfigCommand,
    /// `cli-help-config-check`
    CliHelpConfigCheck,
    /// `cli-help-openapi`
    CliHelpOpenapi,
    /// `cli-audit-whole`
    CliAuditWhole,
    /// `cli-audit-agrees`
    CliAuditAgrees,
    /// `cli-audit-alone`
    CliAuditAlone,
    /// `cli-audit-edited`
    CliAuditEdited,
    /// `cli-audit-removed`
    CliAuditRemoved,
    /// `cli-audit-link-removed`
    CliAuditLinkRemoved,
    /// `cli-audit-inserted`
    CliAuditInserted,
    /// `cli-audit-cut`
    CliAuditCut,
    /// `cli-audit-rewritten`
    CliAuditRewritten,
    /// `cli-audit-checkpoint-key-missing`
    CliAuditCheckpointKeyMissing,
    /// `cli-audit-checkpoint-refused`
    CliAuditCheckpointRefused,
    /// `cli-audit-checkpoint-unreadable`
    CliAuditCheckpointUnreadable,
    /// `cli-audit-purged`
    CliAuditPurged,
    /// `cli-audit-day-refused`
    CliAuditDayRefused,
    /// `cli-unreadable`
    CliUnreadable,
    /// `cli-unreadable-cleared`
    CliUnreadableCleared,
    /// `cli-key-forgotten`
    CliKeyForgotten,
    /// `cli-key-unknown`
    CliKeyUnknown,
    /// `cli-key-here`
    CliKeyHere,
    /// `cli-key-needed`
    CliKeyNeeded,
    /// `cli-help-store`
    CliHelpStore,
    /// `cli-help-unreadable`
    CliHelpUnreadable,
    /// `cli-help-clear-unreadable`
    CliHelpClearUnreadable,
    /// `cli-help-forget-key`
    CliHelpForgetKey,
    /// `cli-key-needed-by-hashes`
    CliKeyNeededByHashes,
    /// `cli-help-keys`
    CliHelpKeys,
    /// `cli-help-forget-anyway`
    CliHelpForgetAnyway,
    /// `cli-help-key-purpose`
    CliHelpKeyPurpose,
    /// `cli-help-key-id`
    CliHelpKeyId,
    /// `cli-help-order`
    CliHelpOrder,
    /// `cli-help-order-sign-out`
    CliHelpOrderSignOut,
    /// `cli-help-order-wipe`
    CliHelpOrderWipe,
    /// `cli-help-order-change-needed`
    CliHelpOrderChangeNeeded,
    /// `cli-help-order-send-report`
    CliHelpOrderSendReport,
    /// `cli-help-order-report`
    CliHelpOrderReport,
    /// `cli-help-order-computers`
    CliHelpOrderComputers,
    /// `cli-help-order-list`
    CliHelpOrderList,
    /// `cli-help-order-withdraw`
    CliHelpOrderWithdraw,
    /// `cli-help-order-id`
    CliHelpOrderId,
    /// `cli-help-order-device`
    CliHelpOrderDevice,
    /// `cli-order-sign-out`
    CliOrderSignOut,
    /// `cli-order-wipe`
    CliOrderWipe,
    /// `cli-order-change-needed`
    CliOrderChangeNeeded,
    /// `cli-order-send-report`
    CliOrderSendReport,
    /// `cli-order-when`
    CliOrderWhen,
    /// `cli-order-forgotten`
    CliOrderForgotten,
    /// `cli-order-nobody`
    CliOrderNobody,
    /// `cli-order-device-unknown`
    CliOrderDeviceUnknown,
    /// `cli-order-unknown`
    CliOrderUnknown,
    /// `cli-order-withdrawn`
    CliOrderWithdrawn,
    /// `cli-order-report-unknown`
    CliOrderReportUnknown,
    /// `cli-order-report-other-kind`
    CliOrderReportOtherKind,
    /// `cli-order-report-waits`
    CliOrderReportWaits,
    /// `cli-order-report-expired`
    CliOrderReportExpired,
    /// `cli-order-report-withdrawn`
    CliOrderReportWithdrawn,
    /// `cli-order-report-declined`
    CliOrderReportDeclined,
    /// `cli-order-report-failed`
    CliOrderReportFailed,
    /// `cli-order-report-deleted`
    CliOrderReportDeleted,
    /// `cli-order-report-unreadable`
    CliOrderReportUnreadable,
    /// `cli-order-unreadable`
    CliOrderUnreadable,
    /// `cli-help-fleet`
    CliHelpFleet,
}

impl Cli {
    /// Every sentence of the file.
    pub const ALL: [Self; 585] = [
        Self::CliAppUsage,
        Self::CliAppUnknown,
        Self::CliAppNotSo,
        Self::CliAppNoWindow,
        Self::CliAppNoWebView,
        Self::CliAppNoAnswer,
        Self::CliAppBundleWritten,
        Self::CliAppBundleNotWritten,
        Self::CliAppPolicyGood,
        Self::CliAppPolicyNoServer,
        Self::CliAppPolicyClosed,
        Self::CliAppPolicyIgnored,
        Self::CliPolicyDefault,
        Self::CliPolicyMandatory,
        Self::CliPolicyRecommended,
        Self::CliPolicyChosen,
        Self::CliPolicyUnset,
        Self::CliPolicyHidden,
        Self::CliPolicyTrue,
        Self::CliPolicyLost,
        Self::CliPolicyIgnored,
        Self::CliPolicyExpected,
        Self::CliPolicyHash,
        Self::CliPolicyProxyScript,
        Self::CliPolicyNotAnImage,
        Self::CliPolicyLowContrast,
        Self::CliImportMatched,
        Self::CliImportReplaced,
        Self::CliImportUnmatched,
        Self::CliImportValueUnmatched,
        Self::CliImportServer,
        Self::CliImportUnreadable,
        Self::CliImportTooLarge,
        Self::CliImportSigned,
        Self::CliImportNoPropertyList,
        Self::CliImportTooMuch,
        Self::CliImportEntity,
        Self::CliImportNoKnownProduct,
        Self::CliAppNoAuthority,
        Self::CliStatusSignedIn,
        Self::CliStatusSince,
        Self::CliStatusNobody,
        Self::CliStatusEnded,
        Self::CliStatusKeyringLocked,
        Self::CliStatusKeyringHanging,
        Self::CliStatusKeyringMissing,
        Self::CliStatusRemovedSignedOut,
        Self::CliStatusRemovedWiped,
        Self::CliStatusRemovedNoContact,
        Self::CliStatusKeyringLeft,
        Self::CliStatusRemovedUnfinished,
        Self::CliStatusServiceAnswers,
        Self::CliStatusServiceAway,
        Self::CliStatusServiceNone,
        Self::CliStatusStateNow,
        Self::CliStatusStateLast,
        Self::CliStatusStateNone,
        Self::CliStatusPasswordChanged,
        Self::CliStatusPasswordExpires,
        Self::CliStatusPasswordExpired,
        Self::CliStatusPasswordNeverExpires,
        Self::CliStatusPasswordChangeable,
        Self::CliStatusTaskSettle,
        Self::CliStatusTaskUpdate,
        Self::CliStatusTaskVerify,
        Self::CliStatusTaskChangePassword,
        Self::CliStatusTaskRegister,
        Self::CliStatusTaskAnswerReport,
        Self::CliStatusTaskConfirm,
        Self::CliStatusOrderSignOut,
        Self::CliStatusOrderWipe,
        Self::CliStatusOrderChangeNeeded,
        Self::CliStatusOrderSendReport,
        Self::CliPasswordNoTerminal,
        Self::CliPasswordInUse,
        Self::CliPasswordCannotTell,
        Self::CliChangeNobody,
        Self::CliChangeNotSignedIn,
        Self::CliChangeHidden,
        Self::CliPasswordAway,
        Self::CliChangeNotYet,
        Self::CliChangeOf,
        Self::CliChangeRequired,
        Self::CliChangeExpired,
        Self::CliChangeCurrent,
        Self::CliPasswordNew,
        Self::CliPasswordAgain,
        Self::CliPasswordDiffer,
        Self::CliPasswordSent,
        Self::CliPasswordCancelled,
        Self::CliPasswordInterrupted,
        Self::CliChangeDone,
        Self::CliPasswordNotKnown,
        Self::CliPasswordSettledDone,
        Self::CliPasswordSettledNotDone,
        Self::CliPasswordOtherDone,
        Self::CliPasswordOtherNotDone,
        Self::CliPasswordOtherNotKnown,
        Self::CliPasswordNoText,
        Self::CliPasswordOtherKeys,
        Self::CliPasswordTooOld,
        Self::CliPasswordNotDone,
        Self::CliFailureWait,
        Self::CliFailureCode,
        Self::CliFailureRequest,
        Self::CliPasswordNotKnownLater,
        Self::CliResetHidden,
        Self::CliResetUser,
        Self::CliResetUserKnown,
        Self::CliResetUntil,
        Self::CliResetChoice,
        Self::CliResetCode,
        Self::CliResetNeither,
        Self::CliResetCodeFirst,
        Self::CliResetResend,
        Self::CliResetHelpDesk,
        Self::CliResetHelpPage,
        Self::CliResetActivate,
        Self::CliResetCheck,
        Self::CliResetDone,
        Self::CliConfigGood,
        Self::CliConfigAtLine,
        Self::CliConfigInLine,
        Self::CliConfigAtKey,
        Self::CliConfigWholeFile,
        Self::CliExpectedReadableFile,
        Self::CliExpectedLogSocket,
        Self::CliExpectedWritableFile,
        Self::CliExpectedWritableFolder,
        Self::CliExpectedPresent,
        Self::CliExpectedToml,
        Self::CliExpectedKnown,
        Self::CliExpectedChoice,
        Self::CliExpectedTable,
        Self::CliExpectedTables,
        Self::CliExpectedText,
        Self::CliExpectedVisible,
        Self::CliExpectedFlag,
        Self::CliExpectedTexts,
        Self::CliExpectedUsualOnPort,
        Self::CliExpectedOrigin,
        Self::CliExpectedAddress,
        Self::CliExpectedOwnMachine,
        Self::CliExpectedWithout,
        Self::CliExpectedBetween,
        Self::CliExpectedMailbox,
        Self::CliExpectedLogin,
        Self::CliExpectedCertificate,
        Self::CliExpectedAuthorities,
        Self::CliExpectedPlainKey,
        Self::CliExpectedPem,
        Self::CliExpectedUsablePair,
        Self::CliExpectedPassword,
        Self::CliExpectedPrivateKey,
        Self::CliExpectedKeyOfCertificate,
        Self::CliExpectedOwnName,
        Self::CliExpectedHostName,
        Self::CliExpectedOwnerOnly,
        Self::CliExpectedNotForAll,
        Self::CliExpectedPrivate,
        Self::CliCertificateOver,
        Self::CliCertificateNotYet,
        Self::CliCertificateEndsSoon,
        Self::CliCertificateOtherHost,
        Self::CliCertificateOrder,
        Self::CliCertificateIncomplete,
        Self::CliCertificateAuthority,
        Self::CliCertificateNoAuthority,
        Self::CliCertificatePurpose,
        Self::CliCertificateApart,
        Self::CliNetworkResolved,
        Self::CliNetworkPortFree,
        Self::CliNetworkPortServed,
        Self::CliNetworkMailGood,
        Self::CliNetworkUnresolved,
        Self::CliNetworkPortTaken,
        Self::CliNetworkPortTakenBy,
        Self::CliNetworkPortTakenUnseen,
        Self::CliNetworkPortForbidden,
        Self::CliNetworkPortUnusable,
        Self::CliNetworkMailUnreachable,
        Self::CliNetworkMailLogin,
        Self::CliNetworkMailSender,
        Self::CliHelpNetwork,
        Self::CliHelpIdentity,
        Self::CliInitAsRoot,
        Self::CliInitGiven,
        Self::CliExpectedKeyFile,
        Self::CliExpectedSendsADay,
        Self::CliExpectedGates,
        Self::CliExpectedOtherPort,
        Self::CliExpectedDomains,
        Self::CliExpectedWords,
        Self::CliExpectedSameForEverybody,
        Self::CliExpectedGroup,
        Self::CliExpectedGroupOnce,
        Self::CliExpectedRules,
        Self::CliAccountStaysDisabled,
        Self::CliPassOfDisabled,
        Self::CliNoAdministrator,
        Self::CliNothingChanged,
        Self::CliUserNameMixed,
        Self::CliTextControl,
        Self::CliTextLong,
        Self::CliWaits,
        Self::CliResetNoCodes,
        Self::CliResetMethodClosed,
        Self::CliResetOpened,
        Self::CliFileFailed,
        Self::CliOutputLost,
        Self::CliImportWould,
        Self::CliImportNothing,
        Self::CliImportMany,
        Self::CliImportEncoding,
        Self::CliImportTooLong,
        Self::CliImportGuessed,
        Self::CliImportQuote,
        Self::CliImportColumnTwice,
        Self::CliImportNoMail,
        Self::CliImportSameMail,
        Self::CliImportMixed,
        Self::CliImportDomain,
        Self::CliImportSpared,
        Self::CliImportAddedDisabled,
        Self::CliImportEnabledHere,
        Self::CliImportDisabledHere,
        Self::CliImportSkipped,
        Self::CliImportWouldNeedMany,
        Self::CliImportTypeName,
        Self::CliImportFlag,
        Self::CliImportMapUnknown,
        Self::CliInitDone,
        Self::CliInitReplaced,
        Self::CliInitAgain,
        Self::CliNotInitialised,
        Self::CliStoreEmpty,
        Self::CliStoreForeign,
        Self::CliStoreNewer,
        Self::CliStoreAltered,
        Self::CliStoreMigrate,
        Self::CliStoreMode,
        Self::CliStoreOlder,
        Self::CliStoreForbidden,
        Self::CliStoreFailed,
        Self::CliDiskFull,
        Self::CliDiskFailing,
        Self::CliDiskReadOnly,
        Self::CliStoreBusy,
        Self::CliStoreDamaged,
        Self::CliStoreNobody,
        Self::CliKeyMissing,
        Self::CliKeyDifferent,
        Self::CliKeyNone,
        Self::CliRunning,
        Self::CliPassIssued,
        Self::CliPassIssuedFrom,
        Self::CliHelpDeskCodeIssued,
        Self::CliWordsUnknown,
        Self::CliNoSuchAttempt,
        Self::CliManySuchAttempts,
        Self::CliHelpDeskCodesOff,
        Self::CliOwnCode,
        Self::CliTemporaryCodeIssued,
        Self::CliTemporaryCodeIssuedOnce,
        Self::CliTemporaryCodesOff,
        Self::CliTemporaryCodeRemoved,
        Self::CliTemporaryCodeDisabled,
        Self::CliTemporaryCodeLocked,
        Self::CliCodeNotActivated,
        Self::CliTemporaryCodeTooLong,
        Self::CliAttemptCannotSucceed,
        Self::CliWhyDisabled,
        Self::CliWhyPolicy,
        Self::CliWhyEnded,
        Self::CliWhyVerified,
        Self::CliSecondDeskCode,
        Self::CliCodesNeedList,
        Self::CliLettersNeedFile,
        Self::CliCodeStartRefused,
        Self::CliCodesKept,
        Self::CliCodesIssued,
        Self::CliAccountAdded,
        Self::CliAccountExists,
        Self::CliAccountUnknown,
        Self::CliAccountEnabled,
        Self::CliAccountDisabled,
        Self::CliAccountLocked,
        Self::CliAccountUnlocked,
        Self::CliAccountAdministrator,
        Self::CliAccountEmployee,
        Self::CliAccountMustChange,
        Self::CliMethodUnknown,
        Self::CliMethodsRemoved,
        Self::CliLanguageRefused,
        Self::CliUserNameRefused,
        Self::CliMailRefused,
        Self::CliImportDone,
        Self::CliImportPasswordColumn,
        Self::CliImportUnknownColumn,
        Self::CliImportMissingColumn,
        Self::CliImportLine,
        Self::CliImportCell,
        Self::CliImportGroups,
        Self::CliImportColumns,
        Self::CliImportMore,
        Self::CliImportShape,
        Self::CliImportShort,
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
        Self::CliLabelCode,
        Self::CliLabelMustChange,
        Self::CliMustChange,
        Self::CliMustNotChange,
        Self::CliLabelLastSignIn,
        Self::CliSignedIn,
        Self::CliCodeGood,
        Self::CliCodeGoodFrom,
        Self::CliRoleEmployee,
        Self::CliRoleAdministrator,
        Self::CliStateActive,
        Self::CliStateDisabled,
        Self::CliStateLocked,
        Self::CliStateWaiting,
        Self::CliNever,
        Self::CliPeopleSet,
        Self::CliPeopleDefaults,
        Self::CliPeopleNoRevision,
        Self::CliPeopleChange,
        Self::CliPeopleEmpty,
        Self::CliPeopleSame,
        Self::CliPeopleOvertaken,
        Self::CliPeopleNoRule,
        Self::CliPeopleRule,
        Self::CliPeopleDefault,
        Self::CliPeopleNotCounted,
        Self::CliPeopleNoWay,
        Self::CliPeopleRuleEmpty,
        Self::CliPeopleRuleNobody,
        Self::CliPeopleShown,
        Self::CliPeopleShownDefaults,
        Self::CliBackupDone,
        Self::CliBackupFolder,
        Self::CliBackupNotGiven,
        Self::CliBackupStreamed,
        Self::CliBackupTerminal,
        Self::CliBackupUnfinishedRemoved,
        Self::CliBackupUnfinished,
        Self::CliBackupUnfinishedUnclear,
        Self::CliBackupTaken,
        Self::CliBackupAhead,
        Self::CliBackupIrregular,
        Self::CliBackupRotated,
        Self::CliRestoreDone,
        Self::CliRestoreAsRoot,
        Self::CliRestoreGiven,
        Self::CliRestoreKeys,
        Self::CliRestoreOver,
        Self::CliRestoreTwoInputs,
        Self::CliDrillDone,
        Self::CliDrillAgeHours,
        Self::CliDrillAgeDays,
        Self::CliDrillRenamed,
        Self::CliDrillOther,
        Self::CliDrillNone,
        Self::CliRecipientRefused,
        Self::CliIdentityRefused,
        Self::CliBackupHead,
        Self::CliBackupUnreadable,
        Self::CliBackupEdited,
        Self::CliBackupUnmarked,
        Self::CliFileExists,
        Self::CliKeysRefused,
        Self::CliFailed,
        Self::CliArgUnknown,
        Self::CliArgSimilar,
        Self::CliArgCommandUnknown,
        Self::CliArgValueMissing,
        Self::CliArgValueMissingOf,
        Self::CliArgValueRefused,
        Self::CliArgValueWrong,
        Self::CliArgValueSurplus,
        Self::CliArgMissing,
        Self::CliArgTwice,
        Self::CliArgConflict,
        Self::CliArgEncoding,
        Self::CliArgOther,
        Self::CliArgUsage,
        Self::CliArgHelp,
        Self::CliHeadingUsage,
        Self::CliHeadingCommands,
        Self::CliHeadingArguments,
        Self::CliHeadingOptions,
        Self::CliValueOptions,
        Self::CliValueCommand,
        Self::CliValueUser,
        Self::CliValueWord,
        Self::CliValueState,
        Self::CliValueRole,
        Self::CliValueDay,
        Self::CliValueTime,
        Self::CliValueLine,
        Self::CliValueName,
        Self::CliValueAddress,
        Self::CliValueLanguage,
        Self::CliValuePurpose,
        Self::CliValueChange,
        Self::CliValueMap,
        Self::CliHelpHelp,
        Self::CliHelpHelpCommand,
        Self::CliHelpVersion,
        Self::CliHelpDefault,
        Self::CliHelpValues,
        Self::CliHelpExample,
        Self::CliHelpExit,
        Self::CliHelpUsers,
        Self::CliHelpListState,
        Self::CliHelpImportFile,
        Self::CliHelpImportDryRun,
        Self::CliHelpImportClearEmpty,
        Self::CliHelpImportAdministrators,
        Self::CliHelpImportMany,
        Self::CliHelpImportLeavers,
        Self::CliHelpImportIgnore,
        Self::CliHelpImportSkipIncomplete,
        Self::CliHelpImportMap,
        Self::CliHelpAbout,
        Self::CliHelpConfig,
        Self::CliHelpServe,
        Self::CliHelpInit,
        Self::CliInitKeysThere,
        Self::CliInitChanged,
        Self::CliInitNoMail,
        Self::CliHelpInitWithKeys,
        Self::CliCodeVoid,
        Self::CliLeftCopy,
        Self::CliClockBehind,
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
        Self::CliHelpLock,
        Self::CliHelpUnlock,
        Self::CliHelpMethods,
        Self::CliHelpRemoveMethod,
        Self::CliHelpResetMethods,
        Self::CliHelpMethodId,
        Self::CliHelpRole,
        Self::CliHelpRoleWord,
        Self::CliHelpRequireChange,
        Self::CliHelpPass,
        Self::CliHelpHelpDeskCode,
        Self::CliHelpTemporaryCode,
        Self::CliHelpTemporaryHours,
        Self::CliHelpTemporaryOnce,
        Self::CliHelpWords,
        Self::CliHelpJson,
        Self::CliHelpNotActivated,
        Self::CliHelpCodeAll,
        Self::CliHelpCodeReplace,
        Self::CliHelpCodeCsv,
        Self::CliHelpCodeLetters,
        Self::CliHelpCodeFrom,
        Self::CliHelpAuditSince,
        Self::CliHelpAuditUntil,
        Self::CliHelpAuditAfter,
        Self::CliAuditTimeRefused,
        Self::CliAuditTimesCrossed,
        Self::CliAuditRowUnknown,
        Self::CliHelpDays,
        Self::CliHelpUser,
        Self::CliHelpFile,
        Self::CliHelpBackupFile,
        Self::CliHelpPeople,
        Self::CliHelpPeopleShow,
        Self::CliHelpPeopleShowRevision,
        Self::CliHelpPeopleJson,
        Self::CliHelpPeopleSet,
        Self::CliHelpPeopleHistory,
        Self::CliHelpPeopleWhat,
        Self::CliHelpPeopleRevision,
        Self::CliHelpPeopleDryRun,
        Self::CliHelpPeopleExplain,
        Self::CliHelpPeopleGroup,
        Self::CliHelpPeopleRemove,
        Self::CliHelpPeoplePosition,
        Self::CliHelpAudit,
        Self::CliHelpOutbox,
        Self::CliHelpOutboxShow,
        Self::CliOutboxRefuses,
        Self::CliOutboxTakesNothing,
        Self::CliHelpAuditVerify,
        Self::CliHelpAuditShow,
        Self::CliHelpAuditUser,
        Self::CliHelpAuditLast,
        Self::CliHelpAuditPurge,
        Self::CliHelpAuditBefore,
        Self::CliHelpCheckpoint,
        Self::CliHelpBackup,
        Self::CliHelpRecipient,
        Self::CliHelpKeep,
        Self::CliHelpRestore,
        Self::CliHelpUnmarked,
        Self::CliHelpDrill,
        Self::CliHelpConfigCommand,
        Self::CliHelpConfigCheck,
        Self::CliHelpOpenapi,
        Self::CliAuditWhole,
        Self::CliAuditAgrees,
        Self::CliAuditAlone,
        Self::CliAuditEdited,
        Self::CliAuditRemoved,
        Self::CliAuditLinkRemoved,
        Self::CliAuditInserted,
        Self::CliAuditCut,
        Self::CliAuditRewritten,
        Self::CliAuditCheckpointKeyMissing,
        Self::CliAuditCheckpointRefused,
        Self::CliAuditCheckpointUnreadable,
        Self::CliAuditPurged,
        Self::CliAuditDayRefused,
        Self::CliUnreadable,
        Self::CliUnreadableCleared,
        Self::CliKeyForgotten,
        Self::CliKeyUnknown,
        Self::CliKeyHere,
        Self::CliKeyNeeded,
        Self::CliHelpStore,
        Self::CliHelpUnreadable,
        Self::CliHelpClearUnreadable,
        Self::CliHelpForgetKey,
        Self::CliKeyNeededByHashes,
        Self::CliHelpKeys,
        Self::CliHelpForgetAnyway,
        Self::CliHelpKeyPurpose,
        Self::CliHelpKeyId,
        Self::CliHelpOrder,
        Self::CliHelpOrderSignOut,
        Self::CliHelpOrderWipe,
        Self::CliHelpOrderChangeNeeded,
        Self::CliHelpOrderSendReport,
        Self::CliHelpOrderReport,
        Self::CliHelpOrderComputers,
        Self::CliHelpOrderList,
        Self::CliHelpOrderWithdraw,
        Self::CliHelpOrderId,
        Self::CliHelpOrderDevice,
        Self::CliOrderSignOut,
        Self::CliOrderWipe,
        Self::CliOrderChangeNeeded,
        Self::CliOrderSendReport,
        Self::CliOrderWhen,
        Self::CliOrderForgotten,
        Self::CliOrderNobody,
        Self::CliOrderDeviceUnknown,
        Self::CliOrderUnknown,
        Self::CliOrderWithdrawn,
        Self::CliOrderReportUnknown,
        Self::CliOrderReportOtherKind,
        Self::CliOrderReportWaits,
        Self::CliOrderReportExpired,
        Self::CliOrderReportWithdrawn,
        Self::CliOrderReportDeclined,
        Self::CliOrderReportFailed,
        Self::CliOrderReportDeleted,
        Self::CliOrderReportUnreadable,
        Self::CliOrderUnreadable,
        Self::CliHelpFleet,
    ];

    const IDS: [&'static str; 585] = [
        "cli-app-usage",
        "cli-app-unknown",
        "cli-app-not-so",
        "cli-app-no-window",
        "cli-app-no-web-view",
        "cli-app-no-answer",
        "cli-app-bundle-written",
        "cli-app-bundle-not-written",
        "cli-app-policy-good",
        "cli-app-policy-no-server",
        "cli-app-policy-closed",
        "cli-app-policy-ignored",
        "cli-policy-default",
        "cli-policy-mandatory",
        "cli-policy-recommended",
        "cli-policy-chosen",
        "cli-policy-unset",
        "cli-policy-hidden",
        "cli-policy-true",
        "cli-policy-lost",
        "cli-policy-ignored",
        "cli-policy-expected",
        "cli-policy-hash",
        "cli-policy-proxy-script",
        "cli-policy-not-an-image",
        "cli-policy-low-contrast",
        "cli-import-matched",
        "cli-import-replaced",
        "cli-import-unmatched",
        "cli-import-value-unmatched",
        "cli-import-server",
        "cli-import-unreadable",
        "cli-import-too-large",
        "cli-import-signed",
        "cli-import-no-property-list",
        "cli-import-too-much",
        "cli-import-entity",
        "cli-import-no-known-product",
        "cli-app-no-authority",
        "cli-status-signed-in",
        "cli-status-since",
        "cli-status-nobody",
        "cli-status-ended",
        "cli-status-keyring-locked",
        "cli-status-keyring-hanging",
        "cli-status-keyring-missing",
        "cli-status-removed-signed-out",
        "cli-status-removed-wiped",
        "cli-status-removed-no-contact",
        "cli-status-keyring-left",
        "cli-status-removed-unfinished",
        "cli-status-service-answers",
        "cli-status-service-away",
        "cli-status-service-none",
        "cli-status-state-now",
        "cli-status-state-last",
        "cli-status-state-none",
        "cli-status-password-changed",
        "cli-status-password-expires",
        "cli-status-password-expired",
        "cli-status-password-never-expires",
        "cli-status-password-changeable",
        "cli-status-task-settle",
        "cli-status-task-update",
        "cli-status-task-verify",
        "cli-status-task-change-password",
        "cli-status-task-register",
        "cli-status-task-answer-report",
        "cli-status-task-confirm",
        "cli-status-order-sign-out",
        "cli-status-order-wipe",
        "cli-status-order-change-needed",
        "cli-status-order-send-report",
        "cli-password-no-terminal",
        "cli-password-in-use",
        "cli-password-cannot-tell",
        "cli-change-nobody",
        "cli-change-not-signed-in",
        "cli-change-hidden",
        "cli-password-away",
        "cli-change-not-yet",
        "cli-change-of",
        "cli-change-required",
        "cli-change-expired",
        "cli-change-current",
        "cli-password-new",
        "cli-password-again",
        "cli-password-differ",
        "cli-password-sent",
        "cli-password-cancelled",
        "cli-password-interrupted",
        "cli-change-done",
        "cli-password-not-known",
        "cli-password-settled-done",
        "cli-password-settled-not-done",
        "cli-password-other-done",
        "cli-password-other-not-done",
        "cli-password-other-not-known",
        "cli-password-no-text",
        "cli-password-other-keys",
        "cli-password-too-old",
        "cli-password-not-done",
        "cli-failure-wait",
        "cli-failure-code",
        "cli-failure-request",
        "cli-password-not-known-later",
        "cli-reset-hidden",
        "cli-reset-user",
        "cli-reset-user-known",
        "cli-reset-until",
        "cli-reset-choice",
        "cli-reset-code",
        "cli-reset-neither",
        "cli-reset-code-first",
        "cli-reset-resend",
        "cli-reset-help-desk",
        "cli-reset-help-page",
        "cli-reset-activate",
        "cli-reset-check",
        "cli-reset-done",
        "cli-config-good",
        "cli-config-at-line",
        "cli-config-in-line",
        "cli-config-at-key",
        "cli-config-whole-file",
        "cli-expected-readable-file",
        "cli-expected-log-socket",
        "cli-expected-writable-file",
        "cli-expected-writable-folder",
        "cli-expected-present",
        "cli-expected-toml",
        "cli-expected-known",
        "cli-expected-choice",
        "cli-expected-table",
        "cli-expected-tables",
        "cli-expected-text",
        "cli-expected-visible",
        "cli-expected-flag",
        "cli-expected-texts",
        "cli-expected-usual-on-port",
        "cli-expected-origin",
        "cli-expected-address",
        "cli-expected-own-machine",
        "cli-expected-without",
        "cli-expected-between",
        "cli-expected-mailbox",
        "cli-expected-login",
        "cli-expected-certificate",
        "cli-expected-authorities",
        "cli-expected-plain-key",
        "cli-expected-pem",
        "cli-expected-usable-pair",
        "cli-expected-password",
        "cli-expected-private-key",
        "cli-expected-key-of-certificate",
        "cli-expected-own-name",
        "cli-expected-host-name",
        "cli-expected-owner-only",
        "cli-expected-not-for-all",
        "cli-expected-private",
        "cli-certificate-over",
        "cli-certificate-not-yet",
        "cli-certificate-ends-soon",
        "cli-certificate-other-host",
        "cli-certificate-order",
        "cli-certificate-incomplete",
        "cli-certificate-authority",
        "cli-certificate-no-authority",
        "cli-certificate-purpose",
        "cli-certificate-apart",
        "cli-network-resolved",
        "cli-network-port-free",
        "cli-network-port-served",
        "cli-network-mail-good",
        "cli-network-unresolved",
        "cli-network-port-taken",
        "cli-network-port-taken-by",
        "cli-network-port-taken-unseen",
        "cli-network-port-forbidden",
        "cli-network-port-unusable",
        "cli-network-mail-unreachable",
        "cli-network-mail-login",
        "cli-network-mail-sender",
        "cli-help-network",
        "cli-help-identity",
        "cli-init-as-root",
        "cli-init-given",
        "cli-expected-key-file",
        "cli-expected-sends-a-day",
        "cli-expected-gates",
        "cli-expected-other-port",
        "cli-expected-domains",
        "cli-expected-words",
        "cli-expected-same-for-everybody",
        "cli-expected-group",
        "cli-expected-group-once",
        "cli-expected-rules",
        "cli-account-stays-disabled",
        "cli-pass-of-disabled",
        "cli-no-administrator",
        "cli-nothing-changed",
        "cli-user-name-mixed",
        "cli-text-control",
        "cli-text-long",
        "cli-waits",
        "cli-reset-no-codes",
        "cli-reset-method-closed",
        "cli-reset-opened",
        "cli-file-failed",
        "cli-output-lost",
        "cli-import-would",
        "cli-import-nothing",
        "cli-import-many",
        "cli-import-encoding",
        "cli-import-too-long",
        "cli-import-guessed",
        "cli-import-quote",
        "cli-import-column-twice",
        "cli-import-no-mail",
        "cli-import-same-mail",
        "cli-import-mixed",
        "cli-import-domain",
        "cli-import-spared",
        "cli-import-added-disabled",
        "cli-import-enabled-here",
        "cli-import-disabled-here",
        "cli-import-skipped",
        "cli-import-would-need-many",
        "cli-import-type-name",
        "cli-import-flag",
        "cli-import-map-unknown",
        "cli-init-done",
        "cli-init-replaced",
        "cli-init-again",
        "cli-not-initialised",
        "cli-store-empty",
        "cli-store-foreign",
        "cli-store-newer",
        "cli-store-altered",
        "cli-store-migrate",
        "cli-store-mode",
        "cli-store-older",
        "cli-store-forbidden",
        "cli-store-failed",
        "cli-disk-full",
        "cli-disk-failing",
        "cli-disk-read-only",
        "cli-store-busy",
        "cli-store-damaged",
        "cli-store-nobody",
        "cli-key-missing",
        "cli-key-different",
        "cli-key-none",
        "cli-running",
        "cli-pass-issued",
        "cli-pass-issued-from",
        "cli-help-desk-code-issued",
        "cli-words-unknown",
        "cli-no-such-attempt",
        "cli-many-such-attempts",
        "cli-help-desk-codes-off",
        "cli-own-code",
        "cli-temporary-code-issued",
        "cli-temporary-code-issued-once",
        "cli-temporary-codes-off",
        "cli-temporary-code-removed",
        "cli-temporary-code-disabled",
        "cli-temporary-code-locked",
        "cli-code-not-activated",
        "cli-temporary-code-too-long",
        "cli-attempt-cannot-succeed",
        "cli-why-disabled",
        "cli-why-policy",
        "cli-why-ended",
        "cli-why-verified",
        "cli-second-desk-code",
        "cli-codes-need-list",
        "cli-letters-need-file",
        "cli-code-start-refused",
        "cli-codes-kept",
        "cli-codes-issued",
        "cli-account-added",
        "cli-account-exists",
        "cli-account-unknown",
        "cli-account-enabled",
        "cli-account-disabled",
        "cli-account-locked",
        "cli-account-unlocked",
        "cli-account-administrator",
        "cli-account-employee",
        "cli-account-must-change",
        "cli-method-unknown",
        "cli-methods-removed",
        "cli-language-refused",
        "cli-user-name-refused",
        "cli-mail-refused",
        "cli-import-done",
        "cli-import-password-column",
        "cli-import-unknown-column",
        "cli-import-missing-column",
        "cli-import-line",
        "cli-import-cell",
        "cli-import-groups",
        "cli-import-columns",
        "cli-import-more",
        "cli-import-shape",
        "cli-import-short",
        "cli-import-empty",
        "cli-import-twice",
        "cli-label-user-name",
        "cli-label-name",
        "cli-label-mail",
        "cli-label-language",
        "cli-label-role",
        "cli-label-groups",
        "cli-label-state",
        "cli-label-password",
        "cli-label-code",
        "cli-label-must-change",
        "cli-must-change",
        "cli-must-not-change",
        "cli-label-last-sign-in",
        "cli-signed-in",
        "cli-code-good",
        "cli-code-good-from",
        "cli-role-employee",
        "cli-role-administrator",
        "cli-state-active",
        "cli-state-disabled",
        "cli-state-locked",
        "cli-state-waiting",
        "cli-never",
        "cli-people-set",
        "cli-people-defaults",
        "cli-people-no-revision",
        "cli-people-change",
        "cli-people-empty",
        "cli-people-same",
        "cli-people-overtaken",
        "cli-people-no-rule",
        "cli-people-rule",
        "cli-people-default",
        "cli-people-not-counted",
        "cli-people-no-way",
        "cli-people-rule-empty",
        "cli-people-rule-nobody",
        "cli-people-shown",
        "cli-people-shown-defaults",
        "cli-backup-done",
        "cli-backup-folder",
        "cli-backup-not-given",
        "cli-backup-streamed",
        "cli-backup-terminal",
        "cli-backup-unfinished-removed",
        "cli-backup-unfinished",
        "cli-backup-unfinished-unclear",
        "cli-backup-taken",
        "cli-backup-ahead",
        "cli-backup-irregular",
        "cli-backup-rotated",
        "cli-restore-done",
        "cli-restore-as-root",
        "cli-restore-given",
        "cli-restore-keys",
        "cli-restore-over",
        "cli-restore-two-inputs",
        "cli-drill-done",
        "cli-drill-age-hours",
        "cli-drill-age-days",
        "cli-drill-renamed",
        "cli-drill-other",
        "cli-drill-none",
        "cli-recipient-refused",
        "cli-identity-refused",
        "cli-backup-head",
        "cli-backup-unreadable",
        "cli-backup-edited",
        "cli-backup-unmarked",
        "cli-file-exists",
        "cli-keys-refused",
        "cli-failed",
        "cli-arg-unknown",
        "cli-arg-similar",
        "cli-arg-command-unknown",
        "cli-arg-value-missing",
        "cli-arg-value-missing-of",
        "cli-arg-value-refused",
        "cli-arg-value-wrong",
        "cli-arg-value-surplus",
        "cli-arg-missing",
        "cli-arg-twice",
        "cli-arg-conflict",
        "cli-arg-encoding",
        "cli-arg-other",
        "cli-arg-usage",
        "cli-arg-help",
        "cli-heading-usage",
        "cli-heading-commands",
        "cli-heading-arguments",
        "cli-heading-options",
        "cli-value-options",
        "cli-value-command",
        "cli-value-user",
        "cli-value-word",
        "cli-value-state",
        "cli-value-role",
        "cli-value-day",
        "cli-value-time",
        "cli-value-line",
        "cli-value-name",
        "cli-value-address",
        "cli-value-language",
        "cli-value-purpose",
        "cli-value-change",
        "cli-value-map",
        "cli-help-help",
        "cli-help-help-command",
        "cli-help-version",
        "cli-help-default",
        "cli-help-values",
        "cli-help-example",
        "cli-help-exit",
        "cli-help-users",
        "cli-help-list-state",
        "cli-help-import-file",
        "cli-help-import-dry-run",
        "cli-help-import-clear-empty",
        "cli-help-import-administrators",
        "cli-help-import-many",
        "cli-help-import-leavers",
        "cli-help-import-ignore",
        "cli-help-import-skip-incomplete",
        "cli-help-import-map",
        "cli-help-about",
        "cli-help-config",
        "cli-help-serve",
        "cli-help-init",
        "cli-init-keys-there",
        "cli-init-changed",
        "cli-init-no-mail",
        "cli-help-init-with-keys",
        "cli-code-void",
        "cli-left-copy",
        "cli-clock-behind",
        "cli-help-init-administrator",
        "cli-help-account",
        "cli-help-add",
        "cli-help-given-name",
        "cli-help-family-name",
        "cli-help-mail",
        "cli-help-language",
        "cli-help-administrator",
        "cli-help-password-file",
        "cli-help-import",
        "cli-help-list",
        "cli-help-show",
        "cli-help-enable",
        "cli-help-disable",
        "cli-help-lock",
        "cli-help-unlock",
        "cli-help-methods",
        "cli-help-remove-method",
        "cli-help-reset-methods",
        "cli-help-method-id",
        "cli-help-role",
        "cli-help-role-word",
        "cli-help-require-change",
        "cli-help-pass",
        "cli-help-help-desk-code",
        "cli-help-temporary-code",
        "cli-help-temporary-hours",
        "cli-help-temporary-once",
        "cli-help-words",
        "cli-help-json",
        "cli-help-not-activated",
        "cli-help-code-all",
        "cli-help-code-replace",
        "cli-help-code-csv",
        "cli-help-code-letters",
        "cli-help-code-from",
        "cli-help-audit-since",
        "cli-help-audit-until",
        "cli-help-audit-after",
        "cli-audit-time-refused",
        "cli-audit-times-crossed",
        "cli-audit-row-unknown",
        "cli-help-days",
        "cli-help-user",
        "cli-help-file",
        "cli-help-backup-file",
        "cli-help-people",
        "cli-help-people-show",
        "cli-help-people-show-revision",
        "cli-help-people-json",
        "cli-help-people-set",
        "cli-help-people-history",
        "cli-help-people-what",
        "cli-help-people-revision",
        "cli-help-people-dry-run",
        "cli-help-people-explain",
        "cli-help-people-group",
        "cli-help-people-remove",
        "cli-help-people-position",
        "cli-help-audit",
        "cli-help-outbox",
        "cli-help-outbox-show",
        "cli-outbox-refuses",
        "cli-outbox-takes-nothing",
        "cli-help-audit-verify",
        "cli-help-audit-show",
        "cli-help-audit-user",
        "cli-help-audit-last",
        "cli-help-audit-purge",
        "cli-help-audit-before",
        "cli-help-checkpoint",
        "cli-help-backup",
        "cli-help-recipient",
        "cli-help-keep",
        "cli-help-restore",
        "cli-help-unmarked",
        "cli-help-drill",
        "cli-help-config-command",
        "cli-help-config-check",
        "cli-help-openapi",
        "cli-audit-whole",
        "cli-audit-agrees",
        "cli-audit-alone",
        "cli-audit-edited",
        "cli-audit-removed",
        "cli-audit-link-removed",
        "cli-audit-inserted",
        "cli-audit-cut",
        "cli-audit-rewritten",
        "cli-audit-checkpoint-key-missing",
        "cli-audit-checkpoint-refused",
        "cli-audit-checkpoint-unreadable",
        "cli-audit-purged",
        "cli-audit-day-refused",
        "cli-unreadable",
        "cli-unreadable-cleared",
        "cli-key-forgotten",
        "cli-key-unknown",
        "cli-key-here",
        "cli-key-needed",
        "cli-help-store",
        "cli-help-unreadable",
        "cli-help-clear-unreadable",
        "cli-help-forget-key",
        "cli-key-needed-by-hashes",
        "cli-help-keys",
        "cli-help-forget-anyway",
        "cli-help-key-purpose",
        "cli-help-key-id",
        "cli-help-order",
        "cli-help-order-sign-out",
        "cli-help-order-wipe",
        "cli-help-order-change-needed",
        "cli-help-order-send-report",
        "cli-help-order-report",
        "cli-help-order-computers",
        "cli-help-order-list",
        "cli-help-order-withdraw",
        "cli-help-order-id",
        "cli-help-order-device",
        "cli-order-sign-out",
        "cli-order-wipe",
        "cli-order-change-needed",
        "cli-order-send-report",
        "cli-order-when",
        "cli-order-forgotten",
        "cli-order-nobody",
        "cli-order-device-unknown",
        "cli-order-unknown",
        "cli-order-withdrawn",
        "cli-order-report-unknown",
        "cli-order-report-other-kind",
        "cli-order-report-waits",
        "cli-order-report-expired",
        "cli-order-report-withdrawn",
        "cli-order-report-declined",
        "cli-order-report-failed",
        "cli-order-report-deleted",
        "cli-order-report-unreadable",
        "cli-order-unreadable",
        "cli-help-fleet",
    ];
}

impl Sentence for Cli {
    fn id(self) -> &'static str {
        Self::IDS[self as usize]
    }
}

/// The sentences of `common.ftl`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Common {
    /// `app-name`
    AppName,
    /// `opening-title`
    OpeningTitle,
    /// `skip-to-page`
    SkipToPage,
    /// `nav-label`
    NavLabel,
    /// `nav-overview`
    NavOverview,
    /// `nav-password`
    NavPassword,
    /// `nav-security`
    NavSecurity,
    /// `nav-help`
    NavHelp,
    /// `nav-settings`
    NavSettings,
    /// `nav-you`
    NavYou,
    /// `side-help`
    SideHelp,
    /// `side-settings`
    SideSettings,
    /// `steps-label`
    StepsLabel,
    /// `steps-count`
    StepsCount,
    /// `steps-done`
    StepsDone,
    /// `step-done`
    StepDone,
    /// `go-back`
    GoBack,
    /// `cancel`
    Cancel,
    /// `continue`
    Continue,
    /// `try-again`
    TryAgain,
    /// `check-computer`
    CheckComputer,
    /// `close`
    Close,
    /// `sign-in`
    SignIn,
    /// `copy`
    Copy,
    /// `copied`
    Copied,
    /// `user-name`
    UserName,
    /// `user-name-hint`
    UserNameHint,
    /// `password`
    Password,
    /// `show-password`
    ShowPassword,
    /// `show-current`
    ShowCurrent,
    /// `show-new`
    ShowNew,
    /// `hide-password`
    HidePassword,
    /// `caps-lock`
    CapsLock,
    /// `field-missing`
    FieldMissing,
    /// `field-missing-user-name`
    FieldMissingUserName,
    /// `field-missing-password`
    FieldMissingPassword,
    /// `field-missing-current`
    FieldMissingCurrent,
    /// `field-missing-new`
    FieldMissingNew,
    /// `field-missing-code`
    FieldMissingCode,
    /// `field-missing-pass`
    FieldMissingPass,
    /// `field-missing-address`
    FieldMissingAddress,
    /// `field-missing-label`
    FieldMissingLabel,
    /// `code-incomplete`
    CodeIncomplete,
    /// `sync-live`
    SyncLive,
    /// `sync-stale`
    SyncStale,
    /// `sync-offline`
    SyncOffline,
    /// `sync-never`
    SyncNever,
    /// `sync-now`
    SyncNow,
    /// `throttled-until`
    ThrottledUntil,
    /// `throttle-over`
    ThrottleOver,
    /// `tries-left`
    TriesLeft,
    /// `request-number`
    RequestNumber,
    /// `copy-request`
    CopyRequest,
    /// `kept-password`
    KeptPassword,
    /// `details`
    Details,
    /// `offline-title`
    OfflineTitle,
    /// `offline-text`
    OfflineText,
    /// `no-network-title`
    NoNetworkTitle,
    /// `no-service-title`
    NoServiceTitle,
    /// `no-service-text`
    NoServiceText,
    /// `certificate-expired-at`
    CertificateExpiredAt,
    /// `certificate-valid-from`
    CertificateValidFrom,
    /// `offline-why`
    OfflineWhy,
    /// `update-title`
    UpdateTitle,
    /// `update-text`
    UpdateText,
    /// `keyring-locked-title`
    KeyringLockedTitle,
    /// `keyring-locked-text`
    KeyringLockedText,
    /// `keyring-missing-title`
    KeyringMissingTitle,
    /// `keyring-missing-text`
    KeyringMissingText,
    /// `keyring-hanging-title`
    KeyringHangingTitle,
    /// `keyring-hanging-text`
    KeyringHangingText,
    /// `files-not-kept-title`
    FilesNotKeptTitle,
    /// `files-not-kept-text`
    FilesNotKeptText,
    /// `kind-authenticator`
    KindAuthenticator,
    /// `kind-mail`
    KindMail,
    /// `kind-recovery-codes`
    KindRecoveryCodes,
    /// `kind-help-desk-code`
    KindHelpDeskCode,
    /// `kind-temporary-code`
    KindTemporaryCode,
    /// `kind-password`
    KindPassword,
    /// `kind-unknown`
    KindUnknown,
}

impl Common {
    /// Every sentence of the file.
    pub const ALL: [Self; 80] = [
        Self::AppName,
        Self::OpeningTitle,
        Self::SkipToPage,
        Self::NavLabel,
        Self::NavOverview,
        Self::NavPassword,
        Self::NavSecurity,
        Self::NavHelp,
        Self::NavSettings,
        Self::NavYou,
        Self::SideHelp,
        Self::SideSettings,
        Self::StepsLabel,
        Self::StepsCount,
        Self::StepsDone,
        Self::StepDone,
        Self::GoBack,
        Self::Cancel,
        Self::Continue,
        Self::TryAgain,
        Self::CheckComputer,
        Self::Close,
        Self::SignIn,
        Self::Copy,
        Self::Copied,
        Self::UserName,
        Self::UserNameHint,
        Self::Password,
        Self::ShowPassword,
        Self::ShowCurrent,
        Self::ShowNew,
        Self::HidePassword,
        Self::CapsLock,
        Self::FieldMissing,
        Self::FieldMissingUserName,
        Self::FieldMissingPassword,
        Self::FieldMissingCurrent,
        Self::FieldMissingNew,
        Self::FieldMissingCode,
        Self::FieldMissingPass,
        Self::FieldMissingAddress,
        Self::FieldMissingLabel,
        Self::CodeIncomplete,
        Self::SyncLive,
        Self::SyncStale,
        Self::SyncOffline,
        Self::SyncNever,
        Self::SyncNow,
        Self::ThrottledUntil,
        Self::ThrottleOver,
        Self::TriesLeft,
        Self::RequestNumber,
        Self::CopyRequest,
        Self::KeptPassword,
        Self::Details,
        Self::OfflineTitle,
        Self::OfflineText,
        Self::NoNetworkTitle,
        Self::NoServiceTitle,
        Self::NoServiceText,
        Self::CertificateExpiredAt,
        Self::CertificateValidFrom,
        Self::OfflineWhy,
        Self::UpdateTitle,
        Self::UpdateText,
        Self::KeyringLockedTitle,
        Self::KeyringLockedText,
        Self::KeyringMissingTitle,
        Self::KeyringMissingText,
        Self::KeyringHangingTitle,
        Self::KeyringHangingText,
        Self::FilesNotKeptTitle,
        Self::FilesNotKeptText,
        Self::KindAuthenticator,
        Self::KindMail,
        Self::KindRecoveryCodes,
        Self::KindHelpDeskCode,
        Self::KindTemporaryCode,
        Self::KindPassword,
        Self::KindUnknown,
    ];

    const IDS: [&'static str; 80] = [
        "app-name",
        "opening-title",
        "skip-to-page",
        "nav-label",
        "nav-overview",
        "nav-password",
        "nav-security",
        "nav-help",
        "nav-settings",
        "nav-you",
        "side-help",
        "side-settings",
        "steps-label",
        "steps-count",
        "steps-done",
        "step-done",
        "go-back",
        "cancel",
        "continue",
        "try-again",
        "check-computer",
        "close",
        "sign-in",
        "copy",
        "copied",
        "user-name",
        "user-name-hint",
        "password",
        "show-password",
        "show-current",
        "show-new",
        "hide-password",
        "caps-lock",
        "field-missing",
        "field-missing-user-name",
        "field-missing-password",
        "field-missing-current",
        "field-missing-new",
        "field-missing-code",
        "field-missing-pass",
        "field-missing-address",
        "field-missing-label",
        "code-incomplete",
        "sync-live",
        "sync-stale",
        "sync-offline",
        "sync-never",
        "sync-now",
        "throttled-until",
        "throttle-over",
        "tries-left",
        "request-number",
        "copy-request",
        "kept-password",
        "details",
        "offline-title",
        "offline-text",
        "no-network-title",
        "no-service-title",
        "no-service-text",
        "certificate-expired-at",
        "certificate-valid-from",
        "offline-why",
        "update-title",
        "update-text",
        "keyring-locked-title",
        "keyring-locked-text",
        "keyring-missing-title",
        "keyring-missing-text",
        "keyring-hanging-title",
        "keyring-hanging-text",
        "files-not-kept-title",
        "files-not-kept-text",
        "kind-authenticator",
        "kind-mail",
        "kind-recovery-codes",
        "kind-help-desk-code",
        "kind-temporary-code",
        "kind-password",
        "kind-unknown",
    ];
}

impl Sentence for Common {
    fn id(self) -> &'static str {
        Self::IDS[self as usize]
    }
}

/// The sentences of `dates.ftl`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Dates {
    /// `date-long`
    DateLong,
}

impl Dates {
    /// Every sentence of the file.
    pub const ALL: [Self; 1] = [
        Self::DateLong,
    ];

    const IDS: [&'static str; 1] = [
        "date-long",
    ];
}

impl Sentence for Dates {
    fn id(self) -> &'static str {
        Self::IDS[self as usize]
    }
}

/// The sentences of `doctor.ftl`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Doctor {
    /// `doctor-good`
    DoctorGood,
    /// `doctor-doubtful`
    DoctorDoubtful,
    /// `doctor-bad`
    DoctorBad,
    /// `doctor-all-good`
    DoctorAllGood,
    /// `doctor-not-good`
    DoctorNotGood,
    /// `doctor-settings-good`
    DoctorSettingsGood,
    /// `doctor-settings-ignored`
    DoctorSettingsIgnored,
    /// `doctor-settings-ignored-fix`
    DoctorSettingsIgnoredFix,
    /// `doctor-no-server`
    DoctorNoServer,
    /// `doctor-no-server-fix`
    DoctorNoServerFix,
    /// `doctor-no-authority`
    DoctorNoAuthority,
    /// `doctor-no-authority-fix`
    DoctorNoAuthorityFix,
    /// `doctor-authority-with-key`
    DoctorAuthorityWithKey,
    /// `doctor-authority-with-key-fix`
    DoctorAuthorityWithKeyFix,
    /// `doctor-no-network`
    DoctorNoNetwork,
    /// `doctor-no-network-fix`
    DoctorNoNetworkFix,
    /// `doctor-via-proxy`
    DoctorViaProxy,
    /// `doctor-via-system-proxy`
    DoctorViaSystemProxy,
    /// `doctor-no-system-proxy`
    DoctorNoSystemProxy,
    /// `doctor-no-proxy-address`
    DoctorNoProxyAddress,
    /// `doctor-no-proxy-address-fix`
    DoctorNoProxyAddressFix,
    /// `doctor-proxy-refuses`
    DoctorProxyRefuses,
    /// `doctor-proxy-refuses-fix`
    DoctorProxyRefusesFix,
    /// `doctor-proxy-leads-nowhere`
    DoctorProxyLeadsNowhere,
    /// `doctor-proxy-leads-nowhere-fix`
    DoctorProxyLeadsNowhereFix,
    /// `doctor-name-found`
    DoctorNameFound,
    /// `doctor-name-not-found`
    DoctorNameNotFound,
    /// `doctor-name-not-found-fix`
    DoctorNameNotFoundFix,
    /// `doctor-name-not-in-time`
    DoctorNameNotInTime,
    /// `doctor-name-not-in-time-fix`
    DoctorNameNotInTimeFix,
    /// `doctor-port-closed`
    DoctorPortClosed,
    /// `doctor-port-closed-fix`
    DoctorPortClosedFix,
    /// `doctor-port-silent`
    DoctorPortSilent,
    /// `doctor-port-silent-fix`
    DoctorPortSilentFix,
    /// `doctor-address-silent`
    DoctorAddressSilent,
    /// `doctor-address-silent-fix`
    DoctorAddressSilentFix,
    /// `doctor-no-answer`
    DoctorNoAnswer,
    /// `doctor-no-answer-fix`
    DoctorNoAnswerFix,
    /// `doctor-certificate-trusted`
    DoctorCertificateTrusted,
    /// `doctor-pins-only-reported`
    DoctorPinsOnlyReported,
    /// `doctor-pins-only-reported-fix`
    DoctorPinsOnlyReportedFix,
    /// `doctor-certificate-not-trusted`
    DoctorCertificateNotTrusted,
    /// `doctor-certificate-not-trusted-fix`
    DoctorCertificateNotTrustedFix,
    /// `doctor-certificate-of-authority`
    DoctorCertificateOfAuthority,
    /// `doctor-certificate-of-authority-fix`
    DoctorCertificateOfAuthorityFix,
    /// `doctor-certificate-other-purpose`
    DoctorCertificateOtherPurpose,
    /// `doctor-certificate-other-purpose-fix`
    DoctorCertificateOtherPurposeFix,
    /// `doctor-certificate-not-pinned`
    DoctorCertificateNotPinned,
    /// `doctor-certificate-not-pinned-fix`
    DoctorCertificateNotPinnedFix,
    /// `doctor-certificate-other-name`
    DoctorCertificateOtherName,
    /// `doctor-certificate-other-name-fix`
    DoctorCertificateOtherNameFix,
    /// `doctor-certificate-expired`
    DoctorCertificateExpired,
    /// `doctor-certificate-expired-fix`
    DoctorCertificateExpiredFix,
    /// `doctor-certificate-not-yet-valid`
    DoctorCertificateNotYetValid,
    /// `doctor-certificate-not-yet-valid-fix`
    DoctorCertificateNotYetValidFix,
    /// `doctor-client-certificate-refused`
    DoctorClientCertificateRefused,
    /// `doctor-client-certificate-refused-fix`
    DoctorClientCertificateRefusedFix,
    /// `doctor-own-certificate`
    DoctorOwnCertificate,
    /// `doctor-own-certificate-ends`
    DoctorOwnCertificateEnds,
    /// `doctor-own-certificate-ends-fix`
    DoctorOwnCertificateEndsFix,
    /// `doctor-no-service`
    DoctorNoService,
    /// `doctor-no-service-fix`
    DoctorNoServiceFix,
    /// `doctor-service-refuses`
    DoctorServiceRefuses,
    /// `doctor-service-refuses-fix`
    DoctorServiceRefusesFix,
    /// `doctor-another-service`
    DoctorAnotherService,
    /// `doctor-another-service-fix`
    DoctorAnotherServiceFix,
    /// `doctor-update-needed`
    DoctorUpdateNeeded,
    /// `doctor-update-needed-fix`
    DoctorUpdateNeededFix,
    /// `doctor-service-too-old`
    DoctorServiceTooOld,
    /// `doctor-service-too-old-fix`
    DoctorServiceTooOldFix,
    /// `doctor-service-answers`
    DoctorServiceAnswers,
    /// `doctor-clock-agrees`
    DoctorClockAgrees,
    /// `doctor-clock-ahead`
    DoctorClockAhead,
    /// `doctor-clock-behind`
    DoctorClockBehind,
    /// `doctor-clock-differs-fix`
    DoctorClockDiffersFix,
    /// `doctor-clock-wrong`
    DoctorClockWrong,
    /// `doctor-clock-wrong-fix`
    DoctorClockWrongFix,
    /// `doctor-keyring-ready`
    DoctorKeyringReady,
    /// `doctor-keyring-locked`
    DoctorKeyringLocked,
    /// `doctor-keyring-locked-fix`
    DoctorKeyringLockedFix,
    /// `doctor-keyring-missing`
    DoctorKeyringMissing,
    /// `doctor-keyring-missing-fix`
    DoctorKeyringMissingFix,
    /// `doctor-keyring-hanging`
    DoctorKeyringHanging,
    /// `doctor-keyring-hanging-fix`
    DoctorKeyringHangingFix,
    /// `doctor-nothing-kept`
    DoctorNothingKept,
    /// `doctor-keyring-left`
    DoctorKeyringLeft,
    /// `doctor-keyring-left-fix`
    DoctorKeyringLeftFix,
    /// `doctor-files-kept`
    DoctorFilesKept,
    /// `doctor-files-not-kept`
    DoctorFilesNotKept,
    /// `doctor-files-not-kept-fix`
    DoctorFilesNotKeptFix,
    /// `doctor-files-of-another`
    DoctorFilesOfAnother,
    /// `doctor-files-of-another-fix`
    DoctorFilesOfAnotherFix,
    /// `doctor-signed-in`
    DoctorSignedIn,
    /// `doctor-not-signed-in`
    DoctorNotSignedIn,
    /// `doctor-part-settings`
    DoctorPartSettings,
    /// `doctor-part-connection`
    DoctorPartConnection,
    /// `doctor-part-certificate`
    DoctorPartCertificate,
    /// `doctor-part-service`
    DoctorPartService,
    /// `doctor-part-clock`
    DoctorPartClock,
    /// `doctor-part-keyring`
    DoctorPartKeyring,
    /// `doctor-part-files`
    DoctorPartFiles,
    /// `doctor-part-session`
    DoctorPartSession,
}

impl Doctor {
    /// Every sentence of the file.
    pub const ALL: [Self; 102] = [
        Self::DoctorGood,
        Self::DoctorDoubtful,
        Self::DoctorBad,
        Self::DoctorAllGood,
        Self::DoctorNotGood,
        Self::DoctorSettingsGood,
        Self::DoctorSettingsIgnored,
        Self::DoctorSettingsIgnoredFix,
        Self::DoctorNoServer,
        Self::DoctorNoServerFix,
        Self::DoctorNoAuthority,
        Self::DoctorNoAuthorityFix,
        Self::DoctorAuthorityWithKey,
        Self::DoctorAuthorityWithKeyFix,
        Self::DoctorNoNetwork,
        Self::DoctorNoNetworkFix,
        Self::DoctorViaProxy,
        Self::DoctorViaSystemProxy,
        Self::DoctorNoSystemProxy,
        Self::DoctorNoProxyAddress,
        Self::DoctorNoProxyAddressFix,
        Self::DoctorProxyRefuses,
        Self::DoctorProxyRefusesFix,
        Self::DoctorProxyLeadsNowhere,
        Self::DoctorProxyLeadsNowhereFix,
        Self::DoctorNameFound,
        Self::DoctorNameNotFound,
        Self::DoctorNameNotFoundFix,
        Self::DoctorNameNotInTime,
        Self::DoctorNameNotInTimeFix,
        Self::DoctorPortClosed,
        Self::DoctorPortClosedFix,
        Self::DoctorPortSilent,
        Self::DoctorPortSilentFix,
        Self::DoctorAddressSilent,
        Self::DoctorAddressSilentFix,
        Self::DoctorNoAnswer,
        Self::DoctorNoAnswerFix,
        Self::DoctorCertificateTrusted,
        Self::DoctorPinsOnlyReported,
        Self::DoctorPinsOnlyReportedFix,
        Self::DoctorCertificateNotTrusted,
        Self::DoctorCertificateNotTrustedFix,
        Self::DoctorCertificateOfAuthority,
        Self::DoctorCertificateOfAuthorityFix,
        Self::DoctorCertificateOtherPurpose,
        Self::DoctorCertificateOtherPurposeFix,
        Self::DoctorCertificateNotPinned,
        Self::DoctorCertificateNotPinnedFix,
        Self::DoctorCertificateOtherName,
        Self::DoctorCertificateOtherNameFix,
        Self::DoctorCertificateExpired,
        Self::DoctorCertificateExpiredFix,
        Self::DoctorCertificateNotYetValid,
        Self::DoctorCertificateNotYetValidFix,
        Self::DoctorClientCertificateRefused,
        Self::DoctorClientCertificateRefusedFix,
        Self::DoctorOwnCertificate,
        Self::DoctorOwnCertificateEnds,
        Self::DoctorOwnCertificateEndsFix,
        Self::DoctorNoService,
        Self::DoctorNoServiceFix,
        Self::DoctorServiceRefuses,
        Self::DoctorServiceRefusesFix,
        Self::DoctorAnotherService,
        Self::DoctorAnotherServiceFix,
        Self::DoctorUpdateNeeded,
        Self::DoctorUpdateNeededFix,
        Self::DoctorServiceTooOld,
        Self::DoctorServiceTooOldFix,
        Self::DoctorServiceAnswers,
        Self::DoctorClockAgrees,
        Self::DoctorClockAhead,
        Self::DoctorClockBehind,
        Self::DoctorClockDiffersFix,
        Self::DoctorClockWrong,
        Self::DoctorClockWrongFix,
        Self::DoctorKeyringReady,
        Self::DoctorKeyringLocked,
        Self::DoctorKeyringLockedFix,
        Self::DoctorKeyringMissing,
        Self::DoctorKeyringMissingFix,
        Self::DoctorKeyringHanging,
        Self::DoctorKeyringHangingFix,
        Self::DoctorNothingKept,
        Self::DoctorKeyringLeft,
        Self::DoctorKeyringLeftFix,
        Self::DoctorFilesKept,
        Self::DoctorFilesNotKept,
        Self::DoctorFilesNotKeptFix,
        Self::DoctorFilesOfAnother,
        Self::DoctorFilesOfAnotherFix,
        Self::DoctorSignedIn,
        Self::DoctorNotSignedIn,
        Self::DoctorPartSettings,
        Self::DoctorPartConnection,
        Self::DoctorPartCertificate,
        Self::DoctorPartService,
        Self::DoctorPartClock,
        Self::DoctorPartKeyring,
        Self::DoctorPartFiles,
        Self::DoctorPartSession,
    ];

    const IDS: [&'static str; 102] = [
        "doctor-good",
        "doctor-doubtful",
        "doctor-bad",
        "doctor-all-good",
        "doctor-not-good",
        "doctor-settings-good",
        "doctor-settings-ignored",
        "doctor-settings-ignored-fix",
        "doctor-no-server",
        "doctor-no-server-fix",
        "doctor-no-authority",
        "doctor-no-authority-fix",
        "doctor-authority-with-key",
        "doctor-authority-with-key-fix",
        "doctor-no-network",
        "doctor-no-network-fix",
        "doctor-via-proxy",
        "doctor-via-system-proxy",
        "doctor-no-system-proxy",
        "doctor-no-proxy-address",
        "doctor-no-proxy-address-fix",
        "doctor-proxy-refuses",
        "doctor-proxy-refuses-fix",
        "doctor-proxy-leads-nowhere",
        "doctor-proxy-leads-nowhere-fix",
        "doctor-name-found",
        "doctor-name-not-found",
        "doctor-name-not-found-fix",
        "doctor-name-not-in-time",
        "doctor-name-not-in-time-fix",
        "doctor-port-closed",
        "doctor-port-closed-fix",
        "doctor-port-silent",
        "doctor-port-silent-fix",
        "doctor-address-silent",
        "doctor-address-silent-fix",
        "doctor-no-answer",
        "doctor-no-answer-fix",
        "doctor-certificate-trusted",
        "doctor-pins-only-reported",
        "doctor-pins-only-reported-fix",
        "doctor-certificate-not-trusted",
        "doctor-certificate-not-trusted-fix",
        "doctor-certificate-of-authority",
        "doctor-certificate-of-authority-fix",
        "doctor-certificate-other-purpose",
        "doctor-certificate-other-purpose-fix",
        "doctor-certificate-not-pinned",
        "doctor-certificate-not-pinned-fix",
        "doctor-certificate-other-name",
        "doctor-certificate-other-name-fix",
        "doctor-certificate-expired",
        "doctor-certificate-expired-fix",
        "doctor-certificate-not-yet-valid",
        "doctor-certificate-not-yet-valid-fix",
        "doctor-client-certificate-refused",
        "doctor-client-certificate-refused-fix",
        "doctor-own-certificate",
        "doctor-own-certificate-ends",
        "doctor-own-certificate-ends-fix",
        "doctor-no-service",
        "doctor-no-service-fix",
        "doctor-service-refuses",
        "doctor-service-refuses-fix",
        "doctor-another-service",
        "doctor-another-service-fix",
        "doctor-update-needed",
        "doctor-update-needed-fix",
        "doctor-service-too-old",
        "doctor-service-too-old-fix",
        "doctor-service-answers",
        "doctor-clock-agrees",
        "doctor-clock-ahead",
        "doctor-clock-behind",
        "doctor-clock-differs-fix",
        "doctor-clock-wrong",
        "doctor-clock-wrong-fix",
        "doctor-keyring-ready",
        "doctor-keyring-locked",
        "doctor-keyring-locked-fix",
        "doctor-keyring-missing",
        "doctor-keyring-missing-fix",
        "doctor-keyring-hanging",
        "doctor-keyring-hanging-fix",
        "doctor-nothing-kept",
        "doctor-keyring-left",
        "doctor-keyring-left-fix",
        "doctor-files-kept",
        "doctor-files-not-kept",
        "doctor-files-not-kept-fix",
        "doctor-files-of-another",
        "doctor-files-of-another-fix",
        "doctor-signed-in",
        "doctor-not-signed-in",
        "doctor-part-settings",
        "doctor-part-connection",
        "doctor-part-certificate",
        "doctor-part-service",
        "doctor-part-clock",
        "doctor-part-keyring",
        "doctor-part-files",
        "doctor-part-session",
    ];
}

impl Sentence for Doctor {
    fn id(self) -> &'static str {
        Self::IDS[self as usize]
    }
}

/// The sentences of `errors.ftl`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Errors {
    /// `error-sign-in-refused`
    ErrorSignInRefused,
    /// `error-sign-in-refused-advice`
    ErrorSignInRefusedAdvice,
    /// `sign-in-refused-no-unlock`
    SignInRefusedNoUnlock,
    /// `error-current-password-wrong`
    ErrorCurrentPasswordWrong,
    /// `error-current-password-wrong-advice`
    ErrorCurrentPasswordWrongAdvice,
    /// `error-password-refused`
    ErrorPasswordRefused,
    /// `error-password-refused-advice`
    ErrorPasswordRefusedAdvice,
    /// `error-proof-refused`
    ErrorProofRefused,
    /// `error-proof-refused-advice`
    ErrorProofRefusedAdvice,
    /// `error-code-used`
    ErrorCodeUsed,
    /// `error-code-used-advice`
    ErrorCodeUsedAdvice,
    /// `error-pass-refused`
    ErrorPassRefused,
    /// `error-pass-refused-advice`
    ErrorPassRefusedAdvice,
    /// `error-too-many-attempts`
    ErrorTooManyAttempts,
    /// `error-too-many-attempts-advice`
    ErrorTooManyAttemptsAdvice,
    /// `error-too-many-sends`
    ErrorTooManySends,
    /// `error-too-many-sends-advice`
    ErrorTooManySendsAdvice,
    /// `too-many-sends-none`
    TooManySendsNone,
    /// `error-attempt-ended`
    ErrorAttemptEnded,
    /// `error-attempt-ended-advice`
    ErrorAttemptEndedAdvice,
    /// `error-step-out-of-order`
    ErrorStepOutOfOrder,
    /// `error-step-out-of-order-advice`
    ErrorStepOutOfOrderAdvice,
    /// `error-not-enough-methods`
    ErrorNotEnoughMethods,
    /// `error-not-enough-methods-advice`
    ErrorNotEnoughMethodsAdvice,
    /// `error-not-allowed`
    ErrorNotAllowed,
    /// `error-not-allowed-advice`
    ErrorNotAllowedAdvice,
    /// `error-session-ended`
    ErrorSessionEnded,
    /// `error-session-ended-advice`
    ErrorSessionEndedAdvice,
    /// `error-fresh-proof-needed`
    ErrorFreshProofNeeded,
    /// `error-fresh-proof-needed-advice`
    ErrorFreshProofNeededAdvice,
    /// `error-must-change-password`
    ErrorMustChangePassword,
    /// `error-must-change-password-advice`
    ErrorMustChangePasswordAdvice,
    /// `error-address-refused`
    ErrorAddressRefused,
    /// `error-address-refused-advice`
    ErrorAddressRefusedAdvice,
    /// `error-too-many-methods`
    ErrorTooManyMethods,
    /// `error-too-many-methods-advice`
    ErrorTooManyMethodsAdvice,
    /// `error-last-method`
    ErrorLastMethod,
    /// `error-last-method-advice`
    ErrorLastMethodAdvice,
    /// `error-too-little-left`
    ErrorTooLittleLeft,
    /// `error-too-little-left-advice`
    ErrorTooLittleLeftAdvice,
    /// `error-method-too-young`
    ErrorMethodTooYoung,
    /// `error-method-too-young-advice`
    ErrorMethodTooYoungAdvice,
    /// `error-not-found`
    ErrorNotFound,
    /// `error-not-found-advice`
    ErrorNotFoundAdvice,
    /// `error-bad-request`
    ErrorBadRequest,
    /// `error-bad-request-advice`
    ErrorBadRequestAdvice,
    /// `error-proof-of-possession`
    ErrorProofOfPossession,
    /// `error-proof-of-possession-advice`
    ErrorProofOfPossessionAdvice,
    /// `error-nonce-needed`
    ErrorNonceNeeded,
    /// `error-nonce-needed-advice`
    ErrorNonceNeededAdvice,
    /// `error-work-needed`
    ErrorWorkNeeded,
    /// `error-work-needed-advice`
    ErrorWorkNeededAdvice,
    /// `error-directory-unreachable`
    ErrorDirectoryUnreachable,
    /// `error-directory-unreachable-advice`
    ErrorDirectoryUnreachableAdvice,
    /// `error-outcome-unknown`
    ErrorOutcomeUnknown,
    /// `error-outcome-unknown-advice`
    ErrorOutcomeUnknownAdvice,
    /// `error-busy`
    ErrorBusy,
    /// `error-busy-advice`
    ErrorBusyAdvice,
    /// `error-update-needed`
    ErrorUpdateNeeded,
    /// `error-update-needed-advice`
    ErrorUpdateNeededAdvice,
    /// `error-internal`
    ErrorInternal,
    /// `error-internal-advice`
    ErrorInternalAdvice,
    /// `error-service-unreachable`
    ErrorServiceUnreachable,
    /// `error-service-unreachable-advice`
    ErrorServiceUnreachableAdvice,
    /// `error-certificate-not-trusted`
    ErrorCertificateNotTrusted,
    /// `error-certificate-not-trusted-advice`
    ErrorCertificateNotTrustedAdvice,
    /// `error-certificate-expired`
    ErrorCertificateExpired,
    /// `error-certificate-expired-advice`
    ErrorCertificateExpiredAdvice,
    /// `error-certificate-not-yet-valid`
    ErrorCertificateNotYetValid,
    /// `error-certificate-not-yet-valid-advice`
    ErrorCertificateNotYetValidAdvice,
    /// `error-certificate-other-name`
    ErrorCertificateOtherName,
    /// `error-certificate-other-name-advice`
    ErrorCertificateOtherNameAdvice,
    /// `error-certificate-not-pinned`
    ErrorCertificateNotPinned,
    /// `error-certificate-not-pinned-advice`
    ErrorCertificateNotPinnedAdvice,
    /// `error-client-certificate-refused`
    ErrorClientCertificateRefused,
    /// `error-client-certificate-refused-advice`
    ErrorClientCertificateRefusedAdvice,
    /// `error-no-service`
    ErrorNoService,
    /// `error-no-service-advice`
    ErrorNoServiceAdvice,
    /// `error-another-service`
    ErrorAnotherService,
    /// `error-another-service-advice`
    ErrorAnotherServiceAdvice,
    /// `error-service-too-new`
    ErrorServiceTooNew,
    /// `error-service-too-new-advice`
    ErrorServiceTooNewAdvice,
    /// `error-service-too-old`
    ErrorServiceTooOld,
    /// `error-service-too-old-advice`
    ErrorServiceTooOldAdvice,
    /// `error-not-configured`
    ErrorNotConfigured,
    /// `error-not-configured-advice`
    ErrorNotConfiguredAdvice,
    /// `error-no-proxy-address`
    ErrorNoProxyAddress,
    /// `error-no-proxy-address-advice`
    ErrorNoProxyAddressAdvice,
    /// `error-no-authority`
    ErrorNoAuthority,
    /// `error-no-authority-advice`
    ErrorNoAuthorityAdvice,
    /// `error-clock-wrong`
    ErrorClockWrong,
    /// `error-clock-wrong-advice`
    ErrorClockWrongAdvice,
    /// `error-cancelled`
    ErrorCancelled,
    /// `error-cancelled-advice`
    ErrorCancelledAdvice,
    /// `error-nothing-in-progress`
    ErrorNothingInProgress,
    /// `error-nothing-in-progress-advice`
    ErrorNothingInProgressAdvice,
    /// `error-report-not-kept`
    ErrorReportNotKept,
    /// `error-report-not-kept-advice`
    ErrorReportNotKeptAdvice,
    /// `error-hidden-here`
    ErrorHiddenHere,
    /// `error-hidden-here-advice`
    ErrorHiddenHereAdvice,
    /// `error-window-failed`
    ErrorWindowFailed,
    /// `error-window-failed-advice`
    ErrorWindowFailedAdvice,
}

impl Errors {
    /// Every sentence of the file.
    pub const ALL: [Self; 102] = [
        Self::ErrorSignInRefused,
        Self::ErrorSignInRefusedAdvice,
        Self::SignInRefusedNoUnlock,
        Self::ErrorCurrentPasswordWrong,
        Self::ErrorCurrentPasswordWrongAdvice,
        Self::ErrorPasswordRefused,
        Self::ErrorPasswordRefusedAdvice,
        Self::ErrorProofRefused,
        Self::ErrorProofRefusedAdvice,
        Self::ErrorCodeUsed,
        Self::ErrorCodeUsedAdvice,
        Self::ErrorPassRefused,
        Self::ErrorPassRefusedAdvice,
        Self::ErrorTooManyAttempts,
        Self::ErrorTooManyAttemptsAdvice,
        Self::ErrorTooManySends,
        Self::ErrorTooManySendsAdvice,
        Self::TooManySendsNone,
        Self::ErrorAttemptEnded,
        Self::ErrorAttemptEndedAdvice,
        Self::ErrorStepOutOfOrder,
        Self::ErrorStepOutOfOrderAdvice,
        Self::ErrorNotEnoughMethods,
        Self::ErrorNotEnoughMethodsAdvice,
        Self::ErrorNotAllowed,
        Self::ErrorNotAllowedAdvice,
        Self::ErrorSessionEnded,
        Self::ErrorSessionEndedAdvice,
        Self::ErrorFreshProofNeeded,
        Self::ErrorFreshProofNeededAdvice,
        Self::ErrorMustChangePassword,
        Self::ErrorMustChangePasswordAdvice,
        Self::ErrorAddressRefused,
        Self::ErrorAddressRefusedAdvice,
        Self::ErrorTooManyMethods,
        Self::ErrorTooManyMethodsAdvice,
        Self::ErrorLastMethod,
        Self::ErrorLastMethodAdvice,
        Self::ErrorTooLittleLeft,
        Self::ErrorTooLittleLeftAdvice,
        Self::ErrorMethodTooYoung,
        Self::ErrorMethodTooYoungAdvice,
        Self::ErrorNotFound,
        Self::ErrorNotFoundAdvice,
        Self::ErrorBadRequest,
        Self::ErrorBadRequestAdvice,
        Self::ErrorProofOfPossession,
        Self::ErrorProofOfPossessionAdvice,
        Self::ErrorNonceNeeded,
        Self::ErrorNonceNeededAdvice,
        Self::ErrorWorkNeeded,
        Self::ErrorWorkNeededAdvice,
        Self::ErrorDirectoryUnreachable,
        Self::ErrorDirectoryUnreachableAdvice,
        Self::ErrorOutcomeUnknown,
        Self::ErrorOutcomeUnknownAdvice,
        Self::ErrorBusy,
        Self::ErrorBusyAdvice,
        Self::ErrorUpdateNeeded,
        Self::ErrorUpdateNeededAdvice,
        Self::ErrorInternal,
        Self::ErrorInternalAdvice,
        Self::ErrorServiceUnreachable,
        Self::ErrorServiceUnreachableAdvice,
        Self::ErrorCertificateNotTrusted,
        Self::ErrorCertificateNotTrustedAdvice,
        Self::ErrorCertificateExpired,
        Self::ErrorCertificateExpiredAdvice,
        Self::ErrorCertificateNotYetValid,
        Self::ErrorCertificateNotYetValidAdvice,
        Self::ErrorCertificateOtherName,
        Self::ErrorCertificateOtherNameAdvice,
        Self::ErrorCertificateNotPinned,
        Self::ErrorCertificateNotPinnedAdvice,
        Self::ErrorClientCertificateRefused,
        Self::ErrorClientCertificateRefusedAdvice,
        Self::ErrorNoService,
        Self::ErrorNoServiceAdvice,
        Self::ErrorAnotherService,
        Self::ErrorAnotherServiceAdvice,
        Self::ErrorServiceTooNew,
        Self::ErrorServiceTooNewAdvice,
        Self::ErrorServiceTooOld,
        Self::ErrorServiceTooOldAdvice,
        Self::ErrorNotConfigured,
        Self::ErrorNotConfiguredAdvice,
        Self::ErrorNoProxyAddress,
        Self::ErrorNoProxyAddressAdvice,
        Self::ErrorNoAuthority,
        Self::ErrorNoAuthorityAdvice,
        Self::ErrorClockWrong,
        Self::ErrorClockWrongAdvice,
        Self::ErrorCancelled,
        Self::ErrorCancelledAdvice,
        Self::ErrorNothingInProgress,
        Self::ErrorNothingInProgressAdvice,
        Self::ErrorReportNotKept,
        Self::ErrorReportNotKeptAdvice,
        Self::ErrorHiddenHere,
        Self::ErrorHiddenHereAdvice,
        Self::ErrorWindowFailed,
        Self::ErrorWindowFailedAdvice,
    ];

    const IDS: [&'static str; 102] = [
        "error-sign-in-refused",
        "error-sign-in-refused-advice",
        "sign-in-refused-no-unlock",
        "error-current-password-wrong",
        "error-current-password-wrong-advice",
        "error-password-refused",
        "error-password-refused-advice",
        "error-proof-refused",
        "error-proof-refused-advice",
        "error-code-used",
        "error-code-used-advice",
        "error-pass-refused",
        "error-pass-refused-advice",
        "error-too-many-attempts",
        "error-too-many-attempts-advice",
        "error-too-many-sends",
        "error-too-many-sends-advice",
        "too-many-sends-none",
        "error-attempt-ended",
        "error-attempt-ended-advice",
        "error-step-out-of-order",
        "error-step-out-of-order-advice",
        "error-not-enough-methods",
        "error-not-enough-methods-advice",
        "error-not-allowed",
        "error-not-allowed-advice",
        "error-session-ended",
        "error-session-ended-advice",
        "error-fresh-proof-needed",
        "error-fresh-proof-needed-advice",
        "error-must-change-password",
        "error-must-change-password-advice",
        "error-address-refused",
        "error-address-refused-advice",
        "error-too-many-methods",
        "error-too-many-methods-advice",
        "error-last-method",
        "error-last-method-advice",
        "error-too-little-left",
        "error-too-little-left-advice",
        "error-method-too-young",
        "error-method-too-young-advice",
        "error-not-found",
        "error-not-found-advice",
        "error-bad-request",
        "error-bad-request-advice",
        "error-proof-of-possession",
        "error-proof-of-possession-advice",
        "error-nonce-needed",
        "error-nonce-needed-advice",
        "error-work-needed",
        "error-work-needed-advice",
        "error-directory-unreachable",
        "error-directory-unreachable-advice",
        "error-outcome-unknown",
        "error-outcome-unknown-advice",
        "error-busy",
        "error-busy-advice",
        "error-update-needed",
        "error-update-needed-advice",
        "error-internal",
        "error-internal-advice",
        "error-service-unreachable",
        "error-service-unreachable-advice",
        "error-certificate-not-trusted",
        "error-certificate-not-trusted-advice",
        "error-certificate-expired",
        "error-certificate-expired-advice",
        "error-certificate-not-yet-valid",
        "error-certificate-not-yet-valid-advice",
        "error-certificate-other-name",
        "error-certificate-other-name-advice",
        "error-certificate-not-pinned",
        "error-certificate-not-pinned-advice",
        "error-client-certificate-refused",
        "error-client-certificate-refused-advice",
        "error-no-service",
        "error-no-service-advice",
        "error-another-service",
        "error-another-service-advice",
        "error-service-too-new",
        "error-service-too-new-advice",
        "error-service-too-old",
        "error-service-too-old-advice",
        "error-not-configured",
        "error-not-configured-advice",
        "error-no-proxy-address",
        "error-no-proxy-address-advice",
        "error-no-authority",
        "error-no-authority-advice",
        "error-clock-wrong",
        "error-clock-wrong-advice",
        "error-cancelled",
        "error-cancelled-advice",
        "error-nothing-in-progress",
        "error-nothing-in-progress-advice",
        "error-report-not-kept",
        "error-report-not-kept-advice",
        "error-hidden-here",
        "error-hidden-here-advice",
        "error-window-failed",
        "error-window-failed-advice",
    ];
}

impl Sentence for Errors {
    fn id(self) -> &'static str {
        Self::IDS[self as usize]
    }
}

/// The sentences of `letters.ftl`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Letters {
    /// `letters-title`
    LettersTitle,
    /// `letter-title`
    LetterTitle,
    /// `letter-greeting`
    LetterGreeting,
    /// `letter-lead`
    LetterLead,
    /// `letter-user`
    LetterUser,
    /// `letter-code`
    LetterCode,
    /// `letter-from`
    LetterFrom,
    /// `letter-until`
    LetterUntil,
    /// `letter-when`
    LetterWhen,
    /// `letter-steps`
    LetterSteps,
    /// `letter-step-open`
    LetterStepOpen,
    /// `letter-step-choose`
    LetterStepChoose,
    /// `letter-step-enter`
    LetterStepEnter,
    /// `letter-step-finish`
    LetterStepFinish,
    /// `letter-step-destroy`
    LetterStepDestroy,
    /// `letter-secret`
    LetterSecret,
    /// `letter-secret-text`
    LetterSecretText,
    /// `letter-help`
    LetterHelp,
    /// `letter-help-text`
    LetterHelpText,
}

impl Letters {
    /// Every sentence of the file.
    pub const ALL: [Self; 19] = [
        Self::LettersTitle,
        Self::LetterTitle,
        Self::LetterGreeting,
        Self::LetterLead,
        Self::LetterUser,
        Self::LetterCode,
        Self::LetterFrom,
        Self::LetterUntil,
        Self::LetterWhen,
        Self::LetterSteps,
        Self::LetterStepOpen,
        Self::LetterStepChoose,
        Self::LetterStepEnter,
        Self::LetterStepFinish,
        Self::LetterStepDestroy,
        Self::LetterSecret,
        Self::LetterSecretText,
        Self::LetterHelp,
        Self::LetterHelpText,
    ];

    const IDS: [&'static str; 19] = [
        "letters-title",
        "letter-title",
        "letter-greeting",
        "letter-lead",
        "letter-user",
        "letter-code",
        "letter-from",
        "letter-until",
        "letter-when",
        "letter-steps",
        "letter-step-open",
        "letter-step-choose",
        "letter-step-enter",
        "letter-step-finish",
        "letter-step-destroy",
        "letter-secret",
        "letter-secret-text",
        "letter-help",
        "letter-help-text",
    ];
}

impl Sentence for Letters {
    fn id(self) -> &'static str {
        Self::IDS[self as usize]
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
    /// `mail-method`
    MailMethod,
    /// `mail-method-authenticator`
    MailMethodAuthenticator,
    /// `mail-method-mail`
    MailMethodMail,
    /// `mail-method-recovery-codes`
    MailMethodRecoveryCodes,
    /// `mail-method-temporary-code`
    MailMethodTemporaryCode,
    /// `mail-codes-left`
    MailCodesLeft,
    /// `mail-laptop`
    MailLaptop,
    /// `mail-laptop-nameless`
    MailLaptopNameless,
    /// `mail-laptop-named`
    MailLaptopNamed,
    /// `mail-when`
    MailWhen,
    /// `mail-when-laptop`
    MailWhenLaptop,
    /// `mail-when-only-utc`
    MailWhenOnlyUtc,
    /// `mail-when-utc`
    MailWhenUtc,
    /// `mail-expires`
    MailExpires,
    /// `mail-not-me`
    MailNotMe,
    /// `mail-what-now`
    MailWhatNow,
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
    /// `mail-password-expires-subject`
    MailPasswordExpiresSubject,
    /// `mail-password-expires-lead`
    MailPasswordExpiresLead,
    /// `mail-password-expires-what-now`
    MailPasswordExpiresWhatNow,
    /// `mail-account-locked-subject`
    MailAccountLockedSubject,
    /// `mail-account-locked-lead`
    MailAccountLockedLead,
    /// `mail-account-locked-what-now`
    MailAccountLockedWhatNow,
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
    /// `mail-method-added-by-pass-lead`
    MailMethodAddedByPassLead,
    /// `mail-method-added-by-pass-not-me`
    MailMethodAddedByPassNotMe,
    /// `mail-recovery-code-used-subject`
    MailRecoveryCodeUsedSubject,
    /// `mail-recovery-code-used-lead`
    MailRecoveryCodeUsedLead,
    /// `mail-recovery-code-used-not-me`
    MailRecoveryCodeUsedNotMe,
    /// `mail-help-desk-code-subject`
    MailHelpDeskCodeSubject,
    /// `mail-help-desk-code-lead`
    MailHelpDeskCodeLead,
    /// `mail-help-desk-code-not-me`
    MailHelpDeskCodeNotMe,
    /// `mail-temporary-code-subject`
    MailTemporaryCodeSubject,
    /// `mail-temporary-code-lead`
    MailTemporaryCodeLead,
    /// `mail-temporary-code-once-lead`
    MailTemporaryCodeOnceLead,
    /// `mail-temporary-code-what-now`
    MailTemporaryCodeWhatNow,
    /// `mail-temporary-code-ends`
    MailTemporaryCodeEnds,
    /// `mail-method-removed-subject`
    MailMethodRemovedSubject,
    /// `mail-method-removed-lead`
    MailMethodRemovedLead,
    /// `mail-method-replaced-lead`
    MailMethodReplacedLead,
    /// `mail-method-removed-not-me`
    MailMethodRemovedNotMe,
    /// `mail-method-removed-by-it-lead`
    MailMethodRemovedByItLead,
    /// `mail-method-removed-by-it-what-now`
    MailMethodRemovedByItWhatNow,
    /// `mail-method-removed-with-code-lead`
    MailMethodRemovedWithCodeLead,
    /// `mail-method-removed-with-code-what-now`
    MailMethodRemovedWithCodeWhatNow,
    /// `mail-address-not-counted-subject`
    MailAddressNotCountedSubject,
    /// `mail-address-not-counted-lead`
    MailAddressNotCountedLead,
    /// `mail-address-not-counted-what-now`
    MailAddressNotCountedWhatNow,
    /// `mail-first-method-subject`
    MailFirstMethodSubject,
    /// `mail-first-method-lead`
    MailFirstMethodLead,
    /// `mail-first-method-not-me`
    MailFirstMethodNotMe,
    /// `mail-new-device-subject`
    MailNewDeviceSubject,
    /// `mail-new-device-lead`
    MailNewDeviceLead,
    /// `mail-new-device-not-me`
    MailNewDeviceNotMe,
    /// `mail-abandoned-subject`
    MailAbandonedSubject,
    /// `mail-abandoned-lead`
    MailAbandonedLead,
    /// `mail-abandoned-not-me`
    MailAbandonedNotMe,
}

impl Mails {
    /// Every sentence of the file.
    pub const ALL: [Self; 81] = [
        Self::MailGreeting,
        Self::MailGreetingNameless,
        Self::MailCodeUntil,
        Self::MailAccount,
        Self::MailMethod,
        Self::MailMethodAuthenticator,
        Self::MailMethodMail,
        Self::MailMethodRecoveryCodes,
        Self::MailMethodTemporaryCode,
        Self::MailCodesLeft,
        Self::MailLaptop,
        Self::MailLaptopNameless,
        Self::MailLaptopNamed,
        Self::MailWhen,
        Self::MailWhenLaptop,
        Self::MailWhenOnlyUtc,
        Self::MailWhenUtc,
        Self::MailExpires,
        Self::MailNotMe,
        Self::MailWhatNow,
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
        Self::MailPasswordExpiresSubject,
        Self::MailPasswordExpiresLead,
        Self::MailPasswordExpiresWhatNow,
        Self::MailAccountLockedSubject,
        Self::MailAccountLockedLead,
        Self::MailAccountLockedWhatNow,
        Self::MailAccountUnlockedSubject,
        Self::MailAccountUnlockedLead,
        Self::MailAccountUnlockedNotMe,
        Self::MailMethodAddedSubject,
        Self::MailMethodAddedLead,
        Self::MailMethodAddedNotMe,
        Self::MailMethodAddedByPassLead,
        Self::MailMethodAddedByPassNotMe,
        Self::MailRecoveryCodeUsedSubject,
        Self::MailRecoveryCodeUsedLead,
        Self::MailRecoveryCodeUsedNotMe,
        Self::MailHelpDeskCodeSubject,
        Self::MailHelpDeskCodeLead,
        Self::MailHelpDeskCodeNotMe,
        Self::MailTemporaryCodeSubject,
        Self::MailTemporaryCodeLead,
        Self::MailTemporaryCodeOnceLead,
        Self::MailTemporaryCodeWhatNow,
        Self::MailTemporaryCodeEnds,
        Self::MailMethodRemovedSubject,
        Self::MailMethodRemovedLead,
        Self::MailMethodReplacedLead,
        Self::MailMethodRemovedNotMe,
        Self::MailMethodRemovedByItLead,
        Self::MailMethodRemovedByItWhatNow,
        Self::MailMethodRemovedWithCodeLead,
        Self::MailMethodRemovedWithCodeWhatNow,
        Self::MailAddressNotCountedSubject,
        Self::MailAddressNotCountedLead,
        Self::MailAddressNotCountedWhatNow,
        Self::MailFirstMethodSubject,
        Self::MailFirstMethodLead,
        Self::MailFirstMethodNotMe,
        Self::MailNewDeviceSubject,
        Self::MailNewDeviceLead,
        Self::MailNewDeviceNotMe,
        Self::MailAbandonedSubject,
        Self::MailAbandonedLead,
        Self::MailAbandonedNotMe,
    ];

    const IDS: [&'static str; 81] = [
        "mail-greeting",
        "mail-greeting-nameless",
        "mail-code-until",
        "mail-account",
        "mail-method",
        "mail-method-authenticator",
        "mail-method-mail",
        "mail-method-recovery-codes",
        "mail-method-temporary-code",
        "mail-codes-left",
        "mail-laptop",
        "mail-laptop-nameless",
        "mail-laptop-named",
        "mail-when",
        "mail-when-laptop",
        "mail-when-only-utc",
        "mail-when-utc",
        "mail-expires",
        "mail-not-me",
        "mail-what-now",
        "mail-footer",
        "mail-attempt-code-subject",
        "mail-attempt-code-lead",
        "mail-attempt-code-not-me",
        "mail-method-code-subject",
        "mail-method-code-lead",
        "mail-method-code-not-me",
        "mail-activated-subject",
        "mail-activated-lead",
        "mail-activated-not-me",
        "mail-password-changed-subject",
        "mail-password-changed-lead",
        "mail-password-changed-not-me",
        "mail-password-reset-subject",
        "mail-password-reset-lead",
        "mail-password-reset-not-me",
        "mail-password-expires-subject",
        "mail-password-expires-lead",
        "mail-password-expires-what-now",
        "mail-account-locked-subject",
        "mail-account-locked-lead",
        "mail-account-locked-what-now",
        "mail-account-unlocked-subject",
        "mail-account-unlocked-lead",
        "mail-account-unlocked-not-me",
        "mail-method-added-subject",
        "mail-method-added-lead",
        "mail-method-added-not-me",
        "mail-method-added-by-pass-lead",
        "mail-method-added-by-pass-not-me",
        "mail-recovery-code-used-subject",
        "mail-recovery-code-used-lead",
        "mail-recovery-code-used-not-me",
        "mail-help-desk-code-subject",
        "mail-help-desk-code-lead",
        "mail-help-desk-code-not-me",
        "mail-temporary-code-subject",
        "mail-temporary-code-lead",
        "mail-temporary-code-once-lead",
        "mail-temporary-code-what-now",
        "mail-temporary-code-ends",
        "mail-method-removed-subject",
        "mail-method-removed-lead",
        "mail-method-replaced-lead",
        "mail-method-removed-not-me",
        "mail-method-removed-by-it-lead",
        "mail-method-removed-by-it-what-now",
        "mail-method-removed-with-code-lead",
        "mail-method-removed-with-code-what-now",
        "mail-address-not-counted-subject",
        "mail-address-not-counted-lead",
        "mail-address-not-counted-what-now",
        "mail-first-method-subject",
        "mail-first-method-lead",
        "mail-first-method-not-me",
        "mail-new-device-subject",
        "mail-new-device-lead",
        "mail-new-device-not-me",
        "mail-abandoned-subject",
        "mail-abandoned-lead",
        "mail-abandoned-not-me",
    ];
}

impl Sentence for Mails {
    fn id(self) -> &'static str {
        Self::IDS[self as usize]
    }
}

/// The sentences of `recover.ftl`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Recover {
    /// `recover-step-name`
    RecoverStepName,
    /// `recover-step-first`
    RecoverStepFirst,
    /// `recover-step-second`
    RecoverStepSecond,
    /// `recover-step-password`
    RecoverStepPassword,
    /// `recover-step-unlock`
    RecoverStepUnlock,
    /// `recover-reset-title`
    RecoverResetTitle,
    /// `recover-reset-text`
    RecoverResetText,
    /// `recover-unlock-title`
    RecoverUnlockTitle,
    /// `recover-unlock-text`
    RecoverUnlockText,
    /// `recover-choose-title`
    RecoverChooseTitle,
    /// `recover-choose-text`
    RecoverChooseText,
    /// `recover-second-title`
    RecoverSecondTitle,
    /// `recover-second-text`
    RecoverSecondText,
    /// `recover-password-title`
    RecoverPasswordTitle,
    /// `recover-password-submit`
    RecoverPasswordSubmit,
    /// `recover-password-note`
    RecoverPasswordNote,
    /// `recover-confirm-title`
    RecoverConfirmTitle,
    /// `recover-confirm-text`
    RecoverConfirmText,
    /// `recover-confirm-submit`
    RecoverConfirmSubmit,
    /// `recover-done-title`
    RecoverDoneTitle,
    /// `recover-done-text`
    RecoverDoneText,
    /// `recover-unlocked-title`
    RecoverUnlockedTitle,
    /// `recover-unlocked-text`
    RecoverUnlockedText,
    /// `recover-until`
    RecoverUntil,
    /// `recover-ended-title`
    RecoverEndedTitle,
    /// `recover-ended-text`
    RecoverEndedText,
    /// `recover-voided-title`
    RecoverVoidedTitle,
    /// `recover-voided-text`
    RecoverVoidedText,
    /// `recover-other-password-title`
    RecoverOtherPasswordTitle,
    /// `recover-other-password-text`
    RecoverOtherPasswordText,
    /// `recover-again`
    RecoverAgain,
    /// `recover-left-title`
    RecoverLeftTitle,
    /// `recover-left-text`
    RecoverLeftText,
    /// `time-ends`
    TimeEnds,
    /// `time-over`
    TimeOver,
    /// `time-attempt-text`
    TimeAttemptText,
    /// `time-activation-text`
    TimeActivationText,
    /// `time-code-text`
    TimeCodeText,
    /// `time-app-text`
    TimeAppText,
}

impl Recover {
    /// Every sentence of the file.
    pub const ALL: [Self; 39] = [
        Self::RecoverStepName,
        Self::RecoverStepFirst,
        Self::RecoverStepSecond,
        Self::RecoverStepPassword,
        Self::RecoverStepUnlock,
        Self::RecoverResetTitle,
        Self::RecoverResetText,
        Self::RecoverUnlockTitle,
        Self::RecoverUnlockText,
        Self::RecoverChooseTitle,
        Self::RecoverChooseText,
        Self::RecoverSecondTitle,
        Self::RecoverSecondText,
        Self::RecoverPasswordTitle,
        Self::RecoverPasswordSubmit,
        Self::RecoverPasswordNote,
        Self::RecoverConfirmTitle,
        Self::RecoverConfirmText,
        Self::RecoverConfirmSubmit,
        Self::RecoverDoneTitle,
        Self::RecoverDoneText,
        Self::RecoverUnlockedTitle,
        Self::RecoverUnlockedText,
        Self::RecoverUntil,
        Self::RecoverEndedTitle,
        Self::RecoverEndedText,
        Self::RecoverVoidedTitle,
        Self::RecoverVoidedText,
        Self::RecoverOtherPasswordTitle,
        Self::RecoverOtherPasswordText,
        Self::RecoverAgain,
        Self::RecoverLeftTitle,
        Self::RecoverLeftText,
        Self::TimeEnds,
        Self::TimeOver,
        Self::TimeAttemptText,
        Self::TimeActivationText,
        Self::TimeCodeText,
        Self::TimeAppText,
    ];

    const IDS: [&'static str; 39] = [
        "recover-step-name",
        "recover-step-first",
        "recover-step-second",
        "recover-step-password",
        "recover-step-unlock",
        "recover-reset-title",
        "recover-reset-text",
        "recover-unlock-title",
        "recover-unlock-text",
        "recover-choose-title",
        "recover-choose-text",
        "recover-second-title",
        "recover-second-text",
        "recover-password-title",
        "recover-password-submit",
        "recover-password-note",
        "recover-confirm-title",
        "recover-confirm-text",
        "recover-confirm-submit",
        "recover-done-title",
        "recover-done-text",
        "recover-unlocked-title",
        "recover-unlocked-text",
        "recover-until",
        "recover-ended-title",
        "recover-ended-text",
        "recover-voided-title",
        "recover-voided-text",
        "recover-other-password-title",
        "recover-other-password-text",
        "recover-again",
        "recover-left-title",
        "recover-left-text",
        "time-ends",
        "time-over",
        "time-attempt-text",
        "time-activation-text",
        "time-code-text",
        "time-app-text",
    ];
}

impl Sentence for Recover {
    fn id(self) -> &'static str {
        Self::IDS[self as usize]
    }
}

/// The sentences of `rules.ftl`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Rules {
    /// `rule-min-length`
    RuleMinLength,
    /// `rule-min-length-broken`
    RuleMinLengthBroken,
    /// `rule-max-length`
    RuleMaxLength,
    /// `rule-max-length-broken`
    RuleMaxLengthBroken,
    /// `rule-control-characters`
    RuleControlCharacters,
    /// `rule-control-characters-broken`
    RuleControlCharactersBroken,
    /// `rule-edge-spaces`
    RuleEdgeSpaces,
    /// `rule-edge-spaces-broken`
    RuleEdgeSpacesBroken,
    /// `rule-kinds`
    RuleKinds,
    /// `rule-kinds-broken`
    RuleKindsBroken,
    /// `rule-name-parts`
    RuleNameParts,
    /// `rule-name-parts-broken`
    RuleNamePartsBroken,
    /// `rule-banned-words`
    RuleBannedWords,
    /// `rule-banned-words-broken`
    RuleBannedWordsBroken,
    /// `rule-strength`
    RuleStrength,
    /// `rule-strength-broken`
    RuleStrengthBroken,
    /// `rule-same-as-current`
    RuleSameAsCurrent,
    /// `rule-same-as-current-broken`
    RuleSameAsCurrentBroken,
    /// `rule-history`
    RuleHistory,
    /// `rule-history-broken`
    RuleHistoryBroken,
    /// `rule-breach-list`
    RuleBreachList,
    /// `rule-breach-list-broken`
    RuleBreachListBroken,
    /// `rule-min-age`
    RuleMinAge,
    /// `rule-min-age-broken`
    RuleMinAgeBroken,
    /// `rule-directory`
    RuleDirectory,
    /// `rule-directory-broken`
    RuleDirectoryBroken,
}

impl Rules {
    /// Every sentence of the file.
    pub const ALL: [Self; 26] = [
        Self::RuleMinLength,
        Self::RuleMinLengthBroken,
        Self::RuleMaxLength,
        Self::RuleMaxLengthBroken,
        Self::RuleControlCharacters,
        Self::RuleControlCharactersBroken,
        Self::RuleEdgeSpaces,
        Self::RuleEdgeSpacesBroken,
        Self::RuleKinds,
        Self::RuleKindsBroken,
        Self::RuleNameParts,
        Self::RuleNamePartsBroken,
        Self::RuleBannedWords,
        Self::RuleBannedWordsBroken,
        Self::RuleStrength,
        Self::RuleStrengthBroken,
        Self::RuleSameAsCurrent,
        Self::RuleSameAsCurrentBroken,
        Self::RuleHistory,
        Self::RuleHistoryBroken,
        Self::RuleBreachList,
        Self::RuleBreachListBroken,
        Self::RuleMinAge,
        Self::RuleMinAgeBroken,
        Self::RuleDirectory,
        Self::RuleDirectoryBroken,
    ];

    const IDS: [&'static str; 26] = [
        "rule-min-length",
        "rule-min-length-broken",
        "rule-max-length",
        "rule-max-length-broken",
        "rule-control-characters",
        "rule-control-characters-broken",
        "rule-edge-spaces",
        "rule-edge-spaces-broken",
        "rule-kinds",
        "rule-kinds-broken",
        "rule-name-parts",
        "rule-name-parts-broken",
        "rule-banned-words",
        "rule-banned-words-broken",
        "rule-strength",
        "rule-strength-broken",
        "rule-same-as-current",
        "rule-same-as-current-broken",
        "rule-history",
        "rule-history-broken",
        "rule-breach-list",
        "rule-breach-list-broken",
        "rule-min-age",
        "rule-min-age-broken",
        "rule-directory",
        "rule-directory-broken",
    ];
}

impl Sentence for Rules {
    fn id(self) -> &'static str {
        Self::IDS[self as usize]
    }
}

/// The sentences of `settings.ftl`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Settings {
    /// `kind-origin`
    KindOrigin,
    /// `kind-proxy`
    KindProxy,
    /// `kind-link`
    KindLink,
    /// `kind-certificate-file`
    KindCertificateFile,
    /// `kind-image-file`
    KindImageFile,
    /// `kind-text`
    KindText,
    /// `kind-accent`
    KindAccent,
    /// `kind-reminder-days`
    KindReminderDays,
    /// `kind-quiet-hours`
    KindQuietHours,
    /// `kind-choice`
    KindChoice,
    /// `kind-address`
    KindAddress,
    /// `kind-path`
    KindPath,
    /// `kind-mailbox`
    KindMailbox,
    /// `kind-flag`
    KindFlag,
    /// `kind-whole`
    KindWhole,
    /// `kind-texts`
    KindTexts,
    /// `kind-domains`
    KindDomains,
    /// `kind-words`
    KindWords,
    /// `kind-pins`
    KindPins,
    /// `mistake-closes`
    MistakeCloses,
    /// `mistake-stops`
    MistakeStops,
    /// `mistake-stores-nothing`
    MistakeStoresNothing,
    /// `mistake-hides`
    MistakeHides,
    /// `mistake-true`
    MistakeTrue,
    /// `mistake-ignored`
    MistakeIgnored,
    /// `level-mandatory`
    LevelMandatory,
    /// `level-recommended`
    LevelRecommended,
    /// `need-required`
    NeedRequired,
    /// `computer-title`
    ComputerTitle,
    /// `computer-server`
    ComputerServer,
    /// `computer-server-text`
    ComputerServerText,
    /// `computer-authority`
    ComputerAuthority,
    /// `computer-authority-text`
    ComputerAuthorityText,
    /// `computer-client-certificate`
    ComputerClientCertificate,
    /// `computer-client-certificate-text`
    ComputerClientCertificateText,
    /// `computer-pins`
    ComputerPins,
    /// `computer-pins-text`
    ComputerPinsText,
    /// `computer-pins-report-only`
    ComputerPinsReportOnly,
    /// `computer-pins-report-only-text`
    ComputerPinsReportOnlyText,
    /// `computer-proxy`
    ComputerProxy,
    /// `computer-proxy-text`
    ComputerProxyText,
    /// `computer-organisation`
    ComputerOrganisation,
    /// `computer-organisation-text`
    ComputerOrganisationText,
    /// `computer-organisation-help`
    ComputerOrganisationHelp,
    /// `computer-organisation-help-text`
    ComputerOrganisationHelpText,
    /// `computer-help-url`
    ComputerHelpUrl,
    /// `computer-help-url-text`
    ComputerHelpUrlText,
    /// `computer-logo`
    ComputerLogo,
    /// `computer-logo-text`
    ComputerLogoText,
    /// `computer-logo-dark`
    ComputerLogoDark,
    /// `computer-logo-dark-text`
    ComputerLogoDarkText,
    /// `computer-accent`
    ComputerAccent,
    /// `computer-accent-text`
    ComputerAccentText,
    /// `computer-reset`
    ComputerReset,
    /// `computer-reset-text`
    ComputerResetText,
    /// `computer-unlock`
    ComputerUnlock,
    /// `computer-unlock-text`
    ComputerUnlockText,
    /// `computer-change-password`
    ComputerChangePassword,
    /// `computer-change-password-text`
    ComputerChangePasswordText,
    /// `computer-security-info`
    ComputerSecurityInfo,
    /// `computer-security-info-text`
    ComputerSecurityInfoText,
    /// `computer-language`
    ComputerLanguage,
    /// `computer-language-text`
    ComputerLanguageText,
    /// `computer-autostart`
    ComputerAutostart,
    /// `computer-autostart-text`
    ComputerAutostartText,
    /// `computer-reminder-days`
    ComputerReminderDays,
    /// `computer-reminder-days-text`
    ComputerReminderDaysText,
    /// `computer-quiet-hours`
    ComputerQuietHours,
    /// `computer-quiet-hours-text`
    ComputerQuietHoursText,
    /// `computer-kiosk`
    ComputerKiosk,
    /// `computer-kiosk-text`
    ComputerKioskText,
    /// `computer-log-level`
    ComputerLogLevel,
    /// `computer-log-level-text`
    ComputerLogLevelText,
    /// `computer-wipe-after-days`
    ComputerWipeAfterDays,
    /// `computer-wipe-after-days-text`
    ComputerWipeAfterDaysText,
    /// `computer-theme`
    ComputerTheme,
    /// `computer-theme-text`
    ComputerThemeText,
    /// `template-product`
    TemplateProduct,
    /// `template-description`
    TemplateDescription,
    /// `template-recommended`
    TemplateRecommended,
    /// `template-value`
    TemplateValue,
    /// `template-default`
    TemplateDefault,
    /// `template-mistake`
    TemplateMistake,
    /// `template-choice`
    TemplateChoice,
    /// `template-since`
    TemplateSince,
    /// `template-example`
    TemplateExample,
    /// `payload-display-name`
    PayloadDisplayName,
    /// `payload-identifier`
    PayloadIdentifier,
    /// `payload-type`
    PayloadType,
    /// `payload-uuid`
    PayloadUuid,
    /// `payload-version`
    PayloadVersion,
    /// `people-title`
    PeopleTitle,
    /// `people-intro`
    PeopleIntro,
    /// `people-revision`
    PeopleRevision,
    /// `people-rules`
    PeopleRules,
    /// `people-by-group`
    PeopleByGroup,
    /// `people-profile`
    PeopleProfile,
    /// `people-profile-text`
    PeopleProfileText,
    /// `people-gates`
    PeopleGates,
    /// `people-gates-text`
    PeopleGatesText,
    /// `people-reset`
    PeopleReset,
    /// `people-reset-text`
    PeopleResetText,
    /// `people-unlock`
    PeopleUnlock,
    /// `people-unlock-text`
    PeopleUnlockText,
    /// `people-attempt-minutes`
    PeopleAttemptMinutes,
    /// `people-attempt-minutes-text`
    PeopleAttemptMinutesText,
    /// `people-code-minutes`
    PeopleCodeMinutes,
    /// `people-code-minutes-text`
    PeopleCodeMinutesText,
    /// `people-wrong-per-code`
    PeopleWrongPerCode,
    /// `people-wrong-per-code-text`
    PeopleWrongPerCodeText,
    /// `people-sends-in-ten-minutes`
    PeopleSendsInTenMinutes,
    /// `people-sends-in-ten-minutes-text`
    PeopleSendsInTenMinutesText,
    /// `people-sends-a-day`
    PeopleSendsADay,
    /// `people-sends-a-day-text`
    PeopleSendsADayText,
    /// `people-max-authenticators`
    PeopleMaxAuthenticators,
    /// `people-max-authenticators-text`
    PeopleMaxAuthenticatorsText,
    /// `people-max-mail-addresses`
    PeopleMaxMailAddresses,
    /// `people-max-mail-addresses-text`
    PeopleMaxMailAddressesText,
    /// `people-recovery-codes`
    PeopleRecoveryCodes,
    /// `people-recovery-codes-text`
    PeopleRecoveryCodesText,
    /// `people-help-desk-codes`
    PeopleHelpDeskCodes,
    /// `people-help-desk-codes-text`
    PeopleHelpDeskCodesText,
    /// `people-max-temporary-code-hours`
    PeopleMaxTemporaryCodeHours,
    /// `people-max-temporary-code-hours-text`
    PeopleMaxTemporaryCodeHoursText,
    /// `people-second-factor-on-new-device`
    PeopleSecondFactorOnNewDevice,
    /// `people-second-factor-on-new-device-text`
    PeopleSecondFactorOnNewDeviceText,
    /// `people-second-factor-days`
    PeopleSecondFactorDays,
    /// `people-second-factor-days-text`
    PeopleSecondFactorDaysText,
    /// `people-two-factors-everywhere`
    PeopleTwoFactorsEverywhere,
    /// `people-two-factors-everywhere-text`
    PeopleTwoFactorsEverywhereText,
    /// `people-own-mail-domains`
    PeopleOwnMailDomains,
    /// `people-own-mail-domains-text`
    PeopleOwnMailDomainsText,
    /// `people-company-words`
    PeopleCompanyWords,
    /// `people-company-words-text`
    PeopleCompanyWordsText,
    /// `people-max-age-days`
    PeopleMaxAgeDays,
    /// `people-max-age-days-text`
    PeopleMaxAgeDaysText,
    /// `people-expiry-mail-days`
    PeopleExpiryMailDays,
    /// `people-expiry-mail-days-text`
    PeopleExpiryMailDaysText,
    /// `service-title`
    ServiceTitle,
    /// `service-intro`
    ServiceIntro,
    /// `service-public-name`
    ServicePublicName,
    /// `service-public-name-text`
    ServicePublicNameText,
    /// `service-organisation`
    ServiceOrganisation,
    /// `service-organisation-text`
    ServiceOrganisationText,
    /// `service-sign-in-domains`
    ServiceSignInDomains,
    /// `service-sign-in-domains-text`
    ServiceSignInDomainsText,
    /// `service-listen`
    ServiceListen,
    /// `service-listen-text`
    ServiceListenText,
    /// `service-data-dir`
    ServiceDataDir,
    /// `service-data-dir-text`
    ServiceDataDirText,
    /// `service-keys-dir`
    ServiceKeysDir,
    /// `service-keys-dir-text`
    ServiceKeysDirText,
    /// `service-tls-certificate`
    ServiceTlsCertificate,
    /// `service-tls-certificate-text`
    ServiceTlsCertificateText,
    /// `service-tls-key`
    ServiceTlsKey,
    /// `service-tls-key-text`
    ServiceTlsKeyText,
    /// `service-tls-client-authority`
    ServiceTlsClientAuthority,
    /// `service-tls-client-authority-text`
    ServiceTlsClientAuthorityText,
    /// `service-smtp-host`
    ServiceSmtpHost,
    /// `service-smtp-host-text`
    ServiceSmtpHostText,
    /// `service-smtp-port`
    ServiceSmtpPort,
    /// `service-smtp-port-text`
    ServiceSmtpPortText,
    /// `service-smtp-security`
    ServiceSmtpSecurity,
    /// `service-smtp-security-text`
    ServiceSmtpSecurityText,
    /// `service-smtp-authority`
    ServiceSmtpAuthority,
    /// `service-smtp-authority-text`
    ServiceSmtpAuthorityText,
    /// `service-smtp-user-name`
    ServiceSmtpUserName,
    /// `service-smtp-user-name-text`
    ServiceSmtpUserNameText,
    /// `service-smtp-password-file`
    ServiceSmtpPasswordFile,
    /// `service-smtp-password-file-text`
    ServiceSmtpPasswordFileText,
    /// `service-smtp-from`
    ServiceSmtpFrom,
    /// `service-smtp-from-text`
    ServiceSmtpFromText,
    /// `service-smtp-connections`
    ServiceSmtpConnections,
    /// `service-smtp-connections-text`
    ServiceSmtpConnectionsText,
    /// `service-workers-count`
    ServiceWorkersCount,
    /// `service-workers-count-text`
    ServiceWorkersCountText,
    /// `service-workers-queue`
    ServiceWorkersQueue,
    /// `service-workers-queue-text`
    ServiceWorkersQueueText,
    /// `service-log-level`
    ServiceLogLevel,
    /// `service-log-level-text`
    ServiceLogLevelText,
    /// `service-log-json`
    ServiceLogJson,
    /// `service-log-json-text`
    ServiceLogJsonText,
    /// `service-log-file`
    ServiceLogFile,
    /// `service-log-file-text`
    ServiceLogFileText,
    /// `service-log-journal`
    ServiceLogJournal,
    /// `service-log-journal-text`
    ServiceLogJournalText,
    /// `service-log-syslog`
    ServiceLogSyslog,
    /// `service-log-syslog-text`
    ServiceLogSyslogText,
    /// `service-log-addresses`
    ServiceLogAddresses,
    /// `service-log-addresses-text`
    ServiceLogAddressesText,
    /// `service-log-accounts`
    ServiceLogAccounts,
    /// `service-log-accounts-text`
    ServiceLogAccountsText,
    /// `service-metrics-listen`
    ServiceMetricsListen,
    /// `service-metrics-listen-text`
    ServiceMetricsListenText,
    /// `service-metrics-beyond-this-machine`
    ServiceMetricsBeyondThisMachine,
    /// `service-metrics-beyond-this-machine-text`
    ServiceMetricsBeyondThisMachineText,
}

impl Settings {
    /// Every sentence of the file.
    pub const ALL: [Self; 196] = [
        Self::KindOrigin,
        Self::KindProxy,
        Self::KindLink,
        Self::KindCertificateFile,
        Self::KindImageFile,
        Self::KindText,
        Self::KindAccent,
        Self::KindReminderDays,
        Self::KindQuietHours,
        Self::KindChoice,
        Self::KindAddress,
        Self::KindPath,
        Self::KindMailbox,
        Self::KindFlag,
        Self::KindWhole,
        Self::KindTexts,
        Self::KindDomains,
        Self::KindWords,
        Self::KindPins,
        Self::MistakeCloses,
        Self::MistakeStops,
        Self::MistakeStoresNothing,
        Self::MistakeHides,
        Self::MistakeTrue,
        Self::MistakeIgnored,
        Self::LevelMandatory,
        Self::LevelRecommended,
        Self::NeedRequired,
        Self::ComputerTitle,
        Self::ComputerServer,
        Self::ComputerServerText,
        Self::ComputerAuthority,
        Self::ComputerAuthorityText,
        Self::ComputerClientCertificate,
        Self::ComputerClientCertificateText,
        Self::ComputerPins,
        Self::ComputerPinsText,
        Self::ComputerPinsReportOnly,
        Self::ComputerPinsReportOnlyText,
        Self::ComputerProxy,
        Self::ComputerProxyText,
        Self::ComputerOrganisation,
        Self::ComputerOrganisationText,
        Self::ComputerOrganisationHelp,
        Self::ComputerOrganisationHelpText,
        Self::ComputerHelpUrl,
        Self::ComputerHelpUrlText,
        Self::ComputerLogo,
        Self::ComputerLogoText,
        Self::ComputerLogoDark,
        Self::ComputerLogoDarkText,
        Self::ComputerAccent,
        Self::ComputerAccentText,
        Self::ComputerReset,
        Self::ComputerResetText,
        Self::ComputerUnlock,
        Self::ComputerUnlockText,
        Self::ComputerChangePassword,
        Self::ComputerChangePasswordText,
        Self::ComputerSecurityInfo,
        Self::ComputerSecurityInfoText,
        Self::ComputerLanguage,
        Self::ComputerLanguageText,
        Self::ComputerAutostart,
        Self::ComputerAutostartText,
        Self::ComputerReminderDays,
        Self::ComputerReminderDaysText,
        Self::ComputerQuietHours,
        Self::ComputerQuietHoursText,
        Self::ComputerKiosk,
        Self::ComputerKioskText,
        Self::ComputerLogLevel,
        Self::ComputerLogLevelText,
        Self::ComputerWipeAfterDays,
        Self::ComputerWipeAfterDaysText,
        Self::ComputerTheme,
        Self::ComputerThemeText,
        Self::TemplateProduct,
        Self::TemplateDescription,
        Self::TemplateRecommended,
        Self::TemplateValue,
        Self::TemplateDefault,
        Self::TemplateMistake,
        Self::TemplateChoice,
        Self::TemplateSince,
        Self::TemplateExample,
        Self::PayloadDisplayName,
        Self::PayloadIdentifier,
        Self::PayloadType,
        Self::PayloadUuid,
        Self::PayloadVersion,
        Self::PeopleTitle,
        Self::PeopleIntro,
        Self::PeopleRevision,
        Self::PeopleRules,
        Self::PeopleByGroup,
        Self::PeopleProfile,
        Self::PeopleProfileText,
        Self::PeopleGates,
        Self::PeopleGatesText,
        Self::PeopleReset,
        Self::PeopleResetText,
        Self::PeopleUnlock,
        Self::PeopleUnlockText,
        Self::PeopleAttemptMinutes,
        Self::PeopleAttemptMinutesText,
        Self::PeopleCodeMinutes,
        Self::PeopleCodeMinutesText,
        Self::PeopleWrongPerCode,
        Self::PeopleWrongPerCodeText,
        Self::PeopleSendsInTenMinutes,
        Self::PeopleSendsInTenMinutesText,
        Self::PeopleSendsADay,
        Self::PeopleSendsADayText,
        Self::PeopleMaxAuthenticators,
        Self::PeopleMaxAuthenticatorsText,
        Self::PeopleMaxMailAddresses,
        Self::PeopleMaxMailAddressesText,
        Self::PeopleRecoveryCodes,
        Self::PeopleRecoveryCodesText,
        Self::PeopleHelpDeskCodes,
        Self::PeopleHelpDeskCodesText,
        Self::PeopleMaxTemporaryCodeHours,
        Self::PeopleMaxTemporaryCodeHoursText,
        Self::PeopleSecondFactorOnNewDevice,
        Self::PeopleSecondFactorOnNewDeviceText,
        Self::PeopleSecondFactorDays,
        Self::PeopleSecondFactorDaysText,
        Self::PeopleTwoFactorsEverywhere,
        Self::PeopleTwoFactorsEverywhereText,
        Self::PeopleOwnMailDomains,
        Self::PeopleOwnMailDomainsText,
        Self::PeopleCompanyWords,
        Self::PeopleCompanyWordsText,
        Self::PeopleMaxAgeDays,
        Self::PeopleMaxAgeDaysText,
        Self::PeopleExpiryMailDays,
        Self::PeopleExpiryMailDaysText,
        Self::ServiceTitle,
        Self::ServiceIntro,
        Self::ServicePublicName,
        Self::ServicePublicNameText,
        Self::ServiceOrganisation,
        Self::ServiceOrganisationText,
        Self::ServiceSignInDomains,
        Self::ServiceSignInDomainsText,
        Self::ServiceListen,
        Self::ServiceListenText,
        Self::ServiceDataDir,
        Self::ServiceDataDirText,
        Self::ServiceKeysDir,
        Self::ServiceKeysDirText,
        Self::ServiceTlsCertificate,
        Self::ServiceTlsCertificateText,
        Self::ServiceTlsKey,
        Self::ServiceTlsKeyText,
        Self::ServiceTlsClientAuthority,
        Self::ServiceTlsClientAuthorityText,
        Self::ServiceSmtpHost,
        Self::ServiceSmtpHostText,
        Self::ServiceSmtpPort,
        Self::ServiceSmtpPortText,
        Self::ServiceSmtpSecurity,
        Self::ServiceSmtpSecurityText,
        Self::ServiceSmtpAuthority,
        Self::ServiceSmtpAuthorityText,
        Self::ServiceSmtpUserName,
        Self::ServiceSmtpUserNameText,
        Self::ServiceSmtpPasswordFile,
        Self::ServiceSmtpPasswordFileText,
        Self::ServiceSmtpFrom,
        Self::ServiceSmtpFromText,
        Self::ServiceSmtpConnections,
        Self::ServiceSmtpConnectionsText,
        Self::ServiceWorkersCount,
        Self::ServiceWorkersCountText,
        Self::ServiceWorkersQueue,
        Self::ServiceWorkersQueueText,
        Self::ServiceLogLevel,
        Self::ServiceLogLevelText,
        Self::ServiceLogJson,
        Self::ServiceLogJsonText,
        Self::ServiceLogFile,
        Self::ServiceLogFileText,
        Self::ServiceLogJournal,
        Self::ServiceLogJournalText,
        Self::ServiceLogSyslog,
        Self::ServiceLogSyslogText,
        Self::ServiceLogAddresses,
        Self::ServiceLogAddressesText,
        Self::ServiceLogAccounts,
        Self::ServiceLogAccountsText,
        Self::ServiceMetricsListen,
        Self::ServiceMetricsListenText,
        Self::ServiceMetricsBeyondThisMachine,
        Self::ServiceMetricsBeyondThisMachineText,
    ];

    const IDS: [&'static str; 196] = [
        "kind-origin",
        "kind-proxy",
        "kind-link",
        "kind-certificate-file",
        "kind-image-file",
        "kind-text",
        "kind-accent",
        "kind-reminder-days",
        "kind-quiet-hours",
        "kind-choice",
        "kind-address",
        "kind-path",
        "kind-mailbox",
        "kind-flag",
        "kind-whole",
        "kind-texts",
        "kind-domains",
        "kind-words",
        "kind-pins",
        "mistake-closes",
        "mistake-stops",
        "mistake-stores-nothing",
        "mistake-hides",
        "mistake-true",
        "mistake-ignored",
        "level-mandatory",
        "level-recommended",
        "need-required",
        "computer-title",
        "computer-server",
        "computer-server-text",
        "computer-authority",
        "computer-authority-text",
        "computer-client-certificate",
        "computer-client-certificate-text",
        "computer-pins",
        "computer-pins-text",
        "computer-pins-report-only",
        "computer-pins-report-only-text",
        "computer-proxy",
        "computer-proxy-text",
        "computer-organisation",
        "computer-organisation-text",
        "computer-organisation-help",
        "computer-organisation-help-text",
        "computer-help-url",
        "computer-help-url-text",
        "computer-logo",
        "computer-logo-text",
        "computer-logo-dark",
        "computer-logo-dark-text",
        "computer-accent",
        "computer-accent-text",
        "computer-reset",
        "computer-reset-text",
        "computer-unlock",
        "computer-unlock-text",
        "computer-change-password",
        "computer-change-password-text",
        "computer-security-info",
        "computer-security-info-text",
        "computer-language",
        "computer-language-text",
        "computer-autostart",
        "computer-autostart-text",
        "computer-reminder-days",
        "computer-reminder-days-text",
        "computer-quiet-hours",
        "computer-quiet-hours-text",
        "computer-kiosk",
        "computer-kiosk-text",
        "computer-log-level",
        "computer-log-level-text",
        "computer-wipe-after-days",
        "computer-wipe-after-days-text",
        "computer-theme",
        "computer-theme-text",
        "template-product",
        "template-description",
        "template-recommended",
        "template-value",
        "template-default",
        "template-mistake",
        "template-choice",
        "template-since",
        "template-example",
        "payload-display-name",
        "payload-identifier",
        "payload-type",
        "payload-uuid",
        "payload-version",
        "people-title",
        "people-intro",
        "people-revision",
        "people-rules",
        "people-by-group",
        "people-profile",
        "people-profile-text",
        "people-gates",
        "people-gates-text",
        "people-reset",
        "people-reset-text",
        "people-unlock",
        "people-unlock-text",
        "people-attempt-minutes",
        "people-attempt-minutes-text",
        "people-code-minutes",
        "people-code-minutes-text",
        "people-wrong-per-code",
        "people-wrong-per-code-text",
        "people-sends-in-ten-minutes",
        "people-sends-in-ten-minutes-text",
        "people-sends-a-day",
        "people-sends-a-day-text",
        "people-max-authenticators",
        "people-max-authenticators-text",
        "people-max-mail-addresses",
        "people-max-mail-addresses-text",
        "people-recovery-codes",
        "people-recovery-codes-text",
        "people-help-desk-codes",
        "people-help-desk-codes-text",
        "people-max-temporary-code-hours",
        "people-max-temporary-code-hours-text",
        "people-second-factor-on-new-device",
        "people-second-factor-on-new-device-text",
        "people-second-factor-days",
        "people-second-factor-days-text",
        "people-two-factors-everywhere",
        "people-two-factors-everywhere-text",
        "people-own-mail-domains",
        "people-own-mail-domains-text",
        "people-company-words",
        "people-company-words-text",
        "people-max-age-days",
        "people-max-age-days-text",
        "people-expiry-mail-days",
        "people-expiry-mail-days-text",
        "service-title",
        "service-intro",
        "service-public-name",
        "service-public-name-text",
        "service-organisation",
        "service-organisation-text",
        "service-sign-in-domains",
        "service-sign-in-domains-text",
        "service-listen",
        "service-listen-text",
        "service-data-dir",
        "service-data-dir-text",
        "service-keys-dir",
        "service-keys-dir-text",
        "service-tls-certificate",
        "service-tls-certificate-text",
        "service-tls-key",
        "service-tls-key-text",
        "service-tls-client-authority",
        "service-tls-client-authority-text",
        "service-smtp-host",
        "service-smtp-host-text",
        "service-smtp-port",
        "service-smtp-port-text",
        "service-smtp-security",
        "service-smtp-security-text",
        "service-smtp-authority",
        "service-smtp-authority-text",
        "service-smtp-user-name",
        "service-smtp-user-name-text",
        "service-smtp-password-file",
        "service-smtp-password-file-text",
        "service-smtp-from",
        "service-smtp-from-text",
        "service-smtp-connections",
        "service-smtp-connections-text",
        "service-workers-count",
        "service-workers-count-text",
        "service-workers-queue",
        "service-workers-queue-text",
        "service-log-level",
        "service-log-level-text",
        "service-log-json",
        "service-log-json-text",
        "service-log-file",
        "service-log-file-text",
        "service-log-journal",
        "service-log-journal-text",
        "service-log-syslog",
        "service-log-syslog-text",
        "service-log-addresses",
        "service-log-addresses-text",
        "service-log-accounts",
        "service-log-accounts-text",
        "service-metrics-listen",
        "service-metrics-listen-text",
        "service-metrics-beyond-this-machine",
        "service-metrics-beyond-this-machine-text",
    ];
}

impl Sentence for Settings {
    fn id(self) -> &'static str {
        Self::IDS[self as usize]
    }
}

/// The sentences of `sign-in.ftl`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum SignIn {
    /// `sign-in-title`
    SignInTitle,
    /// `sign-in-company`
    SignInCompany,
    /// `sign-in-plain`
    SignInPlain,
    /// `sign-in-first-time`
    SignInFirstTime,
    /// `sign-in-help`
    SignInHelp,
    /// `sign-in-forgot`
    SignInForgot,
    /// `sign-in-locked`
    SignInLocked,
    /// `sign-in-activate`
    SignInActivate,
    /// `sign-in-activate-hint`
    SignInActivateHint,
    /// `signed-out-notice`
    SignedOutNotice,
    /// `signed-in-late`
    SignedInLate,
    /// `removed-signed-out-title`
    RemovedSignedOutTitle,
    /// `removed-signed-out-text`
    RemovedSignedOutText,
    /// `removed-wiped-title`
    RemovedWipedTitle,
    /// `removed-wiped-text`
    RemovedWipedText,
    /// `removed-no-contact-title`
    RemovedNoContactTitle,
    /// `removed-no-contact-text`
    RemovedNoContactText,
    /// `removed-unfinished-title`
    RemovedUnfinishedTitle,
    /// `removed-unfinished-text`
    RemovedUnfinishedText,
    /// `signed-out-everywhere`
    SignedOutEverywhere,
}

impl SignIn {
    /// Every sentence of the file.
    pub const ALL: [Self; 20] = [
        Self::SignInTitle,
        Self::SignInCompany,
        Self::SignInPlain,
        Self::SignInFirstTime,
        Self::SignInHelp,
        Self::SignInForgot,
        Self::SignInLocked,
        Self::SignInActivate,
        Self::SignInActivateHint,
        Self::SignedOutNotice,
        Self::SignedInLate,
        Self::RemovedSignedOutTitle,
        Self::RemovedSignedOutText,
        Self::RemovedWipedTitle,
        Self::RemovedWipedText,
        Self::RemovedNoContactTitle,
        Self::RemovedNoContactText,
        Self::RemovedUnfinishedTitle,
        Self::RemovedUnfinishedText,
        Self::SignedOutEverywhere,
    ];

    const IDS: [&'static str; 20] = [
        "sign-in-title",
        "sign-in-company",
        "sign-in-plain",
        "sign-in-first-time",
        "sign-in-help",
        "sign-in-forgot",
        "sign-in-locked",
        "sign-in-activate",
        "sign-in-activate-hint",
        "signed-out-notice",
        "signed-in-late",
        "removed-signed-out-title",
        "removed-signed-out-text",
        "removed-wiped-title",
        "removed-wiped-text",
        "removed-no-contact-title",
        "removed-no-contact-text",
        "removed-unfinished-title",
        "removed-unfinished-text",
        "signed-out-everywhere",
    ];
}

impl Sentence for SignIn {
    fn id(self) -> &'static str {
        Self::IDS[self as usize]
    }
}

/// The sentences of `verify.ftl`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Verify {
    /// `verify-title`
    VerifyTitle,
    /// `verify-sign-in`
    VerifySignIn,
    /// `verify-fresh-title`
    VerifyFreshTitle,
    /// `verify-fresh-add-authenticator`
    VerifyFreshAddAuthenticator,
    /// `verify-fresh-add-recovery-codes`
    VerifyFreshAddRecoveryCodes,
    /// `verify-fresh-add-mail`
    VerifyFreshAddMail,
    /// `verify-fresh-remove`
    VerifyFreshRemove,
    /// `verify-by-authenticator-hint`
    VerifyByAuthenticatorHint,
    /// `verify-by-recovery-codes-hint`
    VerifyByRecoveryCodesHint,
    /// `verify-by-help-desk-code-hint`
    VerifyByHelpDeskCodeHint,
    /// `verify-by-temporary-code-hint`
    VerifyByTemporaryCodeHint,
    /// `verify-by-mail-hint`
    VerifyByMailHint,
    /// `verify-by-mail-to`
    VerifyByMailTo,
    /// `verify-by-password-hint`
    VerifyByPasswordHint,
    /// `verify-title-authenticator`
    VerifyTitleAuthenticator,
    /// `verify-title-recovery-codes`
    VerifyTitleRecoveryCodes,
    /// `verify-title-help-desk-code`
    VerifyTitleHelpDeskCode,
    /// `verify-title-temporary-code`
    VerifyTitleTemporaryCode,
    /// `verify-title-mail`
    VerifyTitleMail,
    /// `verify-title-password`
    VerifyTitlePassword,
    /// `verify-title-unknown`
    VerifyTitleUnknown,
    /// `verify-other-way`
    VerifyOtherWay,
    /// `verify-authenticator-text`
    VerifyAuthenticatorText,
    /// `verify-authenticator-named`
    VerifyAuthenticatorNamed,
    /// `verify-recovery-codes-text`
    VerifyRecoveryCodesText,
    /// `verify-recovery-codes-none`
    VerifyRecoveryCodesNone,
    /// `verify-recovery-codes-code`
    VerifyRecoveryCodesCode,
    /// `verify-recovery-codes-label`
    VerifyRecoveryCodesLabel,
    /// `verify-help-desk-code-text`
    VerifyHelpDeskCodeText,
    /// `verify-help-desk-code-words`
    VerifyHelpDeskCodeWords,
    /// `verify-help-desk-code-then`
    VerifyHelpDeskCodeThen,
    /// `verify-help-desk-code-label`
    VerifyHelpDeskCodeLabel,
    /// `verify-temporary-code-text`
    VerifyTemporaryCodeText,
    /// `verify-temporary-code-label`
    VerifyTemporaryCodeLabel,
    /// `verify-mail-text`
    VerifyMailText,
    /// `verify-mail-to`
    VerifyMailTo,
    /// `verify-password-text`
    VerifyPasswordText,
    /// `code-label`
    CodeLabel,
    /// `code-refused-authenticator`
    CodeRefusedAuthenticator,
    /// `code-refused-recovery-codes`
    CodeRefusedRecoveryCodes,
    /// `code-refused-help-desk-code`
    CodeRefusedHelpDeskCode,
    /// `code-refused-temporary-code`
    CodeRefusedTemporaryCode,
    /// `code-refused-mail`
    CodeRefusedMail,
    /// `code-used-up`
    CodeUsedUp,
    /// `code-expired`
    CodeExpired,
    /// `code-hint`
    CodeHint,
    /// `send-again`
    SendAgain,
    /// `send-again-in`
    SendAgainIn,
    /// `no-mail-title`
    NoMailTitle,
    /// `no-mail-text`
    NoMailText,
    /// `mail-delayed-title`
    MailDelayedTitle,
    /// `mail-delayed-text`
    MailDelayedText,
    /// `wrong-clock-hint`
    WrongClockHint,
}

impl Verify {
    /// Every sentence of the file.
    pub const ALL: [Self; 53] = [
        Self::VerifyTitle,
        Self::VerifySignIn,
        Self::VerifyFreshTitle,
        Self::VerifyFreshAddAuthenticator,
        Self::VerifyFreshAddRecoveryCodes,
        Self::VerifyFreshAddMail,
        Self::VerifyFreshRemove,
        Self::VerifyByAuthenticatorHint,
        Self::VerifyByRecoveryCodesHint,
        Self::VerifyByHelpDeskCodeHint,
        Self::VerifyByTemporaryCodeHint,
        Self::VerifyByMailHint,
        Self::VerifyByMailTo,
        Self::VerifyByPasswordHint,
        Self::VerifyTitleAuthenticator,
        Self::VerifyTitleRecoveryCodes,
        Self::VerifyTitleHelpDeskCode,
        Self::VerifyTitleTemporaryCode,
        Self::VerifyTitleMail,
        Self::VerifyTitlePassword,
        Self::VerifyTitleUnknown,
        Self::VerifyOtherWay,
        Self::VerifyAuthenticatorText,
        Self::VerifyAuthenticatorNamed,
        Self::VerifyRecoveryCodesText,
        Self::VerifyRecoveryCodesNone,
        Self::VerifyRecoveryCodesCode,
        Self::VerifyRecoveryCodesLabel,
        Self::VerifyHelpDeskCodeText,
        Self::VerifyHelpDeskCodeWords,
        Self::VerifyHelpDeskCodeThen,
        Self::VerifyHelpDeskCodeLabel,
        Self::VerifyTemporaryCodeText,
        Self::VerifyTemporaryCodeLabel,
        Self::VerifyMailText,
        Self::VerifyMailTo,
        Self::VerifyPasswordText,
        Self::CodeLabel,
        Self::CodeRefusedAuthenticator,
        Self::CodeRefusedRecoveryCodes,
        Self::CodeRefusedHelpDeskCode,
        Self::CodeRefusedTemporaryCode,
        Self::CodeRefusedMail,
        Self::CodeUsedUp,
        Self::CodeExpired,
        Self::CodeHint,
        Self::SendAgain,
        Self::SendAgainIn,
        Self::NoMailTitle,
        Self::NoMailText,
        Self::MailDelayedTitle,
        Self::MailDelayedText,
        Self::WrongClockHint,
    ];

    const IDS: [&'static str; 53] = [
        "verify-title",
        "verify-sign-in",
        "verify-fresh-title",
        "verify-fresh-add-authenticator",
        "verify-fresh-add-recovery-codes",
        "verify-fresh-add-mail",
        "verify-fresh-remove",
        "verify-by-authenticator-hint",
        "verify-by-recovery-codes-hint",
        "verify-by-help-desk-code-hint",
        "verify-by-temporary-code-hint",
        "verify-by-mail-hint",
        "verify-by-mail-to",
        "verify-by-password-hint",
        "verify-title-authenticator",
        "verify-title-recovery-codes",
        "verify-title-help-desk-code",
        "verify-title-temporary-code",
        "verify-title-mail",
        "verify-title-password",
        "verify-title-unknown",
        "verify-other-way",
        "verify-authenticator-text",
        "verify-authenticator-named",
        "verify-recovery-codes-text",
        "verify-recovery-codes-none",
        "verify-recovery-codes-code",
        "verify-recovery-codes-label",
        "verify-help-desk-code-text",
        "verify-help-desk-code-words",
        "verify-help-desk-code-then",
        "verify-help-desk-code-label",
        "verify-temporary-code-text",
        "verify-temporary-code-label",
        "verify-mail-text",
        "verify-mail-to",
        "verify-password-text",
        "code-label",
        "code-refused-authenticator",
        "code-refused-recovery-codes",
        "code-refused-help-desk-code",
        "code-refused-temporary-code",
        "code-refused-mail",
        "code-used-up",
        "code-expired",
        "code-hint",
        "send-again",
        "send-again-in",
        "no-mail-title",
        "no-mail-text",
        "mail-delayed-title",
        "mail-delayed-text",
        "wrong-clock-hint",
    ];
}

impl Sentence for Verify {
    fn id(self) -> &'static str {
        Self::IDS[self as usize]
    }
}
