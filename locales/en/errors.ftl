# Every error code has two sentences: what happened, and what to do. The id is the code of the protocol.
# The same words stand on the help page and on the error pages of the service.

error-sign-in-refused = The user name or password is not right.
error-sign-in-refused-advice = Try again; check Caps Lock, the keyboard language, and that no space was pasted at the end. If you are sure that both are right, your account may be locked: choose “My account is locked” on the sign-in page.

# The advice of error-sign-in-refused on a computer on which nobody can unlock their account.
sign-in-refused-no-unlock = Try again; check Caps Lock, the keyboard language, and that no space was pasted at the end. If you are sure that both are right, your account may be locked: ask your help desk.

error-current-password-wrong = The current password did not match.
error-current-password-wrong-advice = Enter it again, the way you do when you sign in. Your password was not changed.

error-password-refused = The new password does not meet every rule.
error-password-refused-advice = Choose another one that meets them all.

error-proof-refused = That code did not match.
error-proof-refused-advice = Enter the newest one. An app shows a new code every 30 seconds; a code from an email works once.

error-code-used = That code was used already.
error-code-used-advice = Each code works once. Wait for the next one in the app, which shows a new code every 30 seconds.

error-pass-refused = That activation code did not match.
error-pass-refused-advice = Check the user name and the twelve characters. An activation code works once and only for some days; your help desk can give you a new one.

error-too-many-attempts = There were too many tries in a short time.
error-too-many-attempts-advice = Wait, then try again. Nothing was changed.

error-too-many-sends = No more codes can be sent there for now.
error-too-many-sends-advice = Use the newest code that arrived, or wait a while. Look in your spam folder too.

# The advice of error-too-many-sends where no code was sent that could still be entered.
too-many-sends-none = An earlier code does not count here. Wait a while, or use something else.

error-attempt-ended = This has ended.
error-attempt-ended-advice = Start again. Nothing was changed, and your password works as before.

error-step-out-of-order = This step is no longer open.
error-step-out-of-order-advice = Go back to the start of what you were doing. Nothing was lost.

error-not-enough-methods = You don’t have enough methods to do this yourself.
error-not-enough-methods-advice = Your help desk can verify your identity in another way. Once you are signed in again, add another method.

error-not-allowed = Your company does not allow this for your account.
error-not-allowed-advice = Your help desk knows why and can do it for you.

error-session-ended = You are signed out.
error-session-ended-advice = Sign in again to go on. This happens after a long pause, or after you signed out everywhere.

error-fresh-proof-needed = This needs a new verification.
error-fresh-proof-needed-advice = Verify it’s you once more. The verification then holds for five minutes.

error-must-change-password = Your password has to be changed first.
error-must-change-password-advice = Choose a new one. Everything else works again after that.

error-address-refused = That email address cannot be used.
error-address-refused-advice = Choose a personal address, written in full, such as name@example.com. A work address opens with the password that you may forget.

error-too-many-methods = You have as many of these as your company allows.
error-too-many-methods-advice = Remove one that you no longer use, then add the new one.

error-last-method = This is your only method.
error-last-method-advice = Add another method first; it counts after 72 hours. If you cannot use the one that you have any more, ask your help desk for an activation code.

error-too-little-left = Without this one, you could no longer reset your password yourself.
error-too-little-left-advice = Add another method first, unless you just did. After 72 hours it counts, and you can remove this one. If you cannot use the one that you have any more, ask your help desk for an activation code.

error-method-too-young = This method is too new for that.
error-method-too-young-advice = Until it is 72 hours old, it resets no password, unlocks no account and removes no older method. Use an older method, or wait. This protects you if somebody else adds one.

error-not-found = That is no longer there.
error-not-found-advice = Choose “Update now” on the overview and look again. It may have been changed on another computer.

error-bad-request = The service did not understand the request.
error-bad-request-advice = Try again. If it happens twice, give the request number to your help desk.

error-proof-of-possession = The service did not recognise this computer.
error-proof-of-possession-advice = Sign in again. If it happens twice, give the request number to your help desk.

error-nonce-needed = The service and this computer could not agree on the time of the request.
error-nonce-needed-advice = Try again. If it happens twice, give the request number to your help desk.

error-work-needed = The service is busy.
error-work-needed-advice = Try again in a moment.

