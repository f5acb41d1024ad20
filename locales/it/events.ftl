# Che cosa può succedere a un account, come lo legge chi lo usa. L’id è il tipo del protocollo.

event-activated = Account attivato
event-signed-in = Accesso eseguito
event-sign-in-refused = Accesso rifiutato
event-signed-out = Disconnessione
event-activation-started = Attivazione iniziata con un codice
event-pass-refused = Codice di attivazione rifiutato
event-change-refused = Cambio della password rifiutato
event-method-refused = Informazione di sicurezza non aggiunta: codice sbagliato
event-request-refused = Rifiutata una richiesta copiata o alterata
event-password-changed = Password cambiata
event-password-reset = Password reimpostata
event-reset-started = Reimpostazione della password iniziata
event-reset-refused = Reimpostazione della password rifiutata
event-account-unlocked = Account sbloccato
event-method-added = Informazione di sicurezza aggiunta
event-method-removed = Informazione di sicurezza eliminata
event-proof-passed = Prova d’identità accettata
event-pass-issued = Codice di attivazione dato dall’assistenza
event-account-disabled = Account disattivato dall’assistenza
event-account-enabled = Account riattivato dall’assistenza
event-account-locked = Account bloccato dall’assistenza
event-account-changed = Dati dell’account modificati dall’assistenza
event-service-changed = Qualcosa del servizio modificato dall’assistenza
event-other = Qualcosa di più recente di questa versione di Chiave
