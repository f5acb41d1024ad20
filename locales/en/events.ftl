# What can happen to an account, as its owner is told. The id is the kind of the protocol.

event-activated = Account activated
event-signed-in = Signed in
event-sign-in-refused = Sign-in refused
event-signed-out = Signed out
event-activation-started = Activation begun with a pass
event-pass-refused = Activation pass refused
event-change-refused = Password change refused
event-method-refused = Security info not added: wrong code
event-request-refused = A copied or altered request was refused
event-password-changed = Password changed
event-password-reset = Password reset
event-reset-started = Password reset begun
event-reset-refused = Password reset refused
event-account-unlocked = Account unlocked
event-method-added = Security info added
event-method-removed = Security info removed
event-proof-passed = Proof of identity accepted
event-pass-issued = Activation pass issued by IT
event-account-disabled = Account disabled by IT
event-account-enabled = Account enabled by IT
event-account-locked = Account locked by IT
event-account-changed = Account details changed by IT
event-service-changed = Something of the service changed by IT
event-other = Something newer than this version of Chiave
