# The overview: where the password and the account stand.

overview-good = Your password is good for { $days ->
    [one] { $days } more day
   *[other] { $days } more days
}
overview-soon = Your password expires in { $days ->
    [one] { $days } day
   *[other] { $days } days
}
overview-tomorrow = Your password expires tomorrow
overview-today = Your password expires today
overview-expired = Your password has expired
overview-forever = Your password does not expire
overview-changed = Changed on { $changed }.
overview-changed-expires = It expires { $when }. Last changed on { $changed }.
overview-changed-expired = It expired { $when }. Last changed on { $changed }.
overview-changed-until = Changed on { $changed }, good until { $until }.
when-yesterday = yesterday at { $time }
when-today = today at { $time }
when-tomorrow = tomorrow at { $time }
when-weekday = on { $weekday } at { $time }
# $number is the day of the month that $day begins or ends with.
when-day = { $number ->
   *[other] on { $day } at { $time }
}
overview-waiting = Loading your account
overview-waiting-text = This takes a moment. If it stays like this, the service cannot be reached.
overview-change = Change password
overview-not-yet = It can be changed again { $when }.
overview-account = Your account
overview-security = Security info
overview-security-none = Nothing registered: only your help desk could help if you forget your password
overview-security-ready = { $count ->
    [one] { $count } method, enough to reset your password yourself
   *[other] { $count } methods, enough to reset your password yourself
}
overview-security-reset-off = { $count ->
    [0] No method; a forgotten password is reset by your help desk
    [one] { $count } method; a forgotten password is reset by your help desk
   *[other] { $count } methods; a forgotten password is reset by your help desk
}
overview-security-young = From { $when } you can reset your password yourself
overview-security-missing = { $missing ->
    [one] { $missing } more method is needed to reset your password yourself
   *[other] { $missing } more methods are needed to reset your password yourself
}
overview-events = Recent activity
overview-events-older = Show older
overview-events-foreign = Something here wasn’t me
overview-events-none = Nothing has happened yet.
overview-event-on = { $event } on { $device }
overview-event-here = { $event } on this computer
overview-offline-text = Last update: { $when }. Changing or resetting a password needs a connection.
overview-unsynced-text = Chiave has not loaded your account on this computer yet. Connect once; after that, you also see it offline.
