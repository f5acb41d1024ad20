# A forgotten password and a locked account.

recover-step-name = Your account
recover-step-first = First proof
recover-step-second = Second proof
recover-step-password = New password
recover-step-unlock = Unlock
recover-reset-title = Forgot your password?
recover-reset-text = Prove who you are, then choose a new password. Until then your old one stays as it is.
recover-unlock-title = Is your account locked?
recover-unlock-text = Prove who you are to end the lock. Your password stays as it is.
recover-choose-title = Choose how to prove it is you
recover-choose-text = { $gates ->
    [one] You will need one of these.
   *[other] You will need { $gates } of these, kept in different places, so a lost phone alone is not enough to get in.
}
recover-second-title = One more proof
recover-second-text = The first proof is confirmed. Choose another one.
recover-none = I have none of these
recover-password-title = Choose a new password
recover-password-submit = Set password
recover-password-note = You will be signed out everywhere else, and told about it by mail.
recover-confirm-title = Unlock your account
recover-confirm-text = It is proven that it is you. The lock ends when you press the button; your password stays as it is.
recover-confirm-submit = Unlock account
recover-done-title = Your new password is set
recover-done-text = The old one is refused from now on. Sign in with the new one.
recover-unlocked-title = Your account is unlocked
recover-unlocked-text = Sign in with your password as before.
recover-until = You have until { $time } for all steps.
recover-ended-title = The time for this ran out
recover-ended-text = Nothing was changed, and your password works as before. Start again whenever you like.
recover-again = Start again
