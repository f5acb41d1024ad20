# Security info: the methods that prove who one is; seeing, adding and removing them.

security-title = Security info
security-text = What proves that it is you, at sign-in and when you reset your password.
security-missing-title = { $missing ->
    [one] One method is missing
   *[other] { $missing } methods are missing
}
security-missing-text = A reset asks for { $needed ->
    [one] { $needed } proof
   *[other] { $needed } proofs
}, each kept in a different place, such as your phone and your mailbox.
security-young-title = A reset is not possible yet
security-young-text = New methods open a reset after 72 hours. This protects you if somebody else adds one.
security-none-title = Nothing registered yet
security-none-text = Without security info only your help desk can help when you forget your password. Two methods take about three minutes.
security-methods = Your methods
security-add = Add a method
security-add-first = Add the first method
security-add-missing = Add the missing method
security-add-authenticator = Add an authenticator app
security-add-authenticator-hint = Shows a code on your phone, even without a network
security-add-mail = Add a private mail address
security-add-mail-hint = Receives a code when you need one
security-chip-reset = Reset
security-chip-reset-from = Reset { $when }
security-chip-sign-in = Sign-in
security-added-on = Added { $day }
security-used = Used { $when }
security-remove = Remove
security-remove-named = Remove { $label }
security-was-added = { $kind } added
security-was-removed = { $label } was removed
security-waiting = Your methods are being fetched

remove-title = Remove { $label }?
remove-text = It will no longer prove that it is you.
remove-notices = A removed address still gets notices for 30 days.
remove-warning = A reset will then need another method, and until you add one only your help desk can reset your password.
remove-keep = Keep it
remove-do = Remove

add-app-title = Add an authenticator app
add-app-name = Name for this app
add-app-name-hint = Such as the phone it is on. Only you see it.
add-app-name-default = My phone
add-app-open = Open an authenticator app on your phone
add-app-open-text = Any app for one-time codes works. In the app, choose to add an account.
add-app-scan = Scan this picture with the app
add-app-qr = QR code for the authenticator app
add-app-manual = Can’t scan? Type this key into the app:
add-app-copy = Copy the key
add-app-code = Type the 6 digits that the app shows
add-app-submit = Add app
add-app-expires = The picture works until { $time }.

add-mail-title = Add a private mail address
add-mail-text = Choose one that you can open without your company password, on your phone or at home.
add-mail-address = Private mail address
add-mail-send = Send a code
add-mail-code-title = Type the code we sent
add-mail-sent = It is in a mail to { $address } and works for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
add-mail-submit = Add address
add-mail-other = Use another address
