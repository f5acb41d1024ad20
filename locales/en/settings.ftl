# Settings: the name of each, what it does, and what its value may be. For the manual, the templates for IT and the
# command line; not for the window.

## What a value may be

kind-origin = `https://` address with host, and a port where it is not 443
kind-proxy = `system`, or an `http://` or `https://` address without user name, password and path
kind-link = `https://` address; after its host, `{ "{" }user{ "}" }`, `{ "{" }computer{ "}" }` and `{ "{" }version{ "}" }` may stand for values
kind-certificate-file = path of a PEM file
kind-image-file = path of a PNG image: still, at most 64 KiB, and at most 1024 pixels wide and 1024 high
kind-text = text with a visible character
kind-accent = colour such as `#085d67`, with a contrast of at least 4.5 : 1 with white
kind-reminder-days = up to 12 whole numbers from 0 to 90 between commas, such as `14, 7, 3, 1, 0`
kind-quiet-hours = two different times of the day, such as `18:30-08:00`
kind-choice = one of: { $choices }
kind-address = address and port, such as `127.0.0.1:443`
kind-path = path of a file or folder
kind-mailbox = email address, with a name before it if you like: `Name <name@example.org>`
kind-flag = `true` or `false`
kind-whole = whole number from { $least } to { $most }
kind-texts = list of texts
kind-domains = list of at most 1000 mail domains, such as `example.org`
kind-words = list of at most 1000 words of 4 to 16 characters
kind-pins = list of two or more digests of public keys: SHA-256 of the `SubjectPublicKeyInfo`, in base64

## What a wrong value does

mistake-closes = The way to the service is closed.
mistake-stops = The service does not start.
mistake-stores-nothing = Nothing is stored, and what was stored before stays in force.
mistake-hides = The action is hidden.
mistake-true = The setting counts as `true`, because that is safer.
mistake-ignored = The value is ignored.

## The levels

level-mandatory = mandatory
level-recommended = mandatory or recommended

need-required = required

## Settings of a computer

