# Ogni codice d’errore ha due frasi: che cosa è successo e che cosa fare. L’id è il codice del protocollo.
# Le stesse parole stanno nella pagina di aiuto e nelle pagine d’errore del servizio.

error-sign-in-refused = Nome utente o password non corretti.
error-sign-in-refused-advice = Riprova; controlla il blocco maiuscole, la lingua della tastiera e che alla fine non ci sia uno spazio incollato. Se entrambi sono giusti, forse l’account è bloccato: scegli “Il mio account è bloccato” nella pagina di accesso.

# The advice of error-sign-in-refused on a computer on which nobody can unlock their account.
sign-in-refused-no-unlock = Riprova; controlla il blocco maiuscole, la lingua della tastiera e che alla fine non ci sia uno spazio incollato. Se entrambi sono giusti, forse l’account è bloccato: chiedi all’assistenza.

error-current-password-wrong = La password attuale non corrisponde.
error-current-password-wrong-advice = Inseriscila di nuovo, come quando accedi. La tua password non è cambiata.

error-password-refused = La nuova password non rispetta tutte le regole.
error-password-refused-advice = Scegline un’altra che le rispetti tutte.

error-proof-refused = Il codice non corrisponde.
error-proof-refused-advice = Inserisci il più recente. L’app ne mostra uno nuovo ogni 30 secondi; quello ricevuto per email vale una volta sola.

error-code-used = Questo codice è già stato usato.
error-code-used-advice = Ogni codice vale una volta sola. Aspetta il prossimo nell’app: ne mostra uno nuovo ogni 30 secondi.

error-pass-refused = Il codice di attivazione non corrisponde.
error-pass-refused-advice = Controlla il nome utente e i dodici caratteri. Il codice vale una volta sola e per pochi giorni; l’assistenza può dartene uno nuovo.

error-too-many-attempts = Ci sono stati troppi tentativi in poco tempo.
error-too-many-attempts-advice = Aspetta, poi riprova. Non è cambiato nulla.

error-too-many-sends = Per ora non si possono inviare altri codici a questo indirizzo.
error-too-many-sends-advice = Usa l’ultimo codice arrivato, oppure aspetta un po’. Guarda anche nella posta indesiderata.

# Il consiglio di error-too-many-sends dove nessun codice inviato vale ancora.
too-many-sends-none = Un codice inviato prima qui non vale. Aspetta un po’, oppure usa qualcos’altro.

error-attempt-ended = Questa procedura è finita.
error-attempt-ended-advice = Ricomincia da capo. Non è cambiato nulla e la tua password vale come prima.

error-step-out-of-order = Questo passaggio non è più disponibile.
error-step-out-of-order-advice = Torna all’inizio di quello che stavi facendo. Non è andato perso nulla.

error-not-enough-methods = Non hai abbastanza metodi per farlo in autonomia.
error-not-enough-methods-advice = L’assistenza può verificare la tua identità in un altro modo. Quando potrai accedere di nuovo, aggiungi un altro metodo.

error-not-allowed = La tua azienda non lo consente per il tuo account.
error-not-allowed-advice = L’assistenza sa perché e può farlo per te.

error-session-ended = La sessione è terminata.
error-session-ended-advice = Accedi di nuovo per continuare. Succede dopo una lunga pausa o se esci da tutti i computer.

error-fresh-proof-needed = Serve una nuova verifica.
error-fresh-proof-needed-advice = Verifica ancora una volta la tua identità. La verifica vale poi per cinque minuti.

error-must-change-password = Prima di tutto va cambiata la password.
error-must-change-password-advice = Scegline una nuova. Dopo, tutto il resto torna a funzionare.

error-address-refused = Questo indirizzo email non si può usare.
error-address-refused-advice = Scegli un indirizzo personale e scrivilo per intero, per esempio nome@esempio.it. Un indirizzo aziendale si apre con la password che potresti dimenticare.

