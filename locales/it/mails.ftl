# Le email del servizio. L’oggetto non contiene mai un codice: si legge anche a schermo bloccato.
# $organisation è l’azienda, $user il nome utente, $device il nome che il computer dà a sé stesso.

mail-greeting = Ciao { $name },
mail-greeting-nameless = Ciao,
mail-code-until = { $minutes ->
    [one] Vale una volta sola, entro { $minutes } minuto dalla richiesta.
   *[other] Vale una volta sola, entro { $minutes } minuti dalla richiesta.
}
mail-account = Account
mail-method = Metodo
mail-method-authenticator = App di autenticazione
mail-method-mail = Indirizzo email personale
mail-method-recovery-codes = Foglio di recupero
mail-method-temporary-code = Codice temporaneo
mail-codes-left = Codici rimasti sul foglio
mail-laptop = Computer
mail-laptop-nameless = senza nome
# Il nome lo sceglie chi ha fatto la richiesta.
mail-laptop-named = “{ $device }”, il nome che si è dato
mail-when = Quando
mail-when-laptop = { $when } (UTC{ $offset }, il fuso orario del computer)
mail-when-only-utc = { $when } UTC
mail-when-utc = In UTC
mail-expires = Scadenza
mail-not-me = Se non l’hai fatto tu
mail-what-now = Che cosa fare
mail-footer = { -product } invia questa email per { $organisation } e non chiede mai la password per email. Nelle sue email non ci sono link.

mail-attempt-code-subject = Il tuo codice per { $organisation }
mail-attempt-code-lead = Qualcuno vuole reimpostare la password del tuo account o sbloccarlo. Se sei tu, inserisci questo codice in { -product }:
mail-attempt-code-not-me = Non dire questo codice a nessuno, nemmeno all’assistenza. Senza il codice al tuo account non succede nulla. Se continui a ricevere email come questa, avvisa l’assistenza.

mail-method-code-subject = Il tuo codice per { $organisation }
mail-method-code-lead = Hai chiesto un codice a { -product } per aggiungere questo indirizzo al tuo account o per verificare la tua identità. Inseriscilo in { -product }:
mail-method-code-not-me = Non dire questo codice a nessuno, nemmeno all’assistenza. Se l’account non è tuo, forse qualcuno ha sbagliato a scrivere il proprio indirizzo: puoi cancellare questa email. Se invece è tuo, cambia la password in { -product } e avvisa l’assistenza.

mail-activated-subject = Il tuo account di { $organisation } è attivo
mail-activated-lead = È stata impostata una password per il tuo account con un codice di attivazione dell’IT. Una password precedente non vale più.
mail-activated-not-me = Avvisa subito l’assistenza: qualcun altro potrebbe aver avuto il tuo codice di attivazione.

mail-password-changed-subject = La tua password è cambiata
mail-password-changed-lead = La password del tuo account è stata cambiata da chi conosceva quella vecchia. La vecchia non è più accettata.
mail-password-changed-not-me = Apri { -product } su un computer di cui ti fidi, scegli “Ho dimenticato la password” e impostane una nuova. Poi avvisa l’assistenza.

mail-password-reset-subject = La tua password è stata reimpostata
mail-password-reset-lead = La password del tuo account è stata reimpostata con le tue informazioni di sicurezza. La vecchia non è più accettata.
mail-password-reset-not-me = Avvisa subito l’assistenza: qualcun altro potrebbe avere le tue informazioni di sicurezza. Poi apri { -product } su un computer di cui ti fidi, scegli “Ho dimenticato la password” e impostane una nuova.

mail-password-expires-subject = La tua password sta per scadere
mail-password-expires-lead = La password del tuo account sta per scadere. La scadenza è indicata qui sotto.
mail-password-expires-what-now = Apri { -product } e scegli “Cambia password” prima di allora. Anche dopo puoi accedere a { -product } con la vecchia password e sceglierne subito una nuova.

mail-account-locked-subject = Il tuo account è stato bloccato
mail-account-locked-lead = Il reparto IT della tua azienda ha bloccato il tuo account. Finché non viene sbloccato nessuno può usarlo per accedere, ed è stato disconnesso da tutti i computer. La tua password non è cambiata.
mail-account-locked-what-now = Apri { -product }, scegli “Il mio account è bloccato” e verifica la tua identità: così il blocco finisce. Oppure chiedi all’assistenza, che ti sa dire perché è stato bloccato e può anche sbloccarlo.

mail-account-unlocked-subject = Il tuo account è stato sbloccato
mail-account-unlocked-lead = Il tuo account è stato sbloccato con le tue informazioni di sicurezza: il blocco e le attese dopo le password sbagliate sono finiti. La password è quella di prima.
mail-account-unlocked-not-me = Avvisa subito l’assistenza: qualcun altro potrebbe avere le tue informazioni di sicurezza.

mail-method-added-subject = Le tue informazioni di sicurezza sono cambiate
mail-method-added-lead = Al tuo account è stato aggiunto un nuovo metodo per verificare la tua identità.
mail-method-added-not-me = Apri { -product }, eliminalo nella sezione “Sicurezza” e cambia la password. Poi avvisa l’assistenza. Nelle prime 72 ore un nuovo metodo non può servire a reimpostare la password.

