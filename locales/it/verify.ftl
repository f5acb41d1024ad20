# La verifica dell’identità: all’accesso, prima di una modifica e come verifica di una reimpostazione.

verify-title = Verifica la tua identità
verify-sign-in = Al momento il tuo account non riconosce questo computer: serve un’altra verifica.
verify-fresh-title = Verifica la tua identità
verify-fresh-add-authenticator = Per aggiungere un’app di autenticazione. La verifica vale per cinque minuti.
verify-fresh-add-recovery-codes = Per creare un foglio di recupero. La verifica vale cinque minuti.
verify-fresh-add-mail = Per aggiungere un indirizzo email. La verifica vale per cinque minuti.
verify-fresh-remove = Per eliminare { $label }. La verifica vale per cinque minuti.
verify-by-authenticator-hint = Inserisci le 6 cifre che mostra
verify-by-recovery-codes-hint = Inserisci un codice del tuo foglio
verify-by-help-desk-code-hint = Chiama l’assistenza: verifica chi sei
verify-by-temporary-code-hint = Inserisci il codice che ti ha dato l’assistenza
verify-by-mail-hint = Ricevi un codice
verify-by-mail-to = Invia un codice a { $hint }
verify-by-password-hint = La inserisci ancora una volta
verify-title-authenticator = Inserisci il codice della tua app
verify-title-recovery-codes = Inserisci il codice del foglio
verify-title-help-desk-code = Chiama l’assistenza
verify-title-temporary-code = Inserisci il codice temporaneo
verify-title-mail = Inserisci il codice che ti abbiamo inviato
verify-title-password = Inserisci la password attuale
verify-title-unknown = Prima aggiorna Chiave
verify-other-way = Scegli un altro modo
verify-authenticator-text = Apri l’app di autenticazione e inserisci il codice della tua azienda.
verify-authenticator-named = Apri l’app di autenticazione ({ $hint }) e inserisci il codice della tua azienda.
verify-recovery-codes-text = Inserisci il codice numero { $number } del tuo foglio di recupero. Ogni codice vale una volta sola.
verify-recovery-codes-none = Sul foglio di recupero non resta nessun codice. Scegli “Non posso usare questo metodo” per farti aiutare.
verify-recovery-codes-code = Codice
verify-recovery-codes-label = Codice numero { $number }
verify-help-desk-code-text = Di’ che stai reimpostando la password o sbloccando l’account e leggi queste due parole. Dimostrano all’assistenza che sei a questo computer.
verify-help-desk-code-words = Due parole da leggere
verify-help-desk-code-then = Quando l’assistenza ha verificato chi sei, ti legge un codice di 12 caratteri. Il codice vale solo qui, per 15 minuti.
verify-help-desk-code-label = Codice dell’assistenza
verify-temporary-code-text = Inserisci il codice di 12 caratteri che ti ha dato l’assistenza. L’accesso dura fino alla sua scadenza.
verify-temporary-code-label = Codice temporaneo
verify-mail-text = Se questo metodo è registrato, sta arrivando un codice. Vale { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minuti
}.
verify-mail-to = Sta arrivando un codice a { $hint }. Vale { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minuti
}.
verify-password-text = Inserisci ancora una volta la password attuale.
code-label = Codice di 6 cifre
code-refused-authenticator = Inserisci quello mostrato ora; ogni codice si usa una volta sola.
code-refused-recovery-codes = Controlla il numero accanto al codice e che il foglio sia il più recente.
code-refused-help-desk-code = Fattelo rileggere. Vale 15 minuti e conta solo il più recente.
code-refused-temporary-code = Controlla quello che hai scritto. Conta solo il codice più recente, e solo fino alla sua scadenza.
code-refused-mail = Usa l’ultimo messaggio ricevuto; ogni codice vale una volta sola.
code-used-up = Questo codice non vale più: troppi tentativi sbagliati. Fattene inviare uno nuovo.
code-expired = Il tempo di questo codice è finito. Fattene inviare uno nuovo.
code-hint = Puoi incollarlo.
send-again = Invia di nuovo
send-again-in = Invia di nuovo tra { $time }
no-mail-title = Non è arrivato nulla?
no-mail-text = Può volerci un minuto. Guarda anche nella posta indesiderata.
mail-delayed-title = Le email sono in ritardo
mail-delayed-text = In questo momento le nostre email partono in ritardo. Il codice arriverà appena possibile: non serve chiederne un altro.
wrong-clock-hint = Se nessun codice va bene, l’ora del telefono può essere sbagliata. Impostala su automatica e riprova.