error-too-many-methods = Hai già il numero massimo di metodi di questo tipo.
error-too-many-methods-advice = Elimina quello che non usi più, poi aggiungi il nuovo.

error-last-method = Questo è il tuo unico metodo.
error-last-method-advice = Prima aggiungi un altro metodo: vale dopo 72 ore. Se non puoi più usare quello che hai, chiedi all’assistenza un codice di attivazione.

error-too-little-left = Senza questo metodo non potresti più reimpostare la password in autonomia.
error-too-little-left-advice = Prima aggiungi un altro metodo, se non l’hai appena fatto. Dopo 72 ore vale, e potrai eliminare questo. Se non puoi più usare quello che hai, chiedi all’assistenza un codice di attivazione.

error-method-too-young = Questo metodo è troppo recente per farlo.
error-method-too-young-advice = Finché non ha 72 ore, non reimposta password, non sblocca l’account e non rimuove metodi più vecchi. Usa un metodo più vecchio, o aspetta. Questo ti protegge se è qualcun altro ad aggiungerne uno.

error-not-found = Questo elemento non c’è più.
error-not-found-advice = Premi “Aggiorna” nella panoramica e guarda di nuovo. Forse è cambiato da un altro computer.

error-bad-request = Il servizio non ha capito la richiesta.
error-bad-request-advice = Riprova. Se succede di nuovo, comunica il numero della richiesta all’assistenza.

error-proof-of-possession = Il servizio non ha riconosciuto questo computer.
error-proof-of-possession-advice = Accedi di nuovo. Se succede di nuovo, comunica il numero della richiesta all’assistenza.

error-nonce-needed = Il servizio e questo computer non sono d’accordo sull’ora della richiesta.
error-nonce-needed-advice = Riprova. Se succede di nuovo, comunica il numero della richiesta all’assistenza.

error-work-needed = Il servizio è occupato.
error-work-needed-advice = Riprova tra poco.

error-directory-unreachable = Gli account della tua azienda non sono raggiungibili in questo momento.
error-directory-unreachable-advice = Riprova tra qualche minuto.

error-outcome-unknown = Non si sa ancora se l’operazione è riuscita.
error-outcome-unknown-advice = Controlla di nuovo tra poco. Se stavi scegliendo una nuova password, fino ad allora tieni a portata di mano anche la vecchia.

error-busy = Il servizio è occupato.
error-busy-advice = Riprova tra poco.

error-update-needed = Questa versione di Chiave è troppo vecchia per il servizio.
error-update-needed-advice = Installa l’aggiornamento offerto dalla tua azienda, oppure chiedilo all’assistenza.

error-internal = Qualcosa non ha funzionato nel servizio.
error-internal-advice = Riprova tra poco. Se succede di nuovo, comunica il numero della richiesta all’assistenza.

## Quello che il computer scopre da solo

error-service-unreachable = Il servizio non è raggiungibile.
error-service-unreachable-advice = Controlla la rete, e la VPN se la tua azienda ne usa una. Poi riprova.

error-certificate-not-trusted = Il servizio non ha potuto dimostrare di essere quello della tua azienda.
error-certificate-not-trusted-advice = Non è stato inviato nulla. Se questa rete chiede prima un accesso, come in hotel o in treno, fallo dal browser e riprova. Altrimenti avvisa l’assistenza.

error-certificate-expired = Il certificato del servizio è scaduto.
error-certificate-expired-advice = Non è stato inviato nulla. Può rinnovarlo solo il reparto IT: avvisa l’assistenza. Se la data di questo computer è sbagliata, imposta data e ora automatiche.

error-certificate-not-yet-valid = Il certificato del servizio non è ancora valido.
error-certificate-not-yet-valid-advice = Non è stato inviato nulla. Controlla la data di questo computer. Se è giusta, avvisa l’assistenza: il servizio usa il nuovo certificato troppo presto.

