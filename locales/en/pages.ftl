# Help, settings and about.

help-title = Help
help-search = Search help
help-search-hint = Words or a code
help-none = Nothing fits these words. Try fewer, or ask your help desk.
help-group-signing-in = Signing in
help-group-password = Passwords
help-group-verification = Codes and security info
help-group-connection = Computer and connection
help-back = All topics
help-what-to-do = What you can do
help-for-it = For IT
help-code = Code
help-desk = Your help desk
help-page-open = Open the help page
help-page-where = Opens { $host } in your browser.
help-page-failed = This computer could not open the page. Its address is:
help-count = { $count ->
    [one] { $count } page fits
   *[other] { $count } pages fit
}

link-offer = A link leads to the help page “{ $page }”
link-offer-text = Anybody can write such a link, and it does not mean that this has happened here. If you open the page, what you have begun stays; only a password or a code that you have typed may have to be typed again.
link-open = Open the page

settings-title = Settings
settings-language = Language
settings-language-system = System default
settings-theme = Appearance
settings-theme-system = System default
settings-theme-light = Light
settings-theme-dark = Dark
settings-managed = Set by your company
settings-default-of-company = Default of your company
settings-account = Your account
settings-signed-in = Signed in as { $name }
settings-not-yet-in = The sign-in of { $name } is not finished.
settings-sign-out = Sign out
settings-sign-out-everywhere = Sign out everywhere
settings-everywhere-title = Sign out everywhere?
settings-everywhere-text = Every computer where you are signed in will ask for your password again, including this one.
settings-everywhere-keep = Stay signed in
settings-about = About Chiave

check-text = Chiave looks at everything that it needs on this computer. It changes nothing, and sends nothing about you.
check-notes = Nothing keeps Chiave from working. Below the notes stands what would be better.
check-at = Checked at { $time }.
check-busy = Checking. If something does not answer, this takes up to a minute.
check-parts = What was checked
check-copy = Copy the report
check-copied = Copied. Paste it into your message to the help desk. It contains no password and no code.
check-report = Save a report for the help desk…
check-report-title = Report for the help desk
check-report-text = This is the whole report. It names neither you nor the service, and holds no password and no code. It is sent to nobody: it goes into a file, which you give to your help desk.
check-report-content = Content of the report
check-report-save = Save
check-report-saved = The report is saved. Give this file to your help desk:
check-report-not-saved = The report could not be saved in { $folder }. Copy it into your message to the help desk.
check-report-no-room = There is no room for the report in { $folder }. Make room on the disk and try again, or copy the report into your message to the help desk.
asked-report = Your IT department asks for the report of this computer
asked-report-text = You see all of it first, and it is sent only if you agree.
asked-report-look = Look at the report…
asked-report-title = Report for your IT department
asked-report-whole = This is the whole report. It holds neither your name nor a password nor a code. Your IT department knows by its request that it comes from you and from this computer.
asked-report-send = Send
asked-report-decline = Do not send
asked-report-sent = The report is with your IT department.
asked-report-declined = Nothing was sent.

about-title = About Chiave
about-version = Version { $version }
about-text = Chiave changes, resets and unlocks the password of your company account.
about-service = Service
about-server = Address
about-authority = Certificate authority
about-unpinned = The service’s certificate is not one of those that your company names. It counts all the same, because the settings say that this is only reported.
about-none = Not set
about-from = From { $source }
about-from-line = From { $source }, line { $line }
about-recommended = Recommended by your company
about-settings = Settings of this computer
about-problems = Problems in the settings
about-kept = A file of these settings cannot be read at the moment. What it said before stays in force until it can be read again.
about-back = Settings
about-fault-not-trusted = This file may not come from your administrator
about-fault-unreadable = This file cannot be read
about-fault-not-json = This file is not a JSON object
about-fault-other-ending = The name of this file does not end with “.json” in small letters, so the file is not read
about-fault-unknown-key = No setting has this name
about-fault-bad-value = This setting cannot have this value
about-fault-only-mandatory = This setting can only be mandatory, not recommended
about-fault-proxy-script = A script that chooses the proxy (PAC) is not supported; the address of the proxy itself is needed
about-fault-not-an-image = The file is no still PNG image of at most 64 KiB and 1024 pixels a side
about-fault-low-contrast = White text on this colour cannot be read; a darker one is needed
about-fault-not-from-here = This setting cannot come from here
