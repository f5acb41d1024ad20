# The first time: an activation code from IT becomes methods and a password.

activate-step-pass = Your code
activate-step-methods = Security info
activate-step-password = Your password
activate-title = Use your activation code
activate-text = Your IT department gave you a user name and an activation code. The code works once; after that, only you know your password.
activate-pass = Activation code
activate-pass-hint = Twelve letters and digits. Hyphens and capitals do not matter.
activate-early = The code is right, but too early: it is good from { $when } on. Keep it and come back then; nothing was lost.
activate-methods-title = Welcome, { $name }
activate-methods-text = First, add the ways we can verify it’s you if you ever forget your password.
activate-methods-sign-in = First, add the ways we can verify it’s you when you sign in.
activate-methods-again = Add the ways we can verify it’s you, and remove those you no longer have.
activate-methods-have = Added
activate-methods-needed = { $missing ->
    [0] That’s enough to reset your password yourself.
    [one] With one more, of a different kind, you can reset your password yourself.
   *[other] With { $missing } methods of different kinds you can reset your password yourself.
}
activate-methods-young = From { $when } on, that’s enough to reset your password yourself.
activate-methods-with-code = One method has to be added with this activation code before you can choose a password.
activate-methods-full = Remove a method first: one has to be added with this activation code before you can choose a password, and you have as many as are allowed.
activate-methods-later = Add the second one later
activate-password-title = Choose your password
activate-password-text = Only you will know it, { $name }. Nobody in your IT department can see it.
activate-submit = Set password
activate-done-title = Your account is ready
activate-done-text = Sign in with your user name and the password you just chose.
activate-until = Finish by { $time }.
activate-ended-text = No password was set. The time ran out, or the activation code was used, replaced or ended. The methods that you added or removed stay as you left them. Start again with the code; if it is refused, ask your help desk for a new one.
activate-left-title = Your activation code still works
activate-left-text = What you added is kept. Go on with the code whenever you like, as long as it is valid.
