# The mails of the service. A subject never holds a code: it shows on locked screens.
# $organisation is the company, $user the user name, $device what the computer calls itself.

mail-greeting = Hello { $name },
mail-greeting-nameless = Hello,
mail-code-until = { $minutes ->
    [one] It works once, within { $minutes } minute of being asked for.
   *[other] It works once, within { $minutes } minutes of being asked for.
}
mail-account = Account
mail-method = Method
mail-method-authenticator = Authenticator app
mail-method-mail = Personal email address
mail-method-recovery-codes = Recovery sheet
mail-method-temporary-code = Temporary code
mail-codes-left = Codes left on the sheet
mail-laptop = Computer
mail-laptop-nameless = without a name
# The name is chosen by whoever asked.
mail-laptop-named = “{ $device }”, as it calls itself
mail-when = When
mail-when-laptop = { $when } (UTC{ $offset }, the computer’s time zone)
mail-when-only-utc = { $when } UTC
mail-when-utc = In UTC
mail-expires = Expires
mail-not-me = If it was not you
mail-what-now = What to do now
mail-footer = { -product } sends this email for { $organisation } and never asks for a password by email. There are no links in its emails.

mail-attempt-code-subject = Your code for { $organisation }
mail-attempt-code-lead = Somebody wants to reset the password of your account, or to unlock it. If it is you, enter this code in { -product }:
mail-attempt-code-not-me = Do not tell anybody this code, not even the help desk. Without it, nothing happens to your account. If emails like this keep coming, tell your help desk.

mail-method-code-subject = Your code for { $organisation }
mail-method-code-lead = You asked { -product } for a code, to add this address to your account or to verify that it is you. Enter it in { -product }:
mail-method-code-not-me = Do not tell anybody this code, not even the help desk. If you do not know the account, somebody may have mistyped their address, and you can delete this email. If the account is yours, change your password in { -product } and tell your help desk.

mail-activated-subject = Your account at { $organisation } is active
mail-activated-lead = A password was set for your account with an activation code from IT. A password from before is no longer accepted.
mail-activated-not-me = Tell your help desk at once. Somebody else may have had your activation code.

mail-password-changed-subject = Your password was changed
mail-password-changed-lead = The password of your account was changed by somebody who knew the old one. The old one is no longer accepted.
mail-password-changed-not-me = Open { -product } on a computer that you trust, choose “I forgot my password” and set a new one. Then tell your help desk.

mail-password-reset-subject = Your password was reset
mail-password-reset-lead = The password of your account was reset with your security info. The old one is no longer accepted.
mail-password-reset-not-me = Tell your help desk at once: somebody else may have your security info. Then open { -product } on a computer that you trust, choose “I forgot my password” and set a new one.

mail-password-expires-subject = Your password expires soon
mail-password-expires-lead = The password of your account expires soon, at the time below.
mail-password-expires-what-now = Open { -product } and choose “Change password” before that time. Afterwards you can still sign in to { -product } with the old password, and choose a new one at once.

mail-account-locked-subject = Your account was locked
mail-account-locked-lead = Your company’s IT department locked your account. Until it is unlocked, nobody can sign in with it, and it was signed out everywhere. Your password was not changed.
mail-account-locked-what-now = Open { -product }, choose “My account is locked” and verify that it is you: that ends the lock. Or ask your help desk, who can tell you why it was locked and can unlock it too.

mail-account-unlocked-subject = Your account was unlocked
mail-account-unlocked-lead = Your account was unlocked with your security info: a lock, and the waits after wrong passwords, have ended. Your password is the same as before.
mail-account-unlocked-not-me = Tell your help desk at once: somebody else may have your security info.

mail-method-added-subject = Your security info has changed
mail-method-added-lead = A new method to verify that it is you was added to your account.
mail-method-added-not-me = Open { -product }, remove it under “Security” and change your password. Then tell your help desk. A new method cannot be used to reset your password in its first 72 hours.

mail-method-added-by-pass-lead = A new method to verify that it is you was added to your account with an activation code. It counts at once.
mail-method-added-by-pass-not-me = Tell your help desk at once: somebody else may have an activation code for your account, and a new one stops it. Then open { -product }, remove what is not yours under “Security” and change your password.

mail-recovery-code-used-subject = A recovery code was used
mail-recovery-code-used-lead = A code of your recovery sheet was used to verify that it is you. That code does not work again.
mail-recovery-code-used-not-me = Somebody may have a copy of your sheet. Open { -product }, make a new sheet under “Security” and change your password. Then tell your help desk.

mail-help-desk-code-subject = The help desk issued a code for your account
mail-help-desk-code-lead = Somebody who called the help desk was given a code that counts as one verification for resetting your password or unlocking your account.
mail-help-desk-code-not-me = Call your help desk at once and say that it was not you: the code works for 15 minutes only.

mail-temporary-code-subject = A temporary code was issued for your account
mail-temporary-code-lead = Your IT department issued a temporary code for your account. Beside your password, it lets you sign in until the time below. Then you are signed out where you used it.
mail-temporary-code-once-lead = Your IT department issued a temporary code for your account. Beside your password, it lets you sign in once, until the time below. Then you are signed out where you used it.
mail-temporary-code-what-now = If you did not ask for it, call your help desk at once.
mail-temporary-code-ends = Ends

mail-method-removed-subject = Your security info has changed
mail-method-removed-lead = A method to verify that it is you was removed from your account.
mail-method-replaced-lead = A method to verify that it is you was replaced: a newer one of the same kind is in your account.
mail-method-removed-not-me = Change your password in { -product } and tell your help desk. A removed address still gets these messages for 30 days.

mail-method-removed-by-it-lead = Your company’s IT department removed methods from your account with which you verify that it is you. Your password was not changed.
mail-method-removed-by-it-what-now = If you asked for this, for example after losing a phone, there is nothing more to do. If you did not, tell your help desk at once.

mail-method-removed-with-code-lead = An activation code of your account stopped working, and no password was set with it. So the methods that were added with that code were removed. Your other methods stay.
mail-method-removed-with-code-what-now = If you added them, ask your help desk for a new activation code, or add them again in { -product }. If you know nothing of an activation code, tell your help desk at once.

mail-address-not-counted-subject = One of your email addresses no longer counts
mail-address-not-counted-lead = Your company has said that one of the email addresses with which you verify your identity belongs to the company’s own mail. You read it with the password that it would reset, so it cannot be used for that any more.
mail-address-not-counted-what-now = Open { -product } and add a personal email address or an authenticator app under “Security”. If { -product } asks for a code that you cannot give, ask your help desk for an activation code.

mail-first-method-subject = A method was added to your new account
mail-first-method-lead = Your account at work is being activated: a method to verify that it is you was added with your activation code.
mail-first-method-not-me = Tell your help desk at once: somebody else has your activation code, and a new one stops it. If you still have the code, enter it in { -product } on your own computer: this removes what was added elsewhere.

mail-new-device-subject = Sign-in on a computer that your account does not recognise
mail-new-device-lead = Your account was used to sign in on a computer that it does not recognise: one that was not used for it before, one that people share, or one of yours that is no longer known, for example because its keyring (the place where it stores passwords) did not open.
mail-new-device-not-me = Open { -product } on a computer that you trust, sign out everywhere and change your password. Then tell your help desk.

mail-abandoned-subject = Your password was entered, but not the second verification
mail-abandoned-lead = Somebody entered the right password of your account, and the second verification did not follow. Nobody was signed in.
mail-abandoned-not-me = Somebody knows your password. Open { -product } on a computer that you trust and change it now. Then tell your help desk. If it was you, there is nothing to do.