mail-method-added-by-pass-lead = Al tuo account è stato aggiunto un nuovo metodo per verificare la tua identità, con un codice di attivazione. Vale da subito.
mail-method-added-by-pass-not-me = Avvisa subito l’assistenza: qualcun altro potrebbe avere un codice di attivazione del tuo account, e uno nuovo lo annulla. Poi apri { -product }, elimina nella sezione “Sicurezza” quello che non è tuo e cambia la password.

mail-recovery-code-used-subject = È stato usato un codice di recupero
mail-recovery-code-used-lead = Un codice del tuo foglio di recupero è stato usato per verificare la tua identità. Quel codice non vale più.
mail-recovery-code-used-not-me = Qualcuno potrebbe avere una copia del foglio. Apri { -product }, crea un nuovo foglio nella sezione “Sicurezza” e cambia la password. Poi avvisa l’assistenza.

mail-help-desk-code-subject = L’assistenza ha emesso un codice per il tuo account
mail-help-desk-code-lead = Chi ha chiamato l’assistenza ha ricevuto un codice che vale come una verifica per reimpostare la tua password o sbloccare il tuo account.
mail-help-desk-code-not-me = Chiama subito l’assistenza e di’ che non eri tu: il codice vale solo 15 minuti.

mail-temporary-code-subject = È stato emesso un codice temporaneo per il tuo account
mail-temporary-code-lead = Il reparto IT ha emesso un codice temporaneo per il tuo account. Insieme alla password ti fa accedere fino all’ora qui sotto. Poi vieni disconnesso dove lo hai usato.
mail-temporary-code-once-lead = Il reparto IT ha emesso un codice temporaneo per il tuo account. Insieme alla password ti fa accedere una volta, fino all’ora qui sotto. Poi vieni disconnesso dove lo hai usato.
mail-temporary-code-what-now = Se non lo hai chiesto tu, chiama subito l’assistenza.
mail-temporary-code-ends = Scade

mail-method-removed-subject = Le tue informazioni di sicurezza sono cambiate
mail-method-removed-lead = Dal tuo account è stato eliminato un metodo per verificare la tua identità.
mail-method-replaced-lead = Un metodo per verificare la tua identità è stato sostituito: nel tuo account ne resta uno più recente dello stesso tipo.
mail-method-removed-not-me = Cambia la password in { -product } e avvisa l’assistenza. Un indirizzo eliminato riceve questi messaggi ancora per 30 giorni.

mail-method-removed-by-it-lead = Il reparto IT della tua azienda ha eliminato dal tuo account metodi con cui verifichi la tua identità. La tua password non è cambiata.
mail-method-removed-by-it-what-now = Se l’hai chiesto, per esempio dopo aver perso il telefono, non devi fare altro. Altrimenti avvisa subito l’assistenza.

mail-method-removed-with-code-lead = Un codice di attivazione del tuo account non vale più e non è servito a impostare una password. I metodi aggiunti con quel codice sono quindi stati eliminati. Gli altri tuoi metodi restano.
mail-method-removed-with-code-what-now = Se li hai aggiunti tu, chiedi all’assistenza un nuovo codice di attivazione oppure aggiungili di nuovo in { -product }. Se non sai nulla di un codice di attivazione, avvisa subito l’assistenza.

mail-address-not-counted-subject = Un tuo indirizzo email non vale più
mail-address-not-counted-lead = La tua azienda ha indicato che un indirizzo email con cui verifichi la tua identità appartiene alla sua posta. Lo leggi con la stessa password che servirebbe a reimpostare, quindi non può più servire a questo.
mail-address-not-counted-what-now = Apri { -product } e aggiungi in “Sicurezza” un indirizzo email personale o un’app di autenticazione. Se { -product } chiede un codice che non puoi fornire, chiedi all’assistenza un codice di attivazione.

mail-first-method-subject = Al tuo nuovo account è stato aggiunto un metodo
mail-first-method-lead = È in corso l’attivazione del tuo account di lavoro: con il tuo codice di attivazione è stato aggiunto un metodo per verificare la tua identità.
mail-first-method-not-me = Avvisa subito l’assistenza: qualcun altro ha il tuo codice di attivazione, e uno nuovo lo annulla. Se hai ancora il codice, inseriscilo in { -product } sul tuo computer: così si elimina quello che è stato aggiunto altrove.

mail-new-device-subject = Accesso da un computer che il tuo account non riconosce
mail-new-device-lead = È stato eseguito l’accesso al tuo account da un computer che non riconosce: uno mai usato prima, uno condiviso, oppure uno dei tuoi che non è più noto, per esempio perché il suo portachiavi (dove conserva le password) non si è aperto.
mail-new-device-not-me = Apri { -product } su un computer di cui ti fidi, disconnetti tutti i computer e cambia la password. Poi avvisa l’assistenza.

mail-abandoned-subject = Password inserita, ma senza la seconda verifica
mail-abandoned-lead = Qualcuno ha inserito la password corretta del tuo account, ma la seconda verifica non è arrivata. L’accesso non è avvenuto.
mail-abandoned-not-me = Qualcuno conosce la tua password. Apri { -product } su un computer di cui ti fidi e cambiala subito. Poi avvisa l’assistenza. Se eri tu, non devi fare altro.