error-directory-unreachable = Your company’s accounts cannot be reached at the moment.
error-directory-unreachable-advice = Try again in a few minutes.

error-outcome-unknown = It is not known yet whether it worked.
error-outcome-unknown-advice = Check again in a moment. If you were choosing a new password, keep the old one at hand as well until then.

error-busy = The service is busy.
error-busy-advice = Try again in a moment.

error-update-needed = This version of Chiave is too old for the service.
error-update-needed-advice = Install the update that your company offers, or ask your help desk for it.

error-internal = Something failed in the service.
error-internal-advice = Try again in a moment. If it happens twice, give the request number to your help desk.

## What the computer finds out by itself

error-service-unreachable = The service cannot be reached.
error-service-unreachable-advice = Check the network, and the VPN if your company uses one. Then try again.

error-certificate-not-trusted = The service could not show that it is your company’s.
error-certificate-not-trusted-advice = Nothing was sent. If this network asks you to sign in first, as in hotels and trains, do that in your browser and try again. Otherwise tell your help desk about it.

error-certificate-expired = The service’s certificate has expired.
error-certificate-expired-advice = Nothing was sent. Only your IT department can renew it; tell your help desk. If the date of this computer is wrong, set date and time to automatic.

error-certificate-not-yet-valid = The service’s certificate is not valid yet.
error-certificate-not-yet-valid-advice = Nothing was sent. Check the date of this computer. If the date is right, tell your help desk: the service uses its new certificate too early.

error-certificate-other-name = The service answered with a certificate for another name.
error-certificate-other-name-advice = Nothing was sent. If this network asks you to sign in first, do that in your browser and try again. Otherwise tell your help desk: the address in the settings and the certificate do not match.

error-certificate-not-pinned = The service’s certificate is not one of those that your company names.
error-certificate-not-pinned-advice = Nothing was sent. Something on the way, such as a device that reads encrypted traffic, may be answering in place of the service. Tell your help desk about it; only your IT department can change which certificates count.

error-client-certificate-refused = This computer has no certificate that is accepted on the way to the service.
error-client-certificate-refused-advice = Your help desk can fix this: the company lets only computers with its certificate connect, and that of this computer is missing or does not count.

error-no-service = Something else answers in place of the service.
error-no-service-advice = The service may be under maintenance. Try again in a few minutes. If this stays, tell your help desk.
error-another-service = Another service answers in place of yours.
error-another-service-advice = Your account on this computer stays as it is. Tell your help desk: the service may have been started with the wrong data. If your IT department set it up anew, sign out and sign in again.

error-service-too-new = The service is newer than this version of Chiave.
error-service-too-new-advice = Install the update that your company offers, or ask your help desk for it.

error-service-too-old = The service is too old for this version of Chiave.
error-service-too-old-advice = Your help desk knows which version fits, or when the service is updated.

error-not-configured = Chiave does not know your company’s service.
error-not-configured-advice = The settings of this computer are missing, or one of their files has a mistake, so Chiave does not connect to the service. Your help desk can fix this: “About Chiave” in the settings names the file and the reason.

error-no-proxy-address = What this computer names as the proxy is no address, so Chiave does not connect to the service.
error-no-proxy-address-advice = Your help desk can fix this: “Check this computer” names the variable of the environment that is wrong.

error-no-authority = This computer trusts no certificate authority.
error-no-authority-advice = Nothing was sent: without an authority, Chiave cannot check that the service is your company’s. Tell your help desk: the authorities of the system are missing (on Linux, the package ca-certificates).

error-clock-wrong = The clock of this computer is wrong.
error-clock-wrong-advice = Set date and time to automatic, then try again.

error-cancelled = You stopped it. Nothing was changed.
error-cancelled-advice = Your current password still works. You can begin again at any time.

error-nothing-in-progress = There is nothing to continue.
error-nothing-in-progress-advice = Start again from the first step.

error-report-not-kept = The report that you saw is out of date.
error-report-not-kept-advice = It was neither sent nor saved. Read the new report first, then go on.

error-hidden-here = This is not available on this computer.
error-hidden-here-advice = Your IT department has switched it off here. Nothing was changed. Your help desk can tell you where you can do it, or do it for you.

error-window-failed = Something failed in this window.
error-window-failed-advice = Try again. If it happens twice, close Chiave and open it again, and tell your help desk what you did before.
