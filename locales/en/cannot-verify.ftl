# For a person who cannot give what was asked for: who helps, and how it goes on.

cannot-use = I can’t use this
cannot-use-any = I can’t use these
cannot-have-code = I don’t have an activation code

cannot-authenticator-title = Can’t use your authenticator app?
cannot-authenticator-text = On a new phone, open the app first: many apps bring their accounts back from a backup. If the phone is lost, your help desk gets you back in.
cannot-mail-title = Can’t open that mailbox?
cannot-mail-text = Look in the spam folder first: the newest email has the code. If the mailbox is lost, your help desk gets you back in.
cannot-recovery-codes-title = Can’t use your recovery sheet?
cannot-recovery-codes-text = Look where you keep important papers. If the sheet is lost, your help desk gets you back in. Anybody who found it may try its codes: make a new sheet as soon as you can.
cannot-help-desk-code-title = Can’t call the help desk?
cannot-help-desk-code-text = Use another telephone, or go there in person. The two words are good as long as this page is open.
cannot-temporary-code-title = Can’t use your temporary code?
cannot-temporary-code-text = A temporary code ends after some hours, or with its one use. Your help desk can give you another one.
cannot-password-title = Don’t know your current password?
cannot-password-text = Sign out and reset it: you verify it’s you in another way and choose a new one. If you cannot verify it’s you there, your help desk gets you back in.
cannot-password-help = Your help desk gets you back in.
cannot-password-reset = Sign out and reset my password
cannot-unknown-title = Can’t use this method?
cannot-unknown-text = This version of Chiave does not know it. Install the update that your company offers, or ask your help desk.
cannot-any-title = Can’t use any of your methods?
cannot-any-text = Two of them are needed so that somebody who finds your phone cannot get in. Your help desk can verify it’s you in another way.
cannot-none-registered-title = You need an activation code
cannot-none-registered-text = Nothing is registered that could verify it’s you, so the first method is added with an activation code. Your help desk gives you one. It protects you if somebody else knows your password.
cannot-first-methods-title = Can’t add a method?
cannot-first-methods-text = An authenticator app works on any phone or tablet, also on one from your company, and without a network. The email address may be any that opens without your company password. Once one of them is added, you can go on and add the second one later. If you have neither, ask your help desk which device your company provides. Your activation code is not used up meanwhile, and what you added is kept.
cannot-activation-code-title = Don’t have an activation code?
cannot-activation-code-text = Your IT department gives you one when you start, and when you have lost the phone or the mailbox with which you verify it’s you.

cannot-help-desk-unknown = This computer does not know how to reach your help desk. Your manager or a colleague can tell you.
cannot-asks = What they will ask you
cannot-asks-name = Your user name: { $name }
cannot-asks-name-unknown = Your user name
cannot-asks-identity = Something that shows it’s you, such as your badge or a call back to a number they have on file
cannot-never = What they will never ask you
cannot-never-password = Your password
cannot-never-code = A code that Chiave sent you, or that your app shows
cannot-then = What they can give you
cannot-then-text = An activation code: with it you add your new phone or address and choose a new password.
cannot-activate-hint = Continue here once your help desk has given it to you
