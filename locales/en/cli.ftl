# What the service's command line says. Plain answers go to the standard output, the rest to the error output.

## The application

cli-app-usage =
    Usage: chiave [COMMAND]
    Without a command the window opens, or the one that is open comes to the front. Exit code 3: no graphical session can be reached, or the open window does not answer.

    change: asks in this terminal for the current password and a new one, and changes it. Exit code 0: changed; 1: the one from before is valid; 4: nobody is signed in; 7: the outcome is not known.
    reset [USER]: for whoever cannot sign in. Asks in this terminal for the user name, for codes by which you verify who you are, and for a new password. Exit codes as with “change”.
    status [--json]: shows who is signed in on this computer, when the password expires and what there is to do, and changes nothing. Exit code 0: all is done; 1: it is not known who is signed in; 4: nobody is; 5: there is something to do; 6: the service did not confirm the state.
    doctor [--json]: examines this computer (settings, network, name, certificate, service, clock, keyring, disk) and says what mends each problem. Exit code 1: something keeps Chiave from working.
    doctor --bundle FILE: writes a report for the help desk to a new file, or to the standard output if FILE is a hyphen. It names nobody, and is sent to nobody.
    policy explain [--json]: shows every setting with its value, the file and line that set it, and the values that lost. Exit code as with “--check-policy”.
    policy import FILE: reads a profile of NoMAD, Jamf Connect, XCreds or Kerberos SSO, prints the settings that do the same, and says which of its keys or values have no match. Exit code 1: the profile cannot be read, or the settings cannot be printed.
    --check-policy: says which settings of this computer do not count, and why. Exit code 1: there are any, no service is configured, or there is no certificate authority.
    --session-start: for the desktop, when a session begins. Opens the window if the setting “autostart” says so.
    --version, --help
cli-app-unknown = Chiave has no command “{ $word }”. “chiave --help” lists all.
cli-app-not-so = The command “{ $word }” is not used like this. “chiave --help” says how.
cli-app-no-window = No window can be opened: there is no graphical session here that can be reached.
cli-app-no-web-view = No window can be opened: the WebView2 runtime is missing on this computer. Ask your IT department to install it.
cli-app-no-answer = Chiave is running already, but its window does not answer: its process is stopped or hangs. Let it go on (“fg” in its terminal) or end it, and start Chiave again.
cli-app-bundle-written = The report for your help desk is in { $file }. Nothing was sent.
cli-app-bundle-not-written = The report was not written to { $file }: { $reason }
cli-app-policy-good = The settings of this computer are good. The service is { $server }.
cli-app-policy-no-server = The settings of this computer name no service that can be used.
cli-app-policy-closed = The settings of this computer name a service, but a setting about the way to it, or a whole file, does not count. Nothing is sent until it does.
cli-app-policy-ignored = Some settings of this computer are ignored, each for the reason that is named with it. The service can be used.
cli-policy-default = default
cli-policy-mandatory = mandatory
cli-policy-recommended = recommended
cli-policy-chosen = chosen by the person
cli-policy-unset = { $key }: not set
cli-policy-hidden = { $key } = hidden (a value that was set does not count)
cli-policy-true = { $key } = true (a value that was set does not count)
cli-policy-lost = instead of { $value }
cli-policy-ignored = Ignored: { $problem }
cli-policy-expected = accepted: { $expected }
cli-policy-hash = Hash of the managed settings, as “fleet” of the service counts it: { $hash }
cli-policy-proxy-script = A script that chooses the proxy (PAC, WPAD) is not supported. Write the address of the proxy itself, or `system` for the proxy that the environment names.
cli-policy-not-an-image = The file of a logo has to be a still PNG image of at most 64 KiB, and at most 1024 pixels wide and 1024 high.
cli-policy-low-contrast = White text on the colour of `accent` cannot be read: it needs a contrast of 4.5 : 1 (WCAG 2.2). The nearest that can is { $nearest }.
cli-import-matched = { $product }: { $theirs } becomes { $ours }.
cli-import-replaced = { $product }: { $theirs } becomes { $ours }, in place of the value from earlier in the profile: { $value }
cli-import-unmatched = { $product }: { $theirs } has no match.
cli-import-value-unmatched = { $product }: the value of { $theirs } has no match.
cli-import-server = Add `server`, the address of the service: the profile does not have it.
cli-import-unreadable = { $file } cannot be read: { $reason }
cli-import-too-large = { $file } is larger than { $most } MiB, so it is no profile. It was not read.
cli-import-signed = The profile is signed. Take out its content first: openssl cms -verify -noverify -inform { $form } -in FILE -out CONTENT
cli-import-no-property-list = The file is no property list, such as a profile (.mobileconfig) or exported preferences (.plist).
cli-import-too-much = The file has more levels or more values than a profile has. It was not read.
cli-import-entity = The file has an entity that Chiave cannot read, or declares its own. Write the character itself, and a single “&” as “&amp;”.
cli-import-no-known-product = The file has no settings of NoMAD, Jamf Connect, XCreds or Kerberos SSO.
cli-app-no-authority = This computer has no certificate authority, so no service can be trusted. Install the package ca-certificates, or name your company’s authority in the settings.
cli-status-signed-in = Signed in: { $name } ({ $user_name })
cli-status-since = Since: { $at }
cli-status-nobody = Nobody is signed in on this computer.
cli-status-ended = The service has ended the session of this computer. Open Chiave to sign in again.
cli-status-keyring-locked = It is not known who is signed in: the keyring is locked. Unlock it, and give the command again.
cli-status-keyring-hanging = It is not known who is signed in: the keyring does not answer. “chiave doctor” says more.
cli-status-keyring-missing = It is not known whether somebody is signed in: there is no keyring here, and without one only an open window knows its session.
cli-status-removed-signed-out = Your IT department ended the last session on this computer.
cli-status-removed-wiped = Your IT department had the account removed from this computer.
cli-status-removed-no-contact = The account was removed from this computer, because the computer had not reached the service for as long as your IT department allows.
cli-status-keyring-left = Locked keyrings that may still hold something of an account that was removed: { $keyrings }. Chiave removes it once they are open.
cli-status-removed-unfinished = The account is to be removed from this computer, but something of it may still be in a keyring or on the disk. Chiave uses nothing of it, and removes it as soon as the keyring is open and the disk can be written.
cli-status-service-answers = Service: { $server } answers.
cli-status-service-away = Service: { $server } cannot be used ({ $reach }). “chiave doctor” says why.
cli-status-service-none = Service: the settings of this computer name none that can be used. “chiave doctor” says more.
cli-status-state-now = State: of now
cli-status-state-last = State: of the last contact with the service, { $at }
cli-status-state-none = State: not known yet
cli-status-password-changed = Password set: { $at }
cli-status-password-expires = Password expires: { $at }
cli-status-password-expired = Password expired: { $at }
cli-status-password-never-expires = Password expires: never
cli-status-password-changeable = Password can be changed again from: { $at }
cli-status-task-settle = To do: open Chiave to find out whether the last change was made. The answer got lost.
cli-status-task-update = To do: install a newer version of Chiave. This one does not know what the service asks for.
cli-status-task-verify = To do: open Chiave and verify it’s you. The sign-in is not finished.
cli-status-task-change-password = To do: choose a new password. It has expired, or your IT department asks for it.
cli-status-task-register = To do: open Chiave and complete your security info. A reset would not be possible.
cli-status-task-answer-report = To do: open Chiave, look at the support report, and send it or not.
cli-status-task-confirm = To do: open Chiave and check whether your security info is still right.
cli-status-order-sign-out = Order of your IT department: sign out. Chiave does it when it is used next.
cli-status-order-wipe = Order of your IT department: remove the account from this computer. Chiave does it when it is used next.
cli-status-order-change-needed = Order of your IT department: choose a new password.
cli-status-order-send-report = Your IT department asks for the support report of this computer. Chiave shows it to you, and sends it only if you agree.
cli-password-no-terminal = Nothing was changed: passwords and codes are asked for in a terminal, and input or questions do not go to one here. They are taken neither from a pipe, nor from arguments or variables.
cli-password-in-use = Nothing was changed: Chiave is already in use, in its window or in another terminal. Go on there, or end it and give the command again.
cli-password-cannot-tell = Nothing was changed: nothing can be saved in your home folder. A command could neither tell whether Chiave is already in use, nor note a write whose answer gets lost. Use the window; “chiave doctor” says more about the folder.
cli-change-nobody = Nothing was changed: nobody is signed in on this computer. Open Chiave and sign in.
cli-change-not-signed-in = Nothing was changed: the sign-in is not finished. Open Chiave and finish it.
cli-change-hidden = Nothing was changed: the settings of this computer offer no change of the password here.
cli-password-away = Nothing was changed: the service cannot be reached. “chiave doctor” says why.
cli-change-not-yet = Nothing was changed: the password can be changed again from { $at }.
cli-change-of = The password of { $user } is changed; Ctrl-C ends without a change.
cli-change-required = Your IT department asked for a new password.
cli-change-expired = The current password has expired.
cli-change-current = Current password:
cli-password-new = New password:
cli-password-again = New password again:
cli-password-differ = The two are not the same. Nothing was sent. Type the new password again.
cli-password-sent = Sending the new password…
cli-password-cancelled = Nothing was changed: you cancelled.
cli-password-interrupted = You ended the command while a new password was on its way. It is not known yet whether it was set: keep both passwords at hand. “chiave status” says whether something is left to find out; the next “chiave change” or “chiave reset” finds it out first, and so does the window.
cli-change-done = The password was changed, { $at }. The one from before is no longer valid. Computers that your account recognises stay signed in, all others are signed out.
cli-password-not-known = It is not known whether the new password was set: the answer got lost. Keep both passwords at hand. The next “chiave change” or “chiave reset” asks for the outcome first, and so does the window.
cli-password-settled-done = The last new password had been set, { $at }: it is valid. Nothing else was changed.
cli-password-settled-not-done = The last new password had not been set: the password from before is valid. Give the command again to set it.
cli-password-other-done = What had been begun in Chiave before this is done, since { $at }. Nothing else was changed. Give the command again to go on.
cli-password-other-not-done = What had been begun in Chiave before this was not done. Nothing else was changed. Give the command again to go on.
cli-password-other-not-known = It is not known how what had been begun in Chiave before this ended: the answer got lost. Nothing else was changed. The next “chiave change” or “chiave reset” asks for the outcome first, and so does the window.
cli-password-no-text = This is not text in UTF-8. Type it again.
cli-password-other-keys = A key was pressed that types no character, such as an arrow or Tab. Type it again.
cli-password-too-old = Nothing was changed: this version of Chiave does not know what the service asks for. Install a newer version.
cli-password-not-done = Nothing was changed. The password from before is valid.
cli-failure-wait = Another try is possible in { $minutes ->
    [one] { $minutes } minute.
   *[other] { $minutes } minutes.
}
cli-failure-code = ({ $code })
cli-failure-request = ({ $code }, request number { $request })
cli-password-not-known-later = It is not known whether the new password was set: the answer got lost. Without a keyring nobody can ask for the outcome later: try to sign in with the new password first, then with the one from before.
cli-reset-hidden = Nothing was changed: the settings of this computer offer no reset of the password here. Your help desk can tell you where you can do it, or do it for you.
cli-reset-user = User name:
cli-reset-user-known = User name (Enter: { $user_name }):
cli-reset-until = You have until { $at } for all steps. Ctrl-C ends without a change.
cli-reset-choice = { $choices ->
    [one] Number (0: I can’t use this):
   *[other] Number (0: I can’t use these):
}
cli-reset-code = { $choices ->
    [one] 6-digit code (0: I can’t use this):
   *[other] 6-digit code (0: choose another way):
}
cli-reset-neither = This is neither a code of 6 digits nor a number of the list. Nothing was sent.
cli-reset-code-first = Choose a number of the list first. Nothing was sent.
cli-reset-resend = A code was sent already. Another can be asked for from { $at } on, by choosing this again.
cli-reset-help-desk = Your help desk: { $text }
cli-reset-help-page = The page of the help desk: { $address }
cli-reset-activate = Once you have an activation code, open Chiave and choose “I have an activation code”.
cli-reset-check = Enter checks again:
cli-reset-done = Your new password is set. Sign in with it; the one from before is no longer valid.

