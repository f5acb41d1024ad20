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
