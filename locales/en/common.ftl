# Words that several screens share. Product names are terms and are never translated.

-product = Chiave

app-name = { -product }
opening-title = One moment
skip-to-page = Skip to the page

nav-label = Main
nav-overview = Overview
nav-password = Password
nav-security = Security
nav-help = Help
nav-settings = Settings
nav-you = Account
side-help = Help
side-settings = Settings

steps-label = Steps
steps-count = Step { $step } of { $total }
steps-done = Done
step-done = Done:

go-back = Back
cancel = Cancel
continue = Continue
try-again = Try again
check-computer = Check this computer
close = Close
sign-in = Sign in
copy = Copy
copied = Copied

user-name = User name
user-name-hint = The name you use for your company account.
password = Password
show-password = Show password
show-current = Show current password
show-new = Show new password
hide-password = Hide password
caps-lock = Caps Lock is on.
field-missing = This is still empty.
field-missing-user-name = Enter your user name.
field-missing-password = Enter your password.
field-missing-current = Enter your current password.
field-missing-new = Enter a new password.
field-missing-code = Enter the code.
field-missing-pass = Enter the activation code.
field-missing-address = Enter an email address.
field-missing-label = Enter a name for the app.
code-incomplete = The code has { $digits } digits.

sync-live = Up to date, { $ago }
sync-stale = As of { $ago }
sync-offline = Offline, as of { $ago }
sync-never = Not updated yet
sync-now = Update now

throttled-until = You can try again in { $time }.
throttle-over = You can try again now.
tries-left = { $tries ->
    [0] No tries left.
    [one] { $tries } try left.
   *[other] { $tries } tries left.
}
request-number = Request
copy-request = Copy the request number
kept-password = Your current password still works.

details = Details

## Conditions of the computer and of the connection

offline-title = Chiave can’t reach the service
offline-text = Signing in, changing or resetting a password needs a connection.
no-network-title = This computer is not connected to a network
no-service-title = The service does not answer at the moment
no-service-text = Your connection works. The service usually comes back by itself; Chiave tries again every half minute.
certificate-expired-at = Certificate expired: { $when }.
certificate-valid-from = Certificate valid from: { $when }.
offline-why = Available when you are connected
update-title = Chiave needs an update
update-text = The service sent something that this version does not understand. Install the update that your company offers, or ask your help desk for it.
keyring-locked-title = The keyring of this computer is locked
keyring-locked-text = The keyring is the place where this computer stores passwords. { $session ->
    [none] While it is locked, Chiave cannot see an earlier sign-in, and your account may not recognise this computer. When you sign in, the computer may ask you to unlock it.
   *[other] Everything works, but you will be signed out when this window closes. Unlock the keyring to stay signed in.
}
keyring-missing-title = This computer has no keyring
keyring-missing-text = The keyring is the place where this computer stores passwords. { $session ->
    [none] Everything works, but a sign-in lasts only until this window closes.
   *[other] Everything works, but you will be signed out when this window closes.
}
keyring-hanging-title = The keyring of this computer does not answer
keyring-hanging-text = The keyring is the place where this computer stores passwords. { $session ->
    [none] While it does not answer, Chiave cannot see an earlier sign-in, and your account may not recognise this computer. Restarting the computer usually helps.
   *[other] Everything works, but you will be signed out when this window closes. Restarting the computer usually helps.
}
files-not-kept-title = Nothing can be saved on this computer
files-not-kept-text = Everything works, but your settings and the last state of your account are forgotten when this window closes. Your home folder cannot be written to; tell your help desk.

## Kinds of verification

kind-authenticator = Authenticator app
kind-mail = Personal email address
kind-recovery-codes = Recovery sheet
kind-help-desk-code = Code from the help desk
kind-temporary-code = Temporary code
kind-password = Current password
kind-unknown = Something newer than this version of Chiave