## Settings

cli-config-good = The settings in { $file } are good.
cli-config-at-line = { $file }, line { $line }, { $key }: { $expected }
cli-config-in-line = { $file }, line { $line }: { $expected }
cli-config-at-key = { $file }, { $key }: { $expected }
cli-config-whole-file = { $file }: { $expected }
cli-expected-readable-file = expected a file that can be read ({ $cause })
cli-expected-log-socket = expected a service that takes the log at the socket { $path } ({ $cause })
cli-expected-writable-file = expected a file that the service can write to ({ $cause })
cli-expected-writable-folder = expected a folder that the service can write to ({ $cause })
cli-expected-present = this setting is missing and has no default
cli-expected-toml = this is not TOML ({ $cause })
cli-expected-known = Chiave does not know this setting. Known here: { $keys }
cli-expected-choice = expected one of { $words }
cli-expected-table = expected a line [{ $table }] with its settings below it
cli-expected-tables = expected a line [[{ $table }]] for each, with its settings below it
cli-expected-text = expected a text in quotation marks
cli-expected-visible = expected a text in which something can be seen, or no such line
cli-expected-flag = expected true or false, without quotation marks
cli-expected-texts = expected a list of texts, such as ["FIRMA", "firma.example"]
cli-expected-usual-on-port = on port { $port } mail servers expect "{ $security }": with the other setting no mail gets out, or only after a long wait
cli-expected-origin = expected an address that begins with https:// and has no path, such as https://chiave.example.org
cli-expected-address = expected an address and a port, such as 0.0.0.0:443
cli-expected-own-machine = expected an address of this machine, such as 127.0.0.1:9464. For another address, also set metrics.beyond_this_machine = true
cli-expected-without = expected either this or { $key }, not both
cli-expected-between = expected a whole number from { $least } to { $most }
cli-expected-mailbox = expected a mailbox, such as Chiave <chiave@example.org>
cli-expected-login = expected user_name and password_file together, or neither
cli-expected-certificate = expected at least one certificate in PEM
cli-expected-authorities = expected the certificates of authorities alone: a certificate in this file is not one (its “basicConstraints” do not say CA)
cli-expected-plain-key = a private key without a passphrase, since nobody is there to type one: “openssl pkey -in KEY -out PLAIN” writes it
cli-expected-pem = text in PEM, which begins with “-----BEGIN”; this file holds something else, such as DER or PKCS#12. “openssl” converts it
cli-expected-usable-pair = a certificate and a key that can be used with TLS 1.3: a certificate of X.509 version 3, and an elliptic curve key or an RSA key of at least 2048 bits ({ $cause })
cli-expected-password = a password; the file is empty
cli-expected-private-key = expected a private key in PEM
cli-expected-key-of-certificate = expected the private key that belongs to tls.certificate
cli-expected-own-name = expected your own: this is the example’s
cli-expected-host-name = expected the name of the mail server alone, such as smtp.example.org; the port stands in smtp.port
cli-expected-owner-only = expected a file that its owner alone can read and write (its mode is { $cause }; “chmod 0400” makes it so)
cli-expected-not-for-all = expected a settings file that not everybody can write (its mode is { $cause }; “chmod o-w” makes it so)
cli-expected-private = others than its owner can read or write { $path } (mode { $mode }): “chmod { $right } { $path }”
cli-certificate-over = expected certificates that are valid: number { $place } in the file ended on { $when }
cli-certificate-not-yet = expected certificates that are valid: number { $place } in the file begins on { $when }
cli-certificate-ends-soon = number { $place } of the certificates in the file ends on { $when }: renew it
cli-certificate-other-host = expected a certificate for { $host }, the host of public_name
cli-certificate-order = expected the chain in its order: the service’s own certificate first, then each one’s issuer
cli-certificate-incomplete = expected the issuer’s intermediate certificate after the service’s own: without it, computers do not trust the service
cli-certificate-authority = expected a certificate of a server: this one is an authority’s (CA:TRUE), and every computer refuses it. Let an authority issue one for the service
cli-certificate-no-authority = expected an authority’s certificate as issuer: number { $place } in the file is none (CA:FALSE), and every computer refuses the chain
cli-certificate-purpose = expected certificates for servers: number { $place } in the file is for other purposes only (extended key usage without serverAuth), and every computer refuses it
cli-certificate-apart = expected certificates that hold together: a signature in the file is not by the key of the certificate after it, or an authority in it may not issue for this name
cli-network-resolved = The public name { $host } has the addresses { $addresses }.
cli-network-port-free = The port of { $listen } is free.
cli-network-port-served = The service listens on { $listen }.
cli-network-mail-good = The mail server { $host } takes the login and the sender. No email was sent.
cli-network-unresolved = the name service knows no address of this host ({ $cause })
cli-network-port-taken = the port is taken by the process { $name } (number { $id })
cli-network-port-taken-by = the port is taken by a process of user number { $user }; root sees which
cli-network-port-taken-unseen = the port is taken by another process
cli-network-port-forbidden = this user may not listen on this port, so it was not tried. The unit in the manual gives the service the right to
cli-network-port-unusable = nothing can listen on this address ({ $cause })
cli-network-mail-unreachable = there is no connection under TLS with the mail server ({ $cause })
cli-network-mail-login = the mail server refuses user_name and password ({ $cause })
cli-network-mail-sender = the mail server refuses this sender ({ $cause })
cli-help-network = Also resolves the public name, tries the port, and logs in to the mail server without sending an email.
cli-help-identity = The file with the age identity that opens it; “-” reads the standard input.
cli-init-as-root = Keys and store belong to root now, and the service’s user cannot open them: “chown -R chiave: { $keys } { $data }”, or run “init” as the service’s user.
cli-init-given = Keys and store belong to user number { $user }, as the folder { $data } does.
cli-expected-key-file = expected key files as “init” makes them ({ $cause })
cli-expected-sends-a-day = expected at least as many as sends_in_ten_minutes
cli-expected-gates = expected no more verifications than people can register methods for: one for authenticator apps, one for each email address and one for a recovery sheet
cli-expected-other-port = expected another port than that of “listen”, on which the service itself listens
cli-expected-domains = expected at most 1000 mail domains such as "example.org", each without a dot at its beginning or end
cli-expected-words = expected at most 1000 words of 4 to 16 characters
cli-expected-same-for-everybody = expected outside every rule by group: this setting is the same for everybody
cli-expected-group = expected the name of a group, of at most 256 characters
cli-expected-group-once = expected another group: an earlier rule by group is for this one, so this one would never match
cli-expected-rules = expected at most 100 rules by group