computer-title = Settings of a computer
computer-server = Address of the service
computer-server-text = The public name of the company’s Chiave service.
computer-authority = Certificate authority
computer-authority-text = A file with the company’s certificate authority, trusted beside the authorities of the system. A relative path starts at the folder of the settings file. On Windows, the file has to be below the folder of programs, and a relative path starts at the folder Chiave in it.
computer-client-certificate = Certificate of this computer
computer-client-certificate-text = A PEM file with the certificate of this computer, the certificates of its issuers and its private key, without a passphrase. The computer shows it to a service, or a gateway before the service, that asks for one. Only the administrator of the computer may write the file, and whoever uses Chiave on this computer must be able to read it. A relative path starts at the folder of the settings file. On Windows, the file has to be below the folder of programs, and a relative path starts at the folder Chiave in it.
computer-pins = Public keys of the service
computer-pins-text = The public keys of which the service’s certificate, or an authority above it, must have one (RFC 7469). This holds beside the usual check of the certificate, and not for a proxy on the way. Name the key in use and at least one spare, or one lost key closes the way to the service. A digest is made with `openssl x509 -in FILE -noout -pubkey | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | base64`.
computer-pins-report-only = Public keys: only report
computer-pins-report-only-text = Whether a certificate with none of the keys in `pins` is accepted all the same, and only reported in the log and in “About Chiave”. For the time before the keys are enforced.
computer-proxy = Proxy
computer-proxy-text = The proxy that leads to the service. `system` means the proxy that the environment of the application names (`HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`), and none where it names none. Without this setting the service is reached directly, whatever the environment says. A script that chooses a proxy (PAC, WPAD) is not supported: its address is refused.
computer-organisation = Name of the organisation
computer-organisation-text = The company’s name, which the sign-in page shows. Without this setting the name is the one that the service reports, once it answers.
computer-organisation-help = Whom to ask for help
computer-organisation-help-text = Whom people can ask for help, in the company’s words. It is shown wherever a person may need help. `{ "{" }user{ "}" }`, `{ "{" }computer{ "}" }` and `{ "{" }version{ "}" }` stand for the user name, the name of the computer and the version of the application.
computer-help-url = Page of the help desk
computer-help-url-text = The company’s page for people who need help. Its button stands beside the words of `organisation_help` and opens the page in the browser. `{ "{" }user{ "}" }`, `{ "{" }computer{ "}" }` and `{ "{" }version{ "}" }` stand for the user name, the name of the computer and the version of the application; a value that is not known is left empty.
computer-logo = Logo
computer-logo-text = The company’s logo, which the sign-in page shows above its title, at most 40 pixels high. Screen readers say the name of the organisation for it. A relative path starts at the folder of the settings file; only the administrator of the computer may be able to write the image.
computer-logo-dark = Logo for a dark window
computer-logo-dark-text = The logo for a dark window, beside `logo`: without a `logo` it is ignored and told. Without this setting the logo stands on white there.
computer-accent = Accent colour
computer-accent-text = The company’s colour, for what can be pressed or chosen in the window. White text on it must be readable (WCAG 2.2). In a light window the main buttons have exactly this colour; where text on other surfaces needs it, and in a dark window, the nearest mixture with black or white that can be read is used.
computer-reset = Reset of a forgotten password
computer-reset-text = Whether people can reset a forgotten password on this computer. Where this is hidden, the sign-in page shows the help desk.
computer-unlock = Unlock of an account
computer-unlock-text = Whether people can unlock their account on this computer. Where this is hidden, the sign-in page shows the help desk.
computer-change-password = Change of the password
computer-change-password-text = Whether people can change their password on this computer by choice. A change that the service requires at the sign-in is always there.
computer-security-info = Security info
computer-security-info-text = Whether people can see and change their security info on this computer by choice. What the service asks for at the sign-in is always there.
computer-language = Language
computer-language-text = The language of the window.
computer-autostart = Start with the session
computer-autostart-text = Whether the window opens by itself when a person’s session at the computer begins. The packages for Linux have an entry for all people in `/etc/xdg/autostart`, which asks this setting at each session. People can switch the entry off for themselves, by the means of their desktop.
computer-reminder-days = Reminders of the expiry
computer-reminder-days-text = The days before the expiry of a password at which the window reminds of it, on whatever page is open, until the person puts the reminder off. From the first reminder on, the overview warns of the expiry.
computer-quiet-hours = Quiet hours
computer-quiet-hours-text = The hours of each day, by the computer’s local time, in which Chiave disturbs nobody: a session that begins then does not open the window by itself, except on a shared computer. The second time may be that of the next day, or `24:00`. If it is not set, no hour is quiet.
computer-kiosk = Shared computer
computer-kiosk-text = Whether people who share this computer walk up to it, for example because they are locked out of their own. Then nothing of one person stays for the next: no sign-in, no file, no preference. The window opens as large as the screen and has the button “I’m finished”, and a turn ends by itself when nobody is there. It applies from the next start.
computer-log-level = Log level
computer-log-level-text = How much the application writes to its error output, which most desktops keep in the journal: `error`, `warn`, or `info` with what the application does. It applies from the next start.
computer-wipe-after-days = Days without the service
computer-wipe-after-days-text = After so many days without a contact with the service, the computer removes the session of the account, its keys and the last state, and says so at the sign-in. If it is not set, nothing is removed.
computer-theme = Appearance
computer-theme-text = The appearance of the window.

## Templates for Group Policy and for device management

template-product = { -product }
template-description = The settings that the IT department makes for { -product } on the computers of the company.
template-recommended = Recommended settings
template-value = Value: { $expected }
template-default = Without this setting: { $default }
template-mistake = A wrong value: { $consequence }
template-choice = The person may choose another value.
template-since = { -product } { $version } or later
template-example = Example: the settings of { -product }
payload-display-name = Name of the profile
payload-identifier = Identifier of the profile
payload-type = Type of the settings
payload-uuid = Unique number of the profile
payload-version = Version of the profile

## Account policies

