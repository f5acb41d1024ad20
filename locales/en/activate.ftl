# The first time: a pass from IT becomes methods and a password.

activate-step-pass = Your pass
activate-step-methods = Security info
activate-step-password = Your password
activate-title = Activate your account
activate-text = IT gave you a user name and an activation pass. The pass works once; after that, only you know your password.
activate-pass = Activation pass
activate-pass-hint = Twelve letters and digits. Hyphens and capitals do not matter.
activate-methods-title = Welcome, { $name }
activate-methods-text = First register what will prove that it is you: one day you may forget your password.
activate-methods-have = Registered
activate-methods-needed = { $missing ->
    [0] That is all that a reset needs.
    [one] With one more, kept in another place than the first, you can reset it yourself.
   *[other] With { $missing } methods, kept in different places, you can reset it yourself.
}
activate-methods-later = Add the rest later
activate-password-title = Choose your password
activate-password-text = Only you will know it, { $name }. Nobody in IT can see it.
activate-submit = Set password
activate-done-title = Your account is ready
activate-done-text = Sign in with your name and the password you just chose.
activate-until = This has to be finished by { $time }.