## Accounts

cli-account-stays-disabled = The account { $user } is disabled, so nobody signs in to it all the same: “account enable { $user }”.
cli-pass-of-disabled = The account { $user } is disabled: the code works only after “account enable { $user }”.
cli-no-administrator = No account that is let in is an administrator’s any more. If that was not meant: “account role USER administrator”.
cli-nothing-changed = Nothing was changed.
cli-user-name-mixed = “{ $user }” mixes letters of scripts that look alike, so it cannot be the user name of a new account.
cli-text-control = “{ $field }” holds a control character, a tab or the end of a line.
cli-text-long = “{ $field }” is longer than 256 characters.
cli-waits = Wrong tries ({ $what }): waits until { $until }
cli-reset-no-codes = Reset and unlock on a computer that the account does not know: no codes by email until { $until }, because too many were asked for. “account unlock” ends this.
cli-reset-method-closed = Reset and unlock on a computer that the account does not know: the method { $method } is closed after { $wrong } wrong codes in a row. “account unlock” opens it.
cli-reset-opened = Reset and unlock are open again on every computer for the account { $user }.
cli-file-failed = { $file }: { $cause }.
cli-output-lost = The answer could not be written out ({ $cause }).
cli-import-would = Nothing was changed. The import would add { $added }, update { $changed }, disable { $disabled } and leave { $same } as they are.
cli-import-nothing = Nothing was imported.
cli-import-many = { $touched } of { $all } accounts would be changed or disabled, more than a tenth. Look at it with “--dry-run”; if it is meant, add “--many”. Nothing was imported.
cli-import-encoding = The file is no text in UTF-8, UTF-16 or Windows-1252. Save it as “CSV UTF-8”. Nothing was imported.
cli-import-too-long = { $file } is larger than { $most } MiB, so it was not read. Split it into several files and import each without “--leavers”. Nothing was imported.
cli-import-guessed = The file is not in UTF-8 and was read as Windows-1252. Look at names with accents.
cli-import-quote = a quotation mark is opened here and never closed.
cli-import-column-twice = The column “{ $column }” means the same as an earlier one. Ignore one of them with “--map "{ $column }=-"”.
cli-import-no-mail = Worth a look: { $count ->
    [one] { $count } account without an email address gets no notices
   *[other] { $count } accounts without an email address get no notices
} ({ $users }).
cli-import-same-mail = Worth a look: { $count ->
    [one] { $count } account has the email address of somebody else
   *[other] { $count } accounts have the email address of somebody else
} ({ $users }).
cli-import-mixed = Worth a look: { $count ->
    [one] { $count } user name mixes letters of scripts that look alike
   *[other] { $count } user names mix letters of scripts that look alike
} ({ $users }).
cli-import-domain = Worth a look: { $count ->
    [one] { $count } user name has a domain beside it
   *[other] { $count } user names have a domain beside them
} ({ $users }). If people sign in without it, set sign_in_domains.
cli-import-spared = { $count ->
    [one] Left as it is: the account of { $count } administrator whom the file would change ({ $users }).
   *[other] Left as they are: the accounts of { $count } administrators whom the file would change ({ $users }).
} Add “--administrators” to change administrators too.
cli-import-added-disabled = Worth a look: { $count ->
    [one] { $count } new account is disabled in the file and is added as disabled
   *[other] { $count } new accounts are disabled in the file and are added as disabled
} ({ $users }). If the column means something else, ignore it with “--map "COLUMN=-"”.
cli-import-enabled-here = Worth a look: { $count ->
    [one] { $count } account is disabled in the file and stays enabled here
   *[other] { $count } accounts are disabled in the file and stay enabled here
} ({ $users }). “account disable” or “--leavers” disables them.
cli-import-disabled-here = Worth a look: { $count ->
    [one] { $count } account of the file is disabled here and stays disabled
   *[other] { $count } accounts of the file are disabled here and stay disabled
} ({ $users }). If that was a mistake: “account enable”.
cli-import-skipped = Worth a look: { $count ->
    [one] { $count } line without a given name or family name is skipped
   *[other] { $count } lines without a given name or family name are skipped
} ({ $users }).
cli-import-would-need-many = { $touched } of { $all } accounts would be changed or disabled, more than a tenth: the import itself is refused without “--many”.
cli-import-type-name = The column “{ $column }” holds the name of a PowerShell type in place of values. Export it as text, such as with “Select-Object *,@{"{"}n='Groups';e={"{"}$_.MemberOf -join ';'{"}"}{"}"}”, or ignore it with “--map "{ $column }=-"”.
cli-import-flag = the field “{ $column }” is “{ $value }”: expected true or false.
cli-import-map-unknown = The file has no column “{ $column }”, which “--map” names.
cli-init-done = The directory is ready. This activation code activates the account { $user } until { $until }. It is shown this once.
cli-init-replaced = The activation code that an earlier “init” printed has stopped working.
cli-init-again = There is a directory in { $folder } already. Nothing was changed.
cli-not-initialised = There is no directory in { $folder }. If there was one, mount the folder or correct data_dir, or put a backup back with “restore”. Only a new installation begins with “init”.
cli-store-empty = The store { $path } is empty (0 bytes). Move the file away and put a backup back with “restore”.
cli-store-foreign = { $path } is not a store of Chiave. Correct data_dir, or move the file away and put a backup back with “restore”.
cli-store-newer = The store { $path } was used by a newer version of Chiave. Install that version again.
cli-store-altered = The store { $path } does not hold what Chiave made: somebody else changed the { $object }. What is in it can no longer be trusted. Keep a copy of the file, find out who wrote to it, and put a backup from before back with “restore”.
cli-store-migrate = The store { $path } is of an earlier version, and only the start of the service brings it up to date. Stop the earlier service, start this version once, then run the command again. Nothing was changed.
cli-store-mode = The store { $path } cannot be opened and written: the mode of { $file } is { $mode }. Give its owner the right to write, such as with “chmod u+rwX { $file }”.
cli-store-older = The store is of an earlier version. The next start brings it up to date; its keys and rows are checked then.
cli-store-forbidden = The store { $path } cannot be opened and written: it belongs to user number { $owner }, and this runs as user number { $own }. Run the command as the service’s user, or give that user the folder, such as with “chown -R chiave: { $folder }”.
cli-store-failed = The store { $path } cannot be used ({ $cause }).
cli-disk-full = { $path } could not be written or read: its disk is full ({ $free } free). Make room there, then run the command again.
cli-disk-failing = { $path } could not be written or read, although { $free } are free on its disk. Look at limits on the size of files (“ulimit -f”), at quotas, and at the disk itself (“dmesg”), then run the command again.
cli-disk-read-only = { $path } could not be written: its file system is read-only. Find out why (“dmesg”), mount it for writing, then run the command again.
cli-store-busy = The store { $path } was held by another program for longer than 10 seconds (“fuser -v { $path }” names it). Wait until that program has ended, or end it, then run the command again.
cli-store-damaged = The store { $path } is damaged. Stop the service, move the folder { $folder } away and keep it, then put the last backup back with “restore”.
cli-store-nobody = Nobody is in the store { $path }, so this service has nobody to serve. Correct data_dir, or put a backup back with “restore”. Only a new installation begins with “init”.
cli-key-missing = The store was used with the key “{ $key }”, which is not in { $path }. Put its line back.
cli-key-different = The key “{ $key }” in { $path } is not the one that the store was used with. Put the right file back.
cli-key-none = { $path } has none of the keys that the store was used with. Put the right file back.
cli-running = Another service runs on the data folder { $path }. Stop it first.
cli-pass-issued = This activation code is for the account { $user } and good until { $until }. It is shown this once and replaces an earlier one.
cli-pass-issued-from = This activation code is for the account { $user }, good from { $from } until { $until }. It is shown this once and replaces an earlier one.
cli-help-desk-code-issued = Read this code out to the caller. It is for { $user }, on the computer “{ $computer }” that shows “{ $words }”, until { $until }. It is shown this once, and counts as one verification there.
cli-words-unknown = “{ $words }” are not two of Chiave’s matching words. Have the caller spell them: they stand on the page “Call the help desk”, under “Two words to read out”.
cli-no-such-attempt = { $user } has no reset and no unlock under way that shows “{ $words }”. Check user name and words with the caller. If both are right, the time is over: have the caller begin again, and ask for the new words. If the caller sees other words, end the call: somebody may be pretending to be { $user }.
cli-many-such-attempts = { $user } has several resets under way that show “{ $words }”. Have the caller cancel, begin again and read the new words out.
cli-help-desk-codes-off = The account policy allows no codes of the help desk (“help_desk_codes”). No code was issued.
cli-own-code = Nobody issues a code to themselves, and { $user } is you, by the name that sudo reports. Ask a colleague. No code was issued.
cli-temporary-code-issued = Give this code to { $user }. Until { $until } it is the second factor at sign-in, beside the password. It is shown this once, and takes the place of an earlier one.
cli-temporary-code-issued-once = Give this code to { $user }. Until { $until } it is the second factor of one sign-in, beside the password. It is shown this once, and takes the place of an earlier one.
cli-temporary-codes-off = The account policy allows no temporary codes (“max_temporary_code_hours”). No code was issued.
cli-temporary-code-removed = The temporary code of { $user } was removed, and whoever signed in with it is signed out. The person is told by email.
cli-temporary-code-disabled = The account { $user } is disabled, so nobody could sign in with a code. No code was issued.
cli-temporary-code-locked = The account { $user } is locked, so nobody could sign in with a code. No code was issued.
cli-code-not-activated = The account { $user } was never activated: the person needs an activation code (“account code { $user }”). No code was issued.
cli-temporary-code-too-long = The account policy allows no temporary code of so many hours; the most are { $hours } (“max_temporary_code_hours”). No code was issued.
cli-attempt-cannot-succeed = This reset or unlock of { $user } cannot succeed: { $why }. No code was issued.
cli-why-disabled = the account is disabled
cli-why-policy = the account policy does not allow it
cli-why-ended = it was ended, or the password was set in the meantime, so the caller has to begin again
cli-why-verified = every verification is passed, so no code is needed
cli-second-desk-code = You gave this caller a code already, and it was used. The second verification has to be another method, or a code of another member of the help desk. No code was issued.
cli-codes-need-list = Several codes need “--csv FILE”, “--csv -” for the standard output, or “--letters FILE”. Nothing was changed.
cli-letters-need-file = Letters need a file: they are not written to the standard output. Nothing was changed.
cli-code-start-refused = “{ $time }” is not a start of a code: expected a day or time from today on, at most { $days } days ahead. Nothing was changed.
cli-codes-kept = { $count ->
    [one] { $count } account has a code that is still good, and keeps it. “--replace” issues a new one.
   *[other] { $count } accounts have codes that are still good, and keep them. “--replace” issues new ones.
}
cli-codes-issued = { $count ->
    [0] No activation code was issued.
    [one] { $count } activation code was issued. It is shown this once: hand it over and destroy the list.
   *[other] { $count } activation codes were issued. They are shown this once: hand them over and destroy the list.
}
cli-account-added = The account { $user } was added. It can be activated with an activation code: “account code { $user }”.
cli-account-exists = There is an account { $user } already. Nothing was changed.
cli-account-unknown = There is no account { $user }.
cli-account-enabled = The account { $user } is enabled.
cli-account-disabled = The account { $user } is disabled and signed out everywhere.
cli-account-locked = The account { $user } is locked and signed out everywhere. The lock ends when the person verifies their identity in Chiave, or with “account unlock { $user }”.
cli-account-unlocked = { $lifted ->
    [lock] The lock of the account { $user } was ended.
    [waits] The account { $user } was not locked. The waits after wrong passwords or codes were ended.
    [both] The lock of the account { $user } was ended, and so were the waits after wrong passwords or codes.
   *[nothing] The account { $user } was not locked, and nobody was made to wait.
}
cli-account-administrator = The account { $user } is an administrator’s: a reset always needs two verifications, and sessions end sooner.
cli-account-employee = The account { $user } is an employee’s.
cli-account-must-change = The account { $user } has to change its password at its next sign-in.
cli-method-unknown = The account { $user } has no method { $id }. “account methods { $user }” lists them. Nothing was changed.
cli-methods-removed = { $count ->
    [0] The account { $user } has no methods: there was nothing to remove.
    [one] { $count } method of the account { $user } was removed. The person is told by email. An activation code lets them register new ones: “account code { $user }”.
   *[other] { $count } methods of the account { $user } were removed. The person is told by email. An activation code lets them register new ones: “account code { $user }”.
}
cli-language-refused = “{ $language }” is not a language of Chiave: expected en or it.
cli-user-name-refused = “{ $user }” cannot be a user name: expected 1 to 256 characters that can be seen.
cli-mail-refused = “{ $mail }” is not an email address.
cli-import-done = { $added ->
    [one] { $added } account was added
   *[other] { $added } accounts were added
}, { $changed ->
    [one] { $changed } was updated
   *[other] { $changed } were updated
}, { $disabled ->
    [one] { $disabled } was disabled
   *[other] { $disabled } were disabled
}, { $same ->
    [one] { $same } was left as it was.
   *[other] { $same } were left as they were.
}
cli-import-password-column = The file has a column “{ $column }”. Chiave takes no passwords, people set theirs with an activation code. Remove the column.
cli-import-unknown-column = The file has a column “{ $column }”, which Chiave does not know. Say what it is with “--map "{ $column }=FIELD"”, ignore it with “--map "{ $column }=-"”, or ignore all such columns with “--ignore-other-columns”.
cli-import-missing-column = The file has no column “{ $column }”, which a new account needs.
cli-import-line = Line { $line } of the file: { $problem }
cli-import-cell = the field “{ $column }” is longer than { $most } bytes.
cli-import-groups = it names more than { $most } groups.
cli-import-columns = The header names more than { $most } columns.
cli-import-more = There are { $count } more problems, which are not listed.
cli-import-shape = it has more fields than there are columns.
cli-import-short = it has fewer fields than there are columns.
cli-import-empty = the field “{ $column }” is empty.
cli-import-twice = the user name { $user } stood in an earlier line.