error-certificate-other-name = Il servizio ha risposto con un certificato per un altro nome.
error-certificate-other-name-advice = Non è stato inviato nulla. Se questa rete chiede prima un accesso, fallo dal browser e riprova. Altrimenti avvisa l’assistenza: l’indirizzo nelle impostazioni e il certificato non corrispondono.

error-certificate-not-pinned = Il certificato del servizio non è tra quelli indicati dall’azienda.
error-certificate-not-pinned-advice = Non è stato inviato nulla. Forse lungo la via risponde qualcos’altro al posto del servizio, per esempio un apparecchio che legge il traffico cifrato. Avvisa l’assistenza; solo il reparto IT può cambiare quali certificati valgono.

error-client-certificate-refused = Questo computer non ha un certificato accettato lungo la via per il servizio.
error-client-certificate-refused-advice = Può risolverlo l’assistenza: l’azienda fa collegare solo i computer con un suo certificato, e quello di questo computer manca o non vale.

error-no-service = Al posto del servizio risponde qualcos’altro.
error-no-service-advice = Forse il servizio è in manutenzione. Riprova tra qualche minuto. Se continua così, avvisa l’assistenza.
error-another-service = Al posto del tuo servizio ne risponde un altro.
error-another-service-advice = Il tuo account su questo computer resta com’è. Avvisa l’assistenza: forse il servizio è stato avviato con i dati sbagliati. Se il reparto IT l’ha installato di nuovo, esci e accedi un’altra volta.

error-service-too-new = Il servizio è più recente di questa versione di Chiave.
error-service-too-new-advice = Installa l’aggiornamento offerto dalla tua azienda, oppure chiedilo all’assistenza.

error-service-too-old = Il servizio è troppo vecchio per questa versione di Chiave.
error-service-too-old-advice = L’assistenza sa quale versione va bene o quando verrà aggiornato il servizio.

error-not-configured = Chiave non conosce il servizio della tua azienda.
error-not-configured-advice = Le impostazioni di questo computer mancano, o uno dei loro file contiene un errore, perciò Chiave non si collega al servizio. Può risolverlo l’assistenza: “Informazioni su Chiave”, nelle impostazioni, indica il file e il motivo.

error-no-proxy-address = Quello che questo computer indica come proxy non è un indirizzo, perciò Chiave non si collega al servizio.
error-no-proxy-address-advice = Può risolverlo l’assistenza: “Controlla questo computer” indica la variabile d’ambiente sbagliata.

error-no-authority = Questo computer non riconosce nessuna autorità di certificazione.
error-no-authority-advice = Non è stato inviato nulla: senza un’autorità, Chiave non può verificare che il servizio sia quello della tua azienda. Avvisa l’assistenza: mancano le autorità del sistema (su Linux, il pacchetto ca-certificates).

error-clock-wrong = L’orologio di questo computer è sbagliato.
error-clock-wrong-advice = Imposta data e ora automatiche, poi riprova.

error-cancelled = Hai interrotto l’operazione. Non è cambiato nulla.
error-cancelled-advice = La tua password attuale funziona ancora. Puoi ricominciare quando vuoi.

error-nothing-in-progress = Non c’è nulla da riprendere.
error-nothing-in-progress-advice = Ricomincia dal primo passaggio.

error-report-not-kept = Il rapporto che hai visto non è più attuale.
error-report-not-kept-advice = Non è stato né inviato né salvato. Leggi prima il nuovo rapporto, poi continua.

error-hidden-here = Questo non è disponibile su questo computer.
error-hidden-here-advice = Il reparto IT lo ha disattivato qui. Non è stato modificato nulla. L’assistenza può dirti dove puoi farlo, oppure farlo per te.

error-window-failed = Qualcosa non ha funzionato in questa finestra.
error-window-failed-advice = Riprova. Se succede di nuovo, chiudi Chiave e riaprilo, e racconta all’assistenza che cosa avevi fatto prima.
