# La scelta di una password: per un cambio, per una reimpostazione o per la prima volta.

change-title = Cambia password
change-for = Per il tuo account { $user }.
change-must-expired = La tua password è scaduta. Scegline una nuova per continuare.
change-must-required = Il reparto IT chiede di scegliere una nuova password prima di tutto il resto.
change-interrupted = Quello che avevi iniziato prima non è stato salvato. Puoi ricominciarlo dopo.
sign-in-again = Accedi di nuovo per continuare.
change-forgot = Non ricordo la password attuale
change-submit = Cambia password
change-note = I computer che il tuo account riconosce restano connessi, tutti gli altri vengono disconnessi. Riceverai un avviso per email.
password-current = Password attuale
password-new = Nuova password
password-tip = Tre o quattro parole senza legame tra loro sono facili da ricordare e difficili da indovinare.

strength-label = Robustezza
strength-none = La robustezza appare mentre scrivi.
strength-0 = Debolissima.
strength-0-text = Un computer la indovina subito.
strength-rule-text = { $count ->
    [one] Non rispetta una delle regole qui sotto.
   *[other] Non rispetta { $count } delle regole qui sotto.
}
strength-repetition-text = Si ripete, e un computer ci prova subito.
strength-sequence-text = Segue l’alfabeto, le cifre o la tastiera, e un computer ci prova subito.
strength-1 = Debole.
strength-1-text = Un computer la indovina in pochi secondi.
strength-2 = Discreta.
strength-2-text = Con una parola in più diventa forte.
strength-3 = Forte.
strength-3-text = Difficile da indovinare.
strength-4 = Molto forte.
strength-4-text = Molto difficile da indovinare.

rules-label = Regole per la nuova password
rule-state-met = Soddisfatta:
rule-state-broken = Non soddisfatta:
rule-state-open = Da controllare:
rule-when-saved = , controllata quando salvi
rule-now = (finora { $count })
rules-summary = { $met } regole soddisfatte su { $total }
rules-not-yet = Non rispetta ancora tutte le regole.

write-preparing = Preparazione
write-sent = Invio in corso
write-recorded = Salvataggio della nuova password
write-unstoppable = Ora non si può più interrompere.
write-finishing = Verifica dell’esito
write-label = Avanzamento
write-cancelling = Interruzione in corso

done-changed-title = Password cambiata
done-changed-text = La vecchia password non vale più.
done-next = Che cosa succede ora
done-laptop = Questo computer
done-laptop-text = Qui non devi accedere di nuovo
done-laptop-window = Qui non devi accedere di nuovo finché questa finestra è aperta
done-others = Altri computer
done-others-text = Quelli che il tuo account riconosce restano connessi, tutti gli altri sono disconnessi. Se uno è perso o rubato, scegli “Esci da tutti i computer” nelle impostazioni
done-mail = Ti abbiamo inviato un’email
done-mail-text = Se ne ricevi una inattesa, avvisa subito l’assistenza
done-to-overview = Fine

unsettled-text = { $kind ->
    [unlock] La connessione si è interrotta prima della risposta. Chiave controlla di nuovo quando premi il pulsante.
    [first-password] La connessione si è interrotta prima della risposta. Chiave controlla di nuovo quando premi il pulsante.
    [unknown] La connessione si è interrotta prima della risposta. Chiave controlla di nuovo quando premi il pulsante.
   *[other] La connessione si è interrotta durante il cambio. Tieni a portata di mano tutte e due le password; Chiave controlla di nuovo quando premi il pulsante.
}
unsettled-advice = Controlla la rete, poi controlla di nuovo tra poco.
unsettled-asking = Controllo in corso
check-again = Controlla di nuovo
unsettled-still = Non si sa ancora
unsettled-still-text = Il servizio non può ancora dirlo. Controlla di nuovo tra un minuto.
unsettled-later = Più tardi

## Dopo che la finestra è stata chiusa durante una scrittura

write-is-running = { $kind ->
    [unlock] Sblocco dell’account in corso
    [first-password] Impostazione della password in corso
    [unknown] L’operazione che hai avviato è in corso
   *[other] Cambio della password in corso
}
write-is-done = { $kind ->
    [unlock] L’account è stato sbloccato
    [first-password] La password è stata impostata
    [unknown] L’operazione che hai avviato è riuscita
   *[other] La password è stata cambiata
}
write-is-not-done = { $kind ->
    [unlock] L’account non è stato sbloccato
    [first-password] La password non è stata impostata
    [unknown] L’operazione che hai avviato non è stata eseguita
   *[other] La password non è stata cambiata
}
write-is-not-done-text = Non è cambiato nulla. Puoi riprovare.
write-is-unknown = { $kind ->
    [unlock] Non sappiamo ancora se l’account è stato sbloccato
    [first-password] Non sappiamo ancora se la password è stata impostata
    [unknown] Non sappiamo ancora se l’operazione che hai avviato è riuscita
   *[other] Non sappiamo ancora se la password è cambiata
}
finished-text = Chiave è stata chiusa prima che arrivasse la risposta.
