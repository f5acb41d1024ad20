# The overview: where the password and the account stand.

overview-good = Your password is good for { $days ->
    [one] { $days } more day
   *[other] { $days } more days
}
overview-today = Your password expires today
overview-expired = Your password has expired
overview-forever = Your password does not expire
overview-changed = Changed on { $changed }.
overview-changed-until = Changed on { $changed }, good until { $until }.
overview-waiting = Your account is being fetched
overview-waiting-text = This takes a moment. If it stays like this, the service cannot be reached.
overview-change = Change password
overview-not-yet = It can be changed again from { $from }.
overview-account = Your account
overview-security = Security info
overview-security-none = Nothing registered: only your help desk could help if you forget your password
overview-security-ready = { $count ->
    [one] { $count } method, enough to reset your password yourself
   *[other] { $count } methods, enough to reset your password yourself
}
overview-security-young = { $count ->
    [one] { $count } method, too new to reset your password for a few days
   *[other] { $count } methods, too new to reset your password for a few days
}
overview-security-missing = { $missing ->
    [one] { $missing } more method is needed to reset your password yourself
   *[other] { $missing } more methods are needed to reset your password yourself
}
overview-events = Recent activity
overview-events-none = Nothing has happened yet.
overview-event-on = { $event } on { $device }
overview-offline-text = Last update: { $when }. Changing or resetting a password needs a connection.
overview-unsynced-text = Chiave has not seen your account on this computer yet. Connect once, and it is kept for the next time.
