# Choosing a password: by a change, a reset or for the first time.

change-title = Change password
change-for = For your account { $user }.
change-must-expired = Your password has expired. Choose a new one to go on.
change-must-required = Your IT department asked you to choose a new password before anything else.
change-interrupted = What you had begun before this was not saved. You can begin it again afterwards.
sign-in-again = Sign in again to go on.
change-forgot = I forgot my current password
change-submit = Change password
change-note = Computers that your account recognises stay signed in, all others are signed out. You will be told about the change by email.
password-current = Current password
password-new = New password
password-tip = Three or four unrelated words are easy to remember and hard to guess.

strength-label = Strength
strength-none = Strength shows as you type.
strength-0 = Very weak.
strength-0-text = A computer guesses this at once.
strength-rule-text = { $count ->
    [one] It breaks one of the rules below.
   *[other] It breaks { $count } of the rules below.
}
strength-repetition-text = It repeats itself, which a computer tries early.
strength-sequence-text = It follows the alphabet, the digits or the keyboard, which a computer tries early.
strength-1 = Weak.
strength-1-text = A computer guesses this in seconds.
strength-2 = Fair.
strength-2-text = One more word would make it strong.
strength-3 = Strong.
strength-3-text = Hard to guess.
strength-4 = Very strong.
strength-4-text = Very hard to guess.

rules-label = Rules for the new password
rule-state-met = Met:
rule-state-broken = Not met:
rule-state-open = Not checked yet:
rule-when-saved = , checked when you save
rule-now = ({ $count } so far)
rules-summary = { $met } of { $total } rules met
rules-not-yet = It does not meet every rule yet.

write-preparing = Preparing
write-sent = Sending…
write-recorded = Saving your new password
write-unstoppable = This can no longer be stopped.
write-finishing = Checking the result
write-label = Progress
write-cancelling = Stopping

done-changed-title = Password changed
done-changed-text = Your old password no longer works.
done-next = What happens next
done-laptop = This computer
done-laptop-text = You stay signed in here
done-laptop-window = You stay signed in here until this window closes
done-others = Other computers
done-others-text = Those that your account recognises stay signed in, all others are signed out. If one is lost or stolen, choose “Sign out everywhere” in Settings
done-mail = We sent you an email
done-mail-text = If you get one you did not expect, tell your help desk at once
done-to-overview = Done

unsettled-text = { $kind ->
    [unlock] The connection ended before the answer came. Chiave checks again when you press the button.
    [first-password] The connection ended before the answer came. Chiave checks again when you press the button.
    [unknown] The connection ended before the answer came. Chiave checks again when you press the button.
   *[other] The connection ended during the change. Keep both passwords at hand; Chiave checks again when you press the button.
}
unsettled-advice = Check the network, then check again in a moment.
unsettled-asking = Checking
check-again = Check again
unsettled-still = Not known yet
unsettled-still-text = The service cannot tell yet. Check again in a minute.
unsettled-later = Later

## After the window was closed over a write

write-is-running = { $kind ->
    [unlock] Your account is being unlocked
    [first-password] Your password is being set
    [unknown] What you started is in progress
   *[other] Your password is being changed
}
write-is-done = { $kind ->
    [unlock] Your account was unlocked
    [first-password] Your password was set
    [unknown] What you started was done
   *[other] Your password was changed
}
write-is-not-done = { $kind ->
    [unlock] Your account was not unlocked
    [first-password] Your password was not set
    [unknown] What you started was not done
   *[other] Your password was not changed
}
write-is-not-done-text = Nothing was changed. You can try again.
write-is-unknown = { $kind ->
    [unlock] We don’t know yet whether your account was unlocked
    [first-password] We don’t know yet whether your password was set
    [unknown] We don’t know yet whether what you started was done
   *[other] We don’t know yet whether your password was changed
}
finished-text = Chiave was closed before the answer came.