cli-label-user-name = User name
cli-label-name = Name
cli-label-mail = Mail
cli-label-language = Language
cli-label-role = Role
cli-label-groups = Groups
cli-label-state = State
cli-label-password = Password set
cli-label-code = Activation code
cli-label-must-change = Change of password
cli-must-change = required at the next sign-in
cli-must-not-change = not required
cli-label-last-sign-in = Last sign-in
cli-signed-in = { $when } on computer { $computer }
cli-code-good = good until { $until }
cli-code-good-from = good from { $from } until { $until }
cli-role-employee = employee
cli-role-administrator = administrator
cli-state-active = active
cli-state-disabled = disabled
cli-state-locked = locked
cli-state-waiting = not activated yet
cli-never = never

## Account policies

cli-people-set = The account policies are now at revision { $revision }. Changed: { $keys }.
cli-people-defaults = Worth a look: the file leaves out { $keys }, so that goes back to its default. “people set --revision” brings an earlier revision back.
cli-people-no-revision = There is no revision { $revision } of the account policies. “people history” lists them.
cli-people-change = “{ $change }” is neither a file nor a change such as gates=2. Nothing was stored.
cli-people-empty = { $file } holds no setting, so every setting would go back to its default. Nothing was stored. If the defaults are meant: “people set --revision 0”.
cli-people-same = Revision { $revision } of the account policies says this already. Nothing was stored.
cli-people-overtaken = The file was made from revision { $own } of the account policies, and revision { $stored } is in force by now. Nothing was stored. Look at it with “people show”, take over what you want, and set the file again.
cli-people-no-rule = There is no rule for the group { $group }. Nothing was stored.
cli-people-rule = Rule by group { $number } of the account policies, for { $group }, is the first that matches { $user }.
cli-people-default = No rule by group matches { $user }, so the settings outside every rule by group apply.
cli-people-not-counted = The address { $hint } of { $user } counts for nothing: it is behind the password, by “own_mail_domains” or the work address. The person was told, or will be within a minute; it counts again if the setting is withdrawn.
cli-people-no-way = Worth a look: a reset by { $user } needs { $gates } verifications, as for every administrator, and the settings allow no methods for that many: all authenticator apps together count as one, each email address as another, a recovery sheet as one more. Only an activation code would help. Raise “max_authenticators” or “max_mail_addresses”, or allow “recovery_codes”.
cli-people-rule-empty = Worth a look: rule by group { $number }, for { $group }, has no setting of its own. People of this group have the settings outside every rule by group, and no later rule applies to them. “people set --group "{ $group }" --remove” removes the rule.
cli-people-rule-nobody = Worth a look: nobody is in the group { $group } of rule by group { $number }, so the rule applies to nobody. Compare the name with the groups that “account show” prints.
cli-people-shown = Revision { $revision } of the account policies, set on { $when } by { $by ->
    [unknown] an unknown user
   *[other] user number { $by }
}.
cli-people-shown-defaults = Revision 0 of the account policies: the defaults.

