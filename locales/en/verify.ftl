# Verifying that it is the person: at sign-in, before a change, and as a gate of a reset.

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
verify-by-temporary-code-hint = Enter the code that your help desk gave you
verify-by-mail-hint = Sends you a code
verify-by-mail-to = Sends a code to { $hint }
verify-by-password-hint = Enter it once more
verify-title-authenticator = Enter the code of your app
verify-title-recovery-codes = Enter the code from your sheet
verify-title-help-desk-code = Call the help desk
verify-title-temporary-code = Enter your temporary code
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
verify-temporary-code-text = Enter the code of 12 characters that your help desk gave you. You stay signed in until it ends.
verify-temporary-code-label = Temporary code
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
code-refused-temporary-code = Check what you wrote down. Only the newest code counts, and only until its end.
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