people-title = Account policies
people-intro = The account policies: password rules, gates, limits. Every setting is here; one that is a comment has the value that stands there, or what its text says, where it is left out. The service keeps them in its store, as one document with a revision: `chiave-directory people show` prints the one in force, and `chiave-directory people set FILE` replaces it as a whole. If anything is wrong, nothing is stored. A running service uses a new document at once.
people-revision = The revision that this file was made from, as `people show` prints it. If another one is in force by now, nothing is stored: somebody else was faster. If it is left out, whatever is in force is replaced.
people-rules = Rules by group, in their order: the first one with a group of the person applies, and what it leaves out comes from the settings above. They are never merged; `chiave-directory people explain USER` says which one applies. Such a rule may set { $keys }; `max_age_days = 0` means that passwords of the group never have to be changed. Everything else is the same for everybody. Each one begins with a line `[[rules]]` at the end of the file:
people-by-group = A rule by group may set { $keys }.
people-profile = Profile of password rules
people-profile-text = Which password rules are in force. `nist`: 15 characters or more (8 with `two_factors_everywhere`), no composition, no ageing. `entra`: 8 or more, three of four kinds of character, and the last password may not return. Both refuse parts of the person’s own names and score banned words.
people-gates = Gates of a reset
people-gates-text = Verifications of different custody that a reset or an unlock needs. Administrators always need 2.
people-reset = Reset of a forgotten password
people-reset-text = Whether people may reset a forgotten password. Who may not is told so after the first verification, and referred to the help desk.
people-unlock = Unlock
people-unlock-text = Whether people may end the lock of their account without a new password.
people-attempt-minutes = Length of a reset
people-attempt-minutes-text = Minutes that a reset may take.
people-code-minutes = Lifetime of a code
people-code-minutes-text = Minutes for which an emailed code can be used.
people-wrong-per-code = Wrong tries
people-wrong-per-code-text = Wrong tries for each emailed code, or for each gate by an authenticator app.
people-sends-in-ten-minutes = Emailed codes in ten minutes
people-sends-in-ten-minutes-text = Emailed codes to one destination in ten minutes.
people-sends-a-day = Emailed codes a day
people-sends-a-day-text = Emailed codes to one destination a day; not fewer than `sends_in_ten_minutes`.
people-max-authenticators = Authenticator apps
people-max-authenticators-text = How many authenticator apps an account may register; 0 switches them off for resets. All apps together count as one custody. There have to be as many custodies as gates.
people-max-mail-addresses = Personal email addresses
people-max-mail-addresses-text = How many personal email addresses an account may register; 0 switches them off for resets. Each address counts as a custody of its own.
people-recovery-codes = Recovery sheets
people-recovery-codes-text = Whether an account may register a recovery sheet: ten codes on paper, each of which works once, as a gate of a reset and as a second factor. The sheet counts as one custody.
people-help-desk-codes = Codes of the help desk
people-help-desk-codes-text = Whether the help desk may issue a code for a reset or an unlock that is under way, to a caller who reads its two matching words out. The code works on that computer only, for 15 minutes. Each member of the help desk counts as one custody.
people-max-temporary-code-hours = Longest temporary code, in hours
people-max-temporary-code-hours-text = For how many hours at most a temporary code of the IT department is the second factor of a person at sign-in, for example because the telephone was left at home. 0: the IT department issues none. Codes that were issued before stay good until their end.
people-second-factor-on-new-device = Second factor on a new computer
people-second-factor-on-new-device-text = Whether a sign-in on a computer that the account does not know also asks for a code of an authenticator app, if one is registered.
people-second-factor-days = Second factor again after
people-second-factor-days-text = Days after which a sign-in on a known computer asks for a second factor again; 0 for every sign-in. Without effect where `second_factor_on_new_device` is off.
people-two-factors-everywhere = Second factor everywhere
people-two-factors-everywhere-text = Whether every system that accepts this password also asks for a second factor. Only then may it be shorter under `nist`. The service cannot know that; you do.
people-own-mail-domains = Own mail domains
people-own-mail-domains-text = Mail domains behind the same password: an address there is refused as a private one. The domain of each person’s work address is always among them.
people-company-words = Banned words
people-company-words-text = The company’s own banned words. The words of `organisation` are banned by themselves.
people-max-age-days = Age of a password
people-max-age-days-text = Days until a password must be changed. If it is left out, passwords never have to be changed.
people-expiry-mail-days = Reminder of the expiry
people-expiry-mail-days-text = Days before a password expires at which its person is reminded by email; 0 for no reminder. It concerns whoever has a password that must be changed.

## Settings of the service

