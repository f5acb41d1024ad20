# Che cosa può succedere a un account, come lo legge chi lo usa. L’id è il tipo del protocollo.

event-activated = Account attivato
event-signed-in = Accesso eseguito
event-sign-in-refused = Accesso rifiutato
event-signed-out = Disconnessione
event-password-changed = Password cambiata
event-password-reset = Password reimpostata
event-reset-started = Reimpostazione della password iniziata
event-reset-refused = Reimpostazione della password rifiutata
event-account-unlocked = Account sbloccato
event-method-added = Informazione di sicurezza aggiunta
event-method-removed = Informazione di sicurezza eliminata
event-other = Qualcosa di più recente di questa versione di Chiave
