# Che cosa può succedere a un account, come lo legge chi lo usa. L’id è il tipo del protocollo.

event-activated = Account attivato
event-signed-in = Accesso eseguito
event-sign-in-refused = Accesso rifiutato
event-signed-out = Disconnessione
event-activation-started = Attivazione avviata
event-pass-refused = Codice di attivazione rifiutato
event-change-refused = Cambio della password rifiutato
event-method-begun = Aggiunta di un metodo avviata
event-method-refused = Metodo non aggiunto: codice errato
event-request-refused = Richiesta sospetta bloccata
event-password-changed = Password cambiata
event-password-reset = Password reimpostata
event-reset-started = Reimpostazione avviata
event-reset-refused = Reimpostazione della password rifiutata
event-account-unlocked = Account sbloccato
event-method-added = Metodo aggiunto
event-method-removed = Metodo eliminato
event-proof-passed = Identità verificata
event-pass-issued = Codice di attivazione emesso dal reparto IT
event-account-disabled = Account disattivato dal reparto IT
event-account-enabled = Account riattivato dal reparto IT
event-account-locked = Account bloccato dal reparto IT
event-account-changed = Dati dell’account modificati dal reparto IT
event-service-changed = Impostazioni del servizio modificate dal reparto IT
event-other = Evento sconosciuto a questa versione