## Backups

cli-backup-done = The backup is in { $file }. The keys are not in it: keep { $folder } safe in another place.
cli-backup-folder = Worth a look: others than its owner can replace files in { $folder } (mode { $mode }): “chmod go-w { $folder }”.
cli-backup-not-given = Worth a look: { $file } stays with root, since it could not be given to the user number { $user }, as whom the service runs: { $cause }.
cli-backup-streamed = The backup was written to the standard output. The keys are not in it: keep { $folder } safe in another place.
cli-backup-terminal = A backup is no text for a terminal. Give the command a file, or pass its output on, such as with “| ssh HOST 'cat > chiave.age'”.
cli-backup-unfinished-removed = An earlier backup had not been finished: { $file } was removed.
cli-backup-unfinished = { $file } is a backup that is not finished yet: another command is writing it.
cli-backup-unfinished-unclear = { $file } is a backup that was not finished, and the system does not say whether another command is writing it: { $cause }. If no other command is making a backup, remove the file.
cli-backup-taken = { $file } was taken by another backup command in the moment when it was made. Nothing was written. Try again.
cli-backup-ahead = Worth a look: by this machine’s clock, the time in the name has not come yet, so these backups count for nothing and are not removed: { $files }. One of the two clocks was wrong. Rename them or remove them.
cli-backup-irregular = { $file } is not a regular file. Give a file, or “-” for the standard input.
cli-backup-rotated = { $count ->
    [one] One older backup was removed.
   *[other] { $count } older backups were removed.
}
cli-restore-done = The directory was restored from { $file }. Every session and everything that was in progress has ended.
cli-restore-as-root = The store belongs to root now, and the service’s user cannot open it: “chown -R chiave: { $data }”, or run “restore” as the service’s user.
cli-restore-given = The store belongs to user number { $user }, as the folder { $data } does.
cli-restore-keys = The backup was made with other keys: { $file } in { $folder } does not fit. Put the keys there that belonged to it, older lines included. Nothing was changed.
cli-restore-over = There is a directory in { $folder }. Move it away first. Nothing was changed.
cli-restore-two-inputs = The standard input can be the backup or the identity, not both. Give the other one as a file.
cli-drill-done = { $file } can be restored: it opens with this identity, the keys fit, and its audit log is whole. Accounts: { $accounts }. Chained rows of the audit log: { $rows }.
cli-drill-age-hours = It has everything up to { $when }, { $hours ->
    [0] less than an hour ago
    [one] one hour ago
   *[other] { $hours } hours ago
}.
cli-drill-age-days = It has everything up to { $when }, { $days ->
    [one] one day ago
   *[other] { $days } days ago
}.
cli-drill-renamed = { $file } is older than its name says: row { $row } of the audit log, of { $when }, is not in it. Somebody renamed it, or the clock was set back after it was made. Drill a newer backup.
cli-drill-other = { $file } does not belong to the store as it is now: row { $row } of its audit log, of { $when }, is not in the store. It is from another service, or the store was restored from an older backup since.
cli-drill-none = There is no dated backup in { $folder }, of the kind that “backup FOLDER --keep 30” makes.
cli-recipient-refused = “{ $recipient }” is not an age recipient: expected a text that begins with age1.
cli-identity-refused = { $file } has no age identity: expected a line that begins with AGE-SECRET-KEY-1.
cli-backup-head = { $file } is not a backup that this version can read: its head is longer than { $most } KiB. Nothing was changed.
cli-backup-unreadable = { $file } cannot be opened with this identity, or is damaged. Nothing was changed.
cli-backup-edited = { $file } was changed after it was made, or the sealing.key in { $folder } is not the one it was made with. Nothing was changed.
cli-backup-unmarked = { $file } does not show whether it was changed: an earlier version made it, or somebody edited it. If nobody else could write the file, restore it with “--unmarked”. Nothing was changed.
cli-file-exists = { $file } is there already. Nothing was written.

