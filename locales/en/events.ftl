# What can happen to an account, as its owner is told. The id is the kind of the protocol.

event-activated = Account activated
event-signed-in = Signed in
event-sign-in-refused = Sign-in refused
event-signed-out = Signed out
event-activation-started = Activation started
event-pass-refused = Activation code refused
event-change-refused = Password change refused
event-method-begun = Adding a method started
event-method-refused = Method not added: wrong code
event-request-refused = Suspicious request blocked
event-password-changed = Password changed
event-password-reset = Password reset
event-reset-started = Password reset started
event-reset-refused = Password reset refused
event-account-unlocked = Account unlocked
event-method-added = Method added
event-method-removed = Method removed
event-proof-passed = Identity verified
event-pass-issued = Activation code issued by IT
event-account-disabled = Account disabled by IT
event-account-enabled = Account enabled by IT
event-account-locked = Account locked by IT
event-account-changed = Account details changed by IT
event-service-changed = Service settings changed by IT
event-other = Event unknown to this version
