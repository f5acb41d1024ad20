# The first part of help: what people come to do. Each task has a title, a text of one paragraph a line,
# and the words by which the search finds it besides those of its title and text.

help-tasks = What do you want to do?
help-errors = Messages and what they mean
help-task-none-exact = No page has all of these words. These have some of them.

task-new-phone = I have a new phone
task-new-phone-text =
    If you still have the old phone, keep it until the new one counts.
    Sign in, open “Security” and add the authenticator app on the new phone. It works for signing in at once, and for a reset of your password after 72 hours.
    After that, remove the old one under “Security”. If it has to stay for longer, Chiave says until when.
    If the old phone is gone already, look at “I lost my phone”.
task-new-phone-words = change phone, replace, move, transfer, switch, smartphone, mobile, upgrade, authenticator, second factor, 2FA, MFA
task-lost-phone = I lost my phone
task-lost-phone-text =
    If you have an authenticator app on another device too, use the code that it shows. An email address is not enough where Chiave asks for the app’s code: somebody who reads your emails must not get in.
    If you have no other app, choose “I can’t use this” and call your help desk. After they have made sure that it is you, they give you an activation code: choose “I have an activation code” on the sign-in page.
    With that code you add your new phone and remove the lost one.
task-lost-phone-words = stolen, broken, missing, no phone, dead battery, reset phone, cannot sign in, recovery, recovery code, authenticator, second factor, 2FA, MFA
task-get-app = Get an authenticator app
task-get-app-text =
    Open the app store of your phone and install an authenticator app, such as Microsoft Authenticator, Google Authenticator or FreeOTP. They are free.
    Then add the app in Chiave under “Security”: the app scans a QR code, and shows a code of six digits from then on.
    The app works without a network, also abroad.
task-get-app-words = install, download, which app, code app, OTP, TOTP, Google, Microsoft, QR, six digits, second factor, 2FA, MFA
task-good-password = Choose a good password
task-good-password-text =
    Take three or four words that have nothing to do with each other, or with you and your company. Spaces are allowed.
    Long is better than complicated: you don’t have to remember symbols and digits.
    Use it here only. Chiave shows each rule of your company while you type.
task-good-password-words = strong, weak, rules, requirements, length, passphrase, characters, refused, policy, change password
task-locked = My account is locked
task-locked-text =
    Choose “My account is locked” on the sign-in page and verify that it’s you. That ends a lock and every wait after wrong passwords; your password stays the same.
    If you are only asked to wait, you may also wait: the page says until when.
    If the lock comes back, a phone or another computer may still use an old password. Your help desk can find out.
task-locked-words = unlock, blocked, locked out, too many attempts, too many tries, wrong password, wait, frozen, cannot sign in, disabled
task-expired = My password has expired
task-expired-text =
    Sign in with the old password: Chiave lets you choose a new one at once.
    If you no longer know it, choose “I forgot my password” on the sign-in page.
task-expired-words = expire, expiry, expires, too old, renew, must change, how long, valid, old password, change password
task-first-day = It is my first day
task-first-day-text =
    You need the user name and the activation code that your IT department gave you. Choose “I have an activation code” on the sign-in page.
    Then add the ways to verify that it’s you, and choose your password. This takes about five minutes.
    Have your phone with you. If the code does not work, your help desk can give you a new one.
task-first-day-words = new here, start, begin, activate, activation, register, enrol, set up, onboarding, new employee, code from IT
task-not-me = That wasn’t me
task-not-me-text =
    If an email or the list of recent activity shows something that you did not do, change your password now, choose “Sign out everywhere” in Settings, since a change leaves recognised computers signed in, and look under “Security” for a method that is not yours.
    Then tell your help desk at once, with the time that the email or the list shows.
    Never tell anybody a code, not even the help desk.
task-not-me-words = hacked, hacker, attack, phishing, suspicious, stranger, somebody else, unknown, did not do, fraud, security, warning, email I did not expect, scam
task-other-computer = I use another computer
task-other-computer-text =
    Sign in there with your user name and password. The first time, Chiave asks for one more check, such as the code of your app.
    When you change your password, computers that your account recognises stay signed in, and all others ask for the new one.
    If one is lost or stolen, choose “Sign out everywhere” in Settings.
    On a computer that is not yours, sign out when you are done.
task-other-computer-words = new computer, laptop, second computer, desktop, shared, somebody else’s, sign in elsewhere, device, PC, sign out
task-ordered = My IT department signed me out or asked for a new password
task-ordered-text =
    Your IT department can sign you out on a computer, remove your account from one, or ask you for a new password. They do so if a computer is lost, or if somebody may know your password. Chiave says which of these it was.
    After a sign-out, sign in again. After your account was removed, nothing of it is left on that computer: sign in with your password, and Chiave asks for one more check.
    Where a new password is asked for, choose it before anything else. What you had begun before that was not saved; a password that was being written is finished first.
    Your IT department can also ask for the report of a computer, which says whether Chiave works there. You read it first, and it is sent only if you agree.
    If you do not know why it happened, ask your help desk.
task-ordered-words = order, wipe, removed, remove account, signed out, logged out, why, new password required, must change, IT asked, lost computer, stolen laptop, remote
task-not-working = Chiave does not work on this computer
task-not-working-text =
    Choose “Check this computer”. Chiave looks at its settings, the connection to the service, the clock and the keyring, and says of each problem what mends it. This works before a sign-in too.
    If your help desk has to mend something, choose “Copy the report” there, and paste it into your message. The report names the service and who is signed in on this computer. It contains no password and no code.
task-not-working-words = error, problem, offline, no connection, network, VPN, proxy, certificate, not trusted, clock, keyring, broken, fails, diagnosis, repair, check, report, doctor
task-what-it-sees = What my IT department can see
task-what-it-sees-text =
    They can see when you signed in, changed or reset your password, and the name of the computer; and which kinds of methods you have added, when, the name that you gave to an app, and an address with most letters hidden.
    They can see on which computers you are signed in and when each last reached the service, and can sign you out there, remove your account from that computer, or ask you for a new password. Each computer also reports its version of Chiave, which settings it has, and whether its keyring opens.
    They can never see your password, the codes, or the key of your app.
    Your personal email address is kept encrypted. It is used for codes and for notices about your account.
task-what-it-sees-words = privacy, data, GDPR, spy, monitor, personal, private, track, company sees, administrator

task-go-security = Go to your security info
task-go-add-app = Add an authenticator app
task-go-change = Change password
task-go-unlock = Unlock my account
task-go-forgot = I forgot my password
task-go-activate = I have an activation code
task-go-sign-in = Sign in