cli-keys-refused = The keys cannot be used: { $cause }.
cli-failed = It did not work: { $cause }.

## Wrong arguments

cli-arg-unknown = This command takes no “{ $argument }”.
cli-arg-similar = Did you mean “{ $similar }”?
cli-arg-command-unknown = There is no command “{ $command }”.
cli-arg-value-missing = “{ $argument }” needs a value.
cli-arg-value-missing-of = “{ $argument }” needs a value, one of { $values }.
cli-arg-value-refused = “{ $value }” is not a value of “{ $argument }”: expected one of { $values }.
cli-arg-value-wrong = “{ $value }” is not a value of “{ $argument }”: { $expected }.
cli-arg-value-surplus = “{ $argument }” does not take the value “{ $value }”.
cli-arg-missing = This command also needs { $arguments }.
cli-arg-twice = “{ $argument }” can be given only once.
cli-arg-conflict = “{ $argument }” cannot be used together with { $others }.
cli-arg-encoding = An argument is not text in UTF-8.
cli-arg-other = These arguments do not fit the command.
cli-arg-usage = Usage: { $usage }
cli-arg-help = “{ $command } --help” explains the command.

## Help

cli-heading-usage = Usage
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-value-options = OPTIONS
cli-value-command = COMMAND
cli-value-user = USER
cli-value-word = WORD
cli-value-state = STATE
cli-value-role = ROLE
cli-value-day = DAY
cli-value-time = TIME
cli-value-line = LINE
cli-value-name = NAME
cli-value-address = ADDRESS
cli-value-language = LANGUAGE
cli-value-purpose = PURPOSE
cli-value-change = FILE|KEY=VALUE
cli-value-map = COLUMN=FIELD
cli-help-help = Prints this help.
cli-help-help-command = Prints the help of a command.
cli-help-version = Prints the version.
cli-help-default = [default: { $value }]
cli-help-values = [possible values: { $values }]

