# Security info: the methods with which people verify their identity; seeing, adding and removing them.

security-title = Security info
security-text = How you verify it’s you when you sign in or reset your password.
security-missing-title = { $missing ->
    [one] One method is missing
   *[other] { $missing } methods are missing
}
security-missing-text = A reset asks for { $needed ->
    [one] { $needed } verification
   *[other] { $needed } verifications
}, of different kinds, such as your phone and your mailbox.
security-reset-off-title = Your help desk resets a forgotten password
security-reset-off-text = Your company does not let you reset it yourself. Your methods are still used when you sign in and when you change something here.
security-young-title = You can reset your password yourself from { $when }
security-young-text = New methods start working for a reset after 72 hours, to protect you if somebody else adds one.
security-get-code = How to get an activation code
security-none-title = No method registered yet
security-none-text = Without security info only your help desk can help when you forget your password. Adding two methods takes about three minutes.
register-code-text = If you forget your password now, only your help desk can help. The first method is added with an activation code from your help desk.
security-methods = Your methods
security-add = Add a method
security-add-first = Add the first method
security-add-missing = Add the missing method
security-add-authenticator = Add an authenticator app
security-add-authenticator-hint = Shows a code on your phone, even without a network
security-add-recovery-codes = Make a recovery sheet
security-add-recovery-codes-hint = Ten codes on paper, for when you have nothing else. A new sheet replaces the old one
security-ends = Ends { $when }
security-codes-left = { $left ->
    [one] { $left } code left
   *[other] { $left } codes left
  }
security-few-codes-title = { $left ->
    [0] No code is left on your recovery sheet
    [one] { $left } code is left on your recovery sheet
   *[other] { $left } codes are left on your recovery sheet
  }
security-few-codes-text = Make a new sheet while you can: it replaces the old one, and resets your password after 72 hours.
security-few-codes-make = Make a new sheet
security-add-mail = Add a personal email address
security-add-mail-hint = Receives a code when you need one
security-chip-reset = For reset
security-chip-not-counted-own-domain = Doesn’t count: read with this password
security-chip-not-counted-unknown = Doesn’t count at present
security-chip-reset-from = For reset from { $day }
security-chip-sign-in = For sign-in
security-added-on = Added { $day }
security-used = Used { $when }
security-remove = Remove
security-remove-named = Remove { $label }
security-replace = Replace
security-replace-named = Replace { $label }
security-replacing = The new one takes the place of { $label }, which stays at least until the new one works.
security-was-added = { $kind } added
security-was-removed = { $label } was removed
security-was-replaced = { $label } was replaced
security-replaced-later = { $label } can be removed { $when }. Keep both until then.
security-waiting = Loading your methods

remove-not-yet-title = { $label } stays for now
remove-only = This is your only method. Add another one first; it counts after 72 hours.
remove-too-little = Without it, you could no longer reset your password yourself. Add another one first; after 72 hours it counts, and this one can be removed.
remove-too-little-until = You can remove it { $when }, when { $other } begins to count for a reset. Until then, you could not reset your password yourself without it.
remove-others-young = Your other methods are too new to do without this one. It can be removed { $when }.
remove-title = Remove { $label }?
remove-text = It will no longer verify that it’s you.
remove-notices = A removed address still gets notices for 30 days.
remove-warning = Until you add another method, only your help desk can reset your password.
remove-keep = Keep it
remove-do = Remove
remove-replace = Replace it
remove-replace-text = If you have a new one, replace it: this one is removed once the new one works.
remove-replace-later = If you have a new one, replace it: add the new one now, and keep this one until the new one counts.

add-app-title = Add an authenticator app
add-app-name = Name for this app
add-app-name-hint = Such as the phone it is on. Your IT department sees this name too.
add-app-name-default = My phone
add-app-get = Get an authenticator app on your phone
add-app-get-text = Install one from your phone’s app store, such as Microsoft Authenticator, Google Authenticator or FreeOTP. If you have one already, use that.
add-app-scan = Scan this QR code with the app
add-app-scan-text = In the app, choose to add an account.
add-app-qr = QR code for the authenticator app
add-app-manual = Can’t scan? Enter this key in the app:
add-app-copy = Copy the key
add-app-copied = Copied. Chiave takes the key out of the clipboard after 90 seconds.
add-app-code = Enter the 6 digits that the app shows
add-app-submit = Add app
add-app-expires = The QR code works until { $time }.
add-app-again = New QR code

add-mail-title = Add a personal email address
add-mail-text = Choose one that you can open without your company password, on your phone or at home.
add-mail-address = Personal email address
address-refused-work = This is a work address: it opens with the password you may forget.
address-refused-form = An address looks like name@example.com.
address-refused-relay = Your company’s mail server takes no addresses with accented or special letters before the @. Use another address.
add-mail-send = Send a code
add-mail-code-title = Enter the code we sent
add-mail-sent = We emailed it to { $address }. It works for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
add-mail-submit = Add address
add-mail-other = Use another address

## After a sign-in: what is missing, and whether it is still right

register-title = Make sure you can get back in
register-text = If you forget your password now, only your help desk can help. Registering what is missing takes about two minutes.
register-missing = Still missing
register-missing-one = One of these is still missing
register-now = Register now
register-later = Not now
register-authenticator-hint = Shows a code on your phone, even without a network
register-recovery-codes-hint = Ten codes on paper, for when you have nothing else
register-mail-hint = Receives a code when you need one
reconfirm-title = Is this still up to date?
reconfirm-text = Look at your security info once: a lost phone or an old address would not help you.
reconfirm-now = Check now

add-sheet-title = Make a recovery sheet
add-sheet-text = The codes are shown only now. Print them or write them down, and keep the paper where you keep other important papers, not with this computer.
add-sheet-list = Recovery codes
add-sheet-print = Print
add-sheet-print-title = Recovery sheet of { $organisation }
add-sheet-print-name = User name: { $name }
add-sheet-print-made = Made on { $day }. A newer sheet replaces this one.
add-sheet-print-how = { -product } asks for a code by its number. Each code works once. Nobody from your company ever asks for these codes.
add-sheet-kept = To confirm that you have kept the sheet, enter code number { $number } from it. This does not use the code up.
add-sheet-label = Code number { $number }
add-sheet-submit = I have kept the sheet
add-sheet-expires = The sheet waits for this code until { $time }.
add-sheet-again = Make another sheet
time-sheet-text = After that the codes on this page are worth nothing, and you need another sheet.
