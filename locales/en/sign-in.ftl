# Signing in, and what may come between the password and the first screen.

sign-in-title = Sign in
sign-in-company = Sign in with your { $organisation } account
sign-in-plain = Sign in with your company account
sign-in-first-time = New here?
sign-in-help = Can’t sign in?
sign-in-forgot = I forgot my password
sign-in-locked = My account is locked
sign-in-activate = I have an activation code
sign-in-activate-hint = The first time, with the code from your IT department
signed-out-notice = You are signed out.
signed-in-late = The check that it’s you was not passed. Sign in again.
removed-signed-out-title = Your IT department signed you out on this computer
removed-signed-out-text = Sign in again to go on. If you do not know why, ask your help desk.
removed-wiped-title = Your IT department removed your account from this computer
removed-wiped-text = Chiave no longer keeps a sign-in or anything about your account here. If this is your computer, sign in again; if you do not know why, ask your help desk.
removed-no-contact-title = Your account was removed from this computer
removed-no-contact-text = The computer did not reach the service for longer than your IT department allows. Connect to your company’s network and sign in again.
removed-unfinished-title = Your account is not yet completely removed from this computer
removed-unfinished-text = Something of it may still be in a keyring or on the disk. Chiave uses nothing of it, and removes it as soon as that is possible. Open every keyring that “Check this computer” names, or ask your help desk.
signed-out-everywhere = You are signed out on every computer.

verify-title = Verify it’s you
verify-sign-in = Your account does not recognise this computer at present, so we need one more check.
verify-fresh-title = Verify it’s you
verify-fresh-add-authenticator = To add an authenticator app. The verification holds for five minutes.
verify-fresh-add-recovery-codes = To make a recovery sheet. The verification holds for five minutes.
verify-fresh-add-mail = To add an email address. The verification holds for five minutes.
verify-fresh-remove = To remove { $label }. The verification holds for five minutes.
verify-by-authenticator-hint = Enter the 6 digits that it shows
verify-by-recovery-codes-hint = Enter one code of your sheet
verify-by-help-desk-code-hint = Call the help desk: they check who you are
verify-by-mail-hint = Sends you a code
verify-by-mail-to = Sends a code to { $hint }
verify-by-password-hint = Enter it once more
verify-title-authenticator = Enter the code of your app
verify-title-recovery-codes = Enter the code from your sheet
verify-title-help-desk-code = Call the help desk
verify-title-mail = Enter the code we sent
verify-title-password = Enter your current password
verify-title-unknown = Update Chiave first
verify-other-way = Choose another way
verify-authenticator-text = Open your authenticator app and enter the code for your company.
verify-authenticator-named = Open your authenticator app ({ $hint }) and enter the code for your company.
verify-recovery-codes-text = Enter code number { $number } from your recovery sheet. Each code works once.
verify-recovery-codes-none = No code is left on your recovery sheet. Choose “I can’t use this” to get help.
verify-recovery-codes-code = Code
verify-recovery-codes-label = Code number { $number }
verify-help-desk-code-text = Say that you are resetting your password or unlocking your account, and read out these two words. They show the help desk that you are at this computer.
verify-help-desk-code-words = Two words to read out
verify-help-desk-code-then = Once the help desk knows it’s you, it reads out a code of 12 characters. The code works here only, for 15 minutes.
verify-help-desk-code-label = Code from the help desk
verify-mail-text = If this method is registered, a code is on its way. It works for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
verify-mail-to = A code is on its way to { $hint }. It works for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
verify-password-text = Enter your current password once more.
code-label = 6-digit code
code-refused-authenticator = Enter the code it shows now; a code can be used once.
code-refused-recovery-codes = Check the number beside the code, and that it is your newest sheet.
code-refused-help-desk-code = Have it read out once more. It works for 15 minutes, and only the newest one counts.
code-refused-mail = Use the newest email; a code works once.
code-used-up = This code is used up: there were too many wrong tries. Have a new one sent.
code-expired = The time of this code is over. Have a new one sent.
code-hint = You can paste it.
send-again = Send again
send-again-in = Send again in { $time }
no-mail-title = No email yet?
no-mail-text = It can take a minute. Look in your spam folder too.
mail-delayed-title = Email is delayed
mail-delayed-text = Our emails are leaving late at the moment. Your code is sent as soon as possible; you don’t need to ask for another one.
wrong-clock-hint = If every code fails, the clock of your phone may be wrong. Set it to automatic and try again.