cli-help-example = Example: { $command }
cli-help-exit = Exit codes: 0 done; 1 not done; 2 wrong settings or arguments; 3 the store, a key file or another file cannot be read or written; 78 “serve” only: settings or keys are wrong, and another start would not help.
cli-help-users = User names, one or several.
cli-help-list-state = Only accounts in this state.
cli-help-import-file = Path of the file; “-” reads the standard input.
cli-help-import-dry-run = Shows what would change and changes nothing: add, change (field, old, new), disable or skip; separated by tabs.
cli-help-import-clear-empty = An empty cell empties the field; without this it changes nothing.
cli-help-import-administrators = Changes administrators too; without this they are left as they are.
cli-help-import-many = Goes on where more than a tenth of the people change.
cli-help-import-leavers = Disables everybody who is not in the file, or whom the file calls disabled.
cli-help-import-ignore = Ignores columns that Chiave does not know.
cli-help-import-skip-incomplete = Skips and lists lines without a given name or family name, such as those of service accounts. They do not count as leavers.
cli-help-import-map = What a column is: user_name, given_name, family_name, mail, language, groups, enabled, or “-” to ignore it. Can be repeated. What Active Directory calls its columns is known.
cli-help-about = The Chiave directory service.
cli-help-config = The settings file.
cli-help-serve = Starts the service.
cli-help-init = Makes the keys and the store, and prints the activation code of the first administrator.
cli-init-keys-there = Keys are there already in { $folder } ({ $files }), and there is no store { $path }. If these keys belong to a store that is missing now, such as on a disk that is not mounted, bring that store back, or restore a backup. “init --with-these-keys” makes a new, empty directory with them. Nothing was changed.
cli-init-changed = { $user } was there already and now has the names and the email address that were given.
cli-init-no-mail = { $user } has no email address, so no email tells of what happens to this account. Add one with an import, or now with “init --mail”.
cli-help-init-with-keys = Makes a store although all key files are there already.
cli-code-void = The activation code that was just written for { $user } does not work: it was not stored.
cli-left-copy = { $path } holds a copy of the store, not encrypted, from a “backup” or “restore” that was interrupted. If neither is running now, remove it.
cli-clock-behind = The newest row of the audit log is of { $row }, and the clock of this machine says { $now }. One of the two times is wrong, and what is issued now may end at the wrong time. Set the clock, then check again.
cli-help-init-administrator = User name of the first administrator.
cli-help-account = Manages accounts.
cli-help-add = Adds an account. It is activated with an activation code.
cli-help-given-name = Given name.
cli-help-family-name = Family name.
cli-help-mail = Work address, to which notices go.
cli-help-language = Language of mails: en or it.
cli-help-administrator = The account runs the directory.
cli-help-password-file = Sets the password that stands in this file. For tests only.
cli-help-import = Adds and updates accounts from a CSV file, all lines or none. It takes no passwords and can be repeated. What the file does not say stays as it is.
cli-help-list = Lists the accounts: user name, state, name, last sign-in (UTC; “-” for none); separated by tabs. The states are active, disabled, locked and not-activated, in every language.
cli-help-show = Shows accounts, their last sign-in, and for how long somebody is made to wait after wrong passwords or codes.
cli-help-enable = Lets accounts in again.
cli-help-disable = Shuts accounts out and ends their sessions.
cli-help-lock = Freezes accounts: signed out everywhere, no password accepted, until the person verifies their identity or “account unlock”. The person is told by email.
cli-help-unlock = Ends locks and every wait after wrong passwords and codes, and says what there was.
cli-help-methods = Lists the methods of an account: id, kind, name or masked address, confirmed, pending or own-domain (an address behind the password, which counts for nothing), day of registration (UTC).
cli-help-remove-method = Removes one method of an account, such as the app of a lost phone. The person is told by email; every computer asks for a second factor again.
cli-help-reset-methods = Removes every method of an account. The person is told by email; every computer asks for a second factor again.
cli-help-method-id = Id of the method, as “account methods” lists it.
cli-help-role = Says whether an account is an administrator’s.
cli-help-role-word = What it is from now on.
cli-help-require-change = Makes the next sign-in change the password.
cli-help-pass = Prints a new activation code; an earlier one stops working.
cli-help-help-desk-code = Prints a code for a caller whose reset or unlock is under way: one of its verifications. Make sure first that it is the person, in the way of your company.
cli-help-temporary-code = Prints a code that is the second factor of a person at sign-in for some hours, for example because the telephone was left at home. Make sure first that it is the person, in the way of your company.
cli-help-temporary-hours = How many hours the code is good, 1 to 72; without it 8, or as many as the account policy allows if those are fewer
cli-help-temporary-once = The code is good for one use only
cli-help-words = The two words that the caller reads out, in the language of the caller.
cli-help-json = One JSON object a line. Its words do not follow the language.
cli-help-not-activated = Only accounts that were not activated yet: short for “--state not-activated”.
cli-help-code-all = A code for every account that was not activated yet, but for those that have one that is good or starts later.
cli-help-code-replace = With --csv or --letters: new codes also for accounts whose code is still good or starts later.
cli-help-code-csv = Writes a list with user name, name, email, code and validity to a new file, or with “-” to the standard output. A code that was not written whole is not issued.
cli-help-code-letters = Writes a page to print for each person to a new HTML file: name, user name, code, validity and what to do, in the language of the person. A code that was not written whole is not issued.
cli-help-code-from = From when the code is good: a day, which begins at 00:00 UTC, or a time, such as 2026-05-31 or 2026-05-31T08:00:00Z; at most 90 days ahead. Without it, the code is good at once.
cli-help-audit-since = Only rows from this time on (UTC), such as 2026-05-31 or 2026-05-31T08:00:00Z.
cli-help-audit-until = Only rows before this time (UTC).
cli-help-audit-after = Only rows after this number, all of them from the oldest on: what a script has not seen yet.
cli-audit-time-refused = “{ $time }” is not a time: expected one such as 2026-05-31 or 2026-05-31T08:00:00Z.
cli-audit-times-crossed = “--since { $since }” is later than “--until { $until }”, so there can be no row in between.
cli-audit-row-unknown = There is no row { $after } yet; the newest is { $newest }. After a restore numbers begin again: go on after the row “restored”.
cli-help-days = Days for which the code is good, from its start on, 1 to 30.
cli-help-user = User name.
cli-help-file = Path of the file.
cli-help-backup-file = Path of the new file; “-” writes to the standard output.
cli-help-people = Looks after the account policies: who may reset with which methods, password rules, limits, rules by group.
cli-help-people-show = Prints the account policies that are in force, or an earlier revision, as a file that can be edited and set; and who set them, and when.
cli-help-people-show-revision = The document of this revision, as “people history” lists it; 0 stands for the defaults.
cli-help-people-json = One JSON object a line: the changes with their values before and after, what was stored, and the rules by group that are worth a look. Its words do not follow the language.
cli-help-people-set = Puts a file in place of the account policies, or changes single settings. A running service uses them at once; where anything is wrong nothing is stored.
cli-help-people-history = Lists the revisions of the account policies: number, time (UTC), who, what changed; separated by tabs.
cli-help-people-what = A file, with “-” the standard input, or single settings such as gates=2; nothing after the equals sign takes a setting out.
cli-help-people-revision = Puts an earlier revision back; 0 stands for the defaults.
cli-help-people-dry-run = Shows what would change and stores nothing: setting, before, after; separated by tabs.
cli-help-people-explain = Prints which settings apply to somebody: user name, setting, value (“-” for none), and whether it comes from outside every rule by group (default), from a rule by group (rule), or from being an administrator; separated by tabs.
cli-help-people-group = Changes the rule for this group, and adds the rule where there is none. What a rule by group leaves out comes from the settings outside every rule by group; the first that matches applies.
cli-help-people-remove = Removes the rule for the group.
cli-help-people-position = Moves the rule by group to this place; 1 is asked first.
cli-help-audit = Looks after the audit log.
cli-help-outbox = Looks after mails on their way out.
cli-help-outbox-show = Prints how the mail server answers, which mails wait and why, and which were given up in the last 14 days; separated by tabs. No address is in it.
cli-outbox-refuses = The mail server refused three or more emails in a row and took none in between; its last answer: { $refusal }. What happens next: the service tries each email again, a code within a minute and a notice within an hour, at first more often, and sends all of them soon after the server takes one again. What to do: find the cause by the answer. “config check --network” tries login and sender. After a change of the settings, restart the service.
cli-outbox-takes-nothing = The mail server has taken no email since { $since }; its last answer: { $refusal }. What happens next: all emails wait, none is given up for this reason, and the server is tried again on { $next }, then at least once a minute. What to do: “config check --network” tries name, port, login and sender. After a change of the settings, restart the service.
cli-help-audit-verify = Follows the chain of the audit log and says what was edited, removed or cut.
cli-help-audit-show = Prints rows of the audit log, the oldest first: number, time (UTC), event, user name, computer, details; separated by tabs.
cli-help-audit-user = Only rows about this account.
cli-help-audit-last = How many rows, 1 to 10000.
cli-help-audit-purge = Removes computers’ names from old rows of the audit log. Its chain stays whole; the names do not come back.
cli-help-audit-before = Rows older than the beginning of this day (UTC), such as 2026-05-31.
cli-help-checkpoint = The line “audit checkpoint …” of the service’s log, kept on another machine.
cli-help-backup = Writes an encrypted backup while the service runs.
cli-help-recipient = Who can open it: an age recipient.
cli-help-keep = Makes a dated file in the folder FILE, and removes all dated files but the newest N.
cli-help-restore = Restores a backup into an empty data folder, while the service is stopped.
cli-help-unmarked = Also takes a backup that does not show whether it was changed, as earlier versions made them.
cli-help-drill = Restores nothing: proves that the backup, or the newest dated one in a folder, can be restored.
cli-help-config-command = Looks after the settings file.
cli-help-config-check = Checks the settings and every file that they name.
cli-help-openapi = Prints the description of the service’s interface (OpenAPI 3.1).

## Audit log

cli-audit-whole = The audit log is whole. Its chain covers { $rows ->
    [one] { $rows } row.
   *[other] { $rows } rows.
}
cli-audit-agrees = It agrees with the checkpoint of { $when }.
cli-audit-alone = Without a checkpoint kept outside, a chain that was cut or computed anew does not show.
cli-audit-edited = Row { $row } of the audit log was edited.
cli-audit-removed = Row { $row } of the audit log was removed or made unreadable.
cli-audit-link-removed = Link { $row } of the audit log’s chain was removed.
cli-audit-inserted = The audit log has rows that its chain does not know.
cli-audit-cut = The audit log was cut: the checkpoint covers { $expected } rows, the chain has { $rows }.
cli-audit-rewritten = The audit log was rewritten: its chain differs from the checkpoint of { $when }.
cli-audit-checkpoint-key-missing = The checkpoint cannot be checked: it was signed with the key “{ $key }”, which is not in audit.key. Put its line back, or use a checkpoint of a key that is there.
cli-audit-checkpoint-refused = The checkpoint was edited, or is not of this directory.
cli-audit-checkpoint-unreadable = This is no checkpoint: expected the line “audit checkpoint …” of the service’s log.
cli-audit-purged = { $rows ->
    [0] No row older than that had a computer’s name.
    [one] The computer’s name was removed from { $rows } row.
   *[other] The computers’ names were removed from { $rows } rows.
}
cli-audit-day-refused = “{ $day }” is not a day that has begun: expected one such as 2026-05-31. Nothing was removed.