service-title = Settings of the service
service-intro = The settings that the Chiave directory service needs to start. Every one is here; those in a comment may be left out, and then have the value that stands there, or what their text says. Relative paths are taken from the folder of this file. `chiave-directory --config FILE config check` names what is wrong, by key and line. The account policies (rules, gates, limits) are kept in the store.
service-public-name = Public name
service-public-name-text = The address under which computers and people reach the service: no path, and a port where it is not 443. Every address that the service builds comes from this one, none from a request.
service-organisation = Organisation
service-organisation-text = What the company calls itself; shown at sign-in, in mails and in authenticator apps. Left out: the host of `public_name`.
service-sign-in-domains = Sign-in domains
service-sign-in-domains-text = Domains that people may type beside their user name, as in `FIRMA\name` or `name@firma.example`: the service leaves them out, at sign-in and in an import. Set this before the first import: a name that is stored with its domain is found no longer.
service-listen = Address to listen on
service-listen-text = The address and port on which the service listens, such as `0.0.0.0:443` or `[::]:443`.
service-data-dir = Folder of the store
service-data-dir-text = The folder of the store, made with mode 0700 by `init`. Only `init` and `restore` make a store: a missing, empty or foreign file, or a store with nobody in it, is refused. One service at a time.
service-keys-dir = Folder of the keys
service-keys-dir-text = The folder of the key files, apart from the data and never in a backup, made with mode 0700 by `init`. A key file that group or others can read or write is refused. Under systemd the keys may come as credentials instead (`LoadCredential=sealing.key:…`): a file there goes before one here.
service-tls-certificate = Certificate
service-tls-certificate-text = The certificate chain, the service’s own certificate first. TLS 1.3 only.
service-tls-key = Private key
service-tls-key-text = The private key of the certificate; refused where others than its owner can read or write it.
service-tls-client-authority = Authorities of the computers
service-tls-client-authority-text = Only computers that show a certificate of one of these authorities can connect, unless the certificate is only for other purposes than “clientAuth”; each names its certificate with `client_certificate`. This holds for load balancers and monitors, too. Without this setting every computer can connect.
service-smtp-host = Mail server
service-smtp-host-text = The mail server. Its certificate must bear this name.
service-smtp-port = Port of the mail server
service-smtp-port-text = The port of the mail server.
service-smtp-security = Security of the connection
service-smtp-security-text = How the connection to the mail server is secured: `starttls` means TLS right after the greeting, usually on port 587; `tls` means TLS from the first byte, usually on port 465. A server that gives no TLS is sent nothing.
service-smtp-authority = Authority of the mail server
service-smtp-authority-text = The authority that signed the mail server’s certificate, where it is your own: then it alone is trusted for mail. Left out: the authorities of the operating system.
service-smtp-user-name = User name at the mail server
service-smtp-user-name-text = The user name at the mail server, together with `smtp.password_file` or not at all. Left out: no login.
service-smtp-password-file = Password file
service-smtp-password-file-text = A file that holds the password for the mail server and nothing else; refused where others than its owner can read or write it.
service-smtp-from = Sender
service-smtp-from-text = The sender of every mail. The service greets the mail server with the domain of this address.
service-smtp-connections = Connections to the mail server
service-smtp-connections-text = Mails that are handed over at a time, each over a connection of its own. A server that refuses that many is met with fewer.
service-workers-count = Hash workers
service-workers-count-text = Threads that hash passwords; each takes 19 MiB while it works. Half of them, rounded down, serve only computers that are known to their account. Left out: one for each core, at least 2.
service-workers-queue = Hashes that wait
service-workers-queue-text = Hashes that may wait in each half; past that the service answers that it is busy (status 503 with `Retry-After`).
service-log-level = Level of the log
service-log-level-text = The least severe level that is written; libraries never say more than warnings. No level ever writes a password, a code, a token, a mail address or a name.
service-log-json = Log as JSON
service-log-json-text = One JSON object a line instead of text.
service-log-file = File of the log
service-log-file-text = A file to which lines are appended, in place of the error output, also why the service does not start once its settings are read. It is opened anew on SIGHUP, so that it can be rotated, and made with mode 0600: for a collector of another user make the file before, with the group and mode you want (`create 0640 chiave adm` of logrotate). Left out: the error output.
service-log-journal = Log to the journal
service-log-journal-text = Events with their fields to the journal of the system (systemd), in place of the error output; not together with `log.file`.
service-log-syslog = Log to syslog
service-log-syslog-text = Lines of text to the syslog daemon of this machine (`/dev/log`), in place of the error output; not together with `log.file` or `log.journal`.
service-log-addresses = Network addresses in the log
service-log-addresses-text = Whether the line of each request has the network address from which it came. That is personal data.
service-log-accounts = Accounts in the log
service-log-accounts-text = Whether the line of each request has the id of the account in whose session it was made. That is personal data.
service-metrics-listen = Address of the metrics
service-metrics-listen-text = Where a collector such as Prometheus reads numbers about the service, over plain HTTP: `/metrics`, `/healthz` and `/readyz`. Left out: nowhere.
service-metrics-beyond-this-machine = Metrics for other machines
service-metrics-beyond-this-machine-text = Allows an address in `metrics.listen` that other machines reach. The numbers are about nobody in particular, but they say how many people sign in, and when.
