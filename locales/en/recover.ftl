# A forgotten password and a locked account.

recover-step-name = Your account
recover-step-first = First check
recover-step-second = Second check
recover-step-password = New password
recover-step-unlock = Unlock
recover-reset-title = Forgot your password?
recover-reset-text = Verify it’s you, then choose a new password. Your old one stays until then.
recover-unlock-title = Is your account locked?
recover-unlock-text = Verify it’s you to unlock your account. Your password stays the same.
recover-choose-title = How do you want to verify it’s you?
recover-choose-text = { $gates ->
    [one] You need one of these.
   *[other] You need { $gates } of these, of different kinds, so that somebody who finds your phone cannot get in.
}
recover-second-title = One more step
recover-second-text = First check done. Now the second.
recover-password-title = Choose a new password
recover-password-submit = Set password
recover-password-note = Computers that your account recognises stay signed in, all others are signed out. You will be told about it by email.
recover-confirm-title = Unlock your account
recover-confirm-text = You are verified. Unlock your account now; your password stays the same.
recover-confirm-submit = Unlock account
recover-done-title = Your new password is set
recover-done-text = Sign in with your new password.
recover-unlocked-title = Your account is unlocked
recover-unlocked-text = Sign in with your password as before.
recover-until = You have until { $time } for all steps.
recover-ended-title = This has ended
recover-ended-text = Its time ran out, or too many codes were wrong. It changed nothing, and your password works as before. Start again whenever you like.
recover-voided-title = This was ended
recover-voided-text = Your IT department ended it, or you did, by signing out everywhere. It changed nothing. Start again; if that is refused, your help desk knows why.
recover-other-password-title = Your password was set in another way
recover-other-password-text = It was changed or reset elsewhere after you began here, so this has ended and changed nothing. Sign in with that password. If it was not you, tell your help desk.
recover-again = Start again
recover-left-title = Nothing was changed
recover-left-text = Your password works as before. Codes that we sent for this no longer work; if you start again, you get a new one.

## Time limits of a reset, an activation and a code

time-ends = The time ends at { $time }
time-over = The time is over
time-attempt-text = It cannot be extended, to protect your account. If you need more time, start again.
time-activation-text = It cannot be extended, to protect your account. Your activation code still works, and what you added is kept.
time-code-text = If you need more time, have another code sent.
time-app-text = If you need more time, have a new QR code made. The one below then stops working.