## Store

cli-unreadable = { $values ->
    [0] Every sealed value in the store can be read.
    [one] { $values } value cannot be read. With the right key back it may be readable again; “store clear-unreadable” removes it.
   *[other] { $values } values cannot be read. With the right keys back they may be readable again; “store clear-unreadable” removes them.
}
cli-unreadable-cleared = { $values ->
    [0] Every sealed value in the store can be read. Nothing was removed.
    [one] { $values } value that could not be read was removed. Whoever lost a method needs an activation code.
   *[other] { $values } values that could not be read were removed. Whoever lost a method needs an activation code.
}
cli-key-forgotten = The store does not ask for the { $purpose } key “{ $key }” any more.
cli-key-unknown = The store knows no { $purpose } key “{ $key }”. Nothing was changed.
cli-key-here = The { $purpose } key “{ $key }” is still in its file. Remove its line first. Nothing was changed.
cli-key-needed = Values in the store are sealed with the { $purpose } key “{ $key }”. Put its line back. Nothing was changed.
cli-help-store = Looks after the store.
cli-help-unreadable = Lists the sealed values that cannot be read: table, column, row, user name, cause; separated by tabs.
cli-help-clear-unreadable = Removes the sealed values that cannot be read: methods from their accounts, computers’ names from the audit log. They do not come back.
cli-help-forget-key = Lets the service start without a key whose line was removed from its file on purpose.
cli-key-needed-by-hashes = The { $purpose } key “{ $key }” is still needed: passwords { $passwords }, activation codes { $codes }. Put its line back until these people have signed in; “store keys” shows how many are left. With --anyway the key is forgotten, and each of them needs a new activation code. Nothing was changed.
cli-help-keys = Lists the keys that the store knows: purpose, id, place (first-line, later-line, missing, different), and how many passwords, activation codes and sealed values need the key; separated by tabs.
cli-help-forget-anyway = Forgets the key even if passwords and activation codes need it: they never match again.
cli-help-key-purpose = What the key was for: the name of its file.
cli-help-key-id = The key’s id.

# Orders to computers.
cli-help-order = Gives orders to the computers of an account.
cli-help-order-sign-out = Ends the sessions of an account and tells the computers. Prints id, computer and name of each order, separated by tabs.
cli-help-order-wipe = Ends every session on the computers of an account, makes all accounts forget these computers, and has them remove what they keep. Prints id, computer and name of each order, separated by tabs; “-” in place of the id where nobody is signed in and the computer is told nothing.
cli-help-order-change-needed = Asks for a new password, at once on the computers where the account is signed in. Prints id, computer and name of each order, separated by tabs.
cli-help-order-send-report = Asks for the support report of the computers on which an account is signed in. The person there reads it, and sends it or not. Prints id, computer and name of each order, separated by tabs.
cli-help-order-report = Prints the support report with which a computer answered an order, as JSON. A report is kept for 30 days.
cli-help-order-computers = Prints the computers on which an account is signed in, and those that it knows without a sign-in or on which a sign-in waits for its code: id, name, last contact, sign-in (“-” where the account is not signed in); separated by tabs.
cli-help-order-list = Prints the orders of the last 60 days: id, order, user, computer, its name, time, state, reason of a failure, end; separated by tabs.
cli-help-order-withdraw = Withdraws an order that still waits for its computer.
cli-help-order-id = The id of an order, as “order list” prints it.
cli-help-order-device = Only this computer: its id, as “order computers” prints it.
cli-order-sign-out = { $count ->
    [one] The account { $user } is signed out on { $count } computer.
   *[other] The account { $user } is signed out on { $count } computers.
} The service accepts these sessions no more; “order list” shows when each computer has learned of it.
cli-order-wipe = { $count ->
    [one] Everybody is signed out on { $count } computer of { $user }, and no account knows it any more.
   *[other] Everybody is signed out on { $count } computers of { $user }, and no account knows them any more.
} “order list” shows when each computer has removed its copy of the session, the device key and the last state. A computer that does not reach the service keeps them, and they open nothing.
cli-order-change-needed = { $count ->
    [one] The account { $user } needs a new password: asked for on { $count } computer, and at every sign-in.
   *[other] The account { $user } needs a new password: asked for on { $count } computers, and at every sign-in.
}
cli-order-send-report = { $count ->
    [one] { $count } computer of { $user } is asked for its support report.
   *[other] { $count } computers of { $user } are asked for their support reports.
} It comes if the person there agrees. “order list” shows when it has come, and “order report” with the id of the order prints it.
cli-order-when = A computer that is on and connected asks for its orders within 18 minutes, and at once when its window comes into view.
cli-order-forgotten = { $count ->
    [one] Nobody was signed in on { $count } computer of { $user }, and no account knows it any more
   *[other] Nobody was signed in on { $count } computers of { $user }, and no account knows them any more
}: a sign-in there asks for a second factor again. Such a computer is told nothing; what it keeps opens nothing.
cli-order-nobody = No computer of { $user } is one that this order can reach. “order computers { $user }” lists them. Nothing was changed.
cli-order-device-unknown = The account { $user } has no computer, or more than one, whose id begins with { $id }. At least 8 characters are needed. “order computers { $user }” lists them. Nothing was changed.
cli-order-unknown = No order { $id } waits for its computer. “order list” shows all orders. Nothing was changed.
cli-order-withdrawn = The order { $id } is withdrawn. If the service did something at once, that stays done: an ended session is ended, and a password that has to be changed still has to.
cli-order-report-unknown = The service knows no order { $id }. “order list” prints the orders of the last 60 days with their ids.
cli-order-report-other-kind = The order { $id } is for “{ $order }” and asks for no support report. “order send-report { $user }” asks for one.
cli-order-report-waits = No report has come for the order { $id } yet. The computer is asked until { $time }; the report comes if the person there agrees. “order list” shows whether it has come.
cli-order-report-expired = No report has come for the order { $id }: the computer was not heard, or the person did not answer, before the order expired on { $time }. “order send-report { $user }” asks once more.
cli-order-report-withdrawn = The order { $id } was withdrawn on { $time }, before a report came. “order send-report { $user }” asks once more.
cli-order-report-declined = The person did not agree to send the report for the order { $id }, on { $time }. Talk to { $user }; “order send-report { $user }” then asks once more.
cli-order-report-failed = The computer did not carry out the order { $id }: { $reason }, on { $time }. The manual says under “Orders to computers” what to do about that reason; “order send-report { $user }” then asks once more.
cli-order-report-deleted = The report for the order { $id } came on { $time }. A report is kept for 30 days, so it is deleted. “order send-report { $user }” asks for a new one.
cli-order-report-unreadable = The report for the order { $id } came on { $time }, and cannot be read: it was changed in the store, or the sealing key that marked it is gone. “order send-report { $user }” asks for a new one.
cli-order-unreadable = The order { $id } cannot be read: it was changed in the store, or the sealing key that marked it is gone. It reaches no computer. Give the order anew.
cli-help-fleet = Prints counts of the computers on which somebody is signed in, by version, managed settings, keyring, expiry of the password and last contact; kind, word and number, separated by tabs. No name is in it.
