# Una password dimenticata e un account bloccato.

recover-step-name = Il tuo account
recover-step-first = Prima verifica
recover-step-second = Seconda verifica
recover-step-password = Nuova password
recover-step-unlock = Sblocco
recover-reset-title = Hai dimenticato la password?
recover-reset-text = Verifica la tua identità, poi scegli una nuova password. Quella attuale resta valida fino ad allora.
recover-unlock-title = Il tuo account è bloccato?
recover-unlock-text = Verifica la tua identità per sbloccare l’account. La password non cambia.
recover-choose-title = Come vuoi verificare la tua identità?
recover-choose-text = { $gates ->
    [one] Serve un solo metodo.
   *[other] Servono { $gates } metodi di tipo diverso, così chi trova il tuo telefono non può entrare.
}
recover-second-title = Ancora un passaggio
recover-second-text = Prima verifica completata. Ora la seconda.
recover-password-title = Scegli una nuova password
recover-password-submit = Imposta password
recover-password-note = I computer che il tuo account riconosce restano connessi, tutti gli altri vengono disconnessi. Riceverai un avviso per email.
recover-confirm-title = Sblocca il tuo account
recover-confirm-text = Identità verificata. Ora puoi sbloccare l’account; la password non cambia.
recover-confirm-submit = Sblocca account
recover-done-title = La nuova password è impostata
recover-done-text = Accedi con la nuova password.
recover-unlocked-title = Il tuo account è sbloccato
recover-unlocked-text = Accedi con la tua password, come prima.
recover-until = Hai tempo fino alle { $time } per tutti i passaggi.
recover-ended-title = Questa procedura è finita
recover-ended-text = Il tempo è finito, oppure troppi codici erano sbagliati. La procedura non ha cambiato nulla e la tua password vale come prima. Ricomincia quando vuoi.
recover-voided-title = Questa procedura è stata interrotta
recover-voided-text = L’ha interrotta il tuo reparto IT, oppure tu, con una disconnessione da tutti i computer. Non ha cambiato nulla. Ricomincia; se non è possibile, l’assistenza sa perché.
recover-other-password-title = La tua password è stata impostata in altro modo
recover-other-password-text = È stata cambiata o reimpostata altrove dopo l’inizio di questa procedura, che perciò è finita senza cambiare nulla. Accedi con quella password. Se non è opera tua, avvisa l’assistenza.
recover-again = Ricomincia
recover-left-title = Non è cambiato nulla
recover-left-text = La tua password vale come prima. I codici inviati per questa operazione non valgono più: se ricominci, ne ricevi uno nuovo.

## I limiti di tempo di una reimpostazione, di un’attivazione e di un codice

time-ends = Il tempo finisce alle { $time }
time-over = Il tempo è finito
time-attempt-text = Non si può prolungare, per proteggere il tuo account. Se te ne serve altro, ricomincia.
time-activation-text = Non si può prolungare, per proteggere il tuo account. Il codice di attivazione vale ancora e quello che hai aggiunto resta.
time-code-text = Se ti serve più tempo, fatti inviare un altro codice.
time-app-text = Se ti serve più tempo, fai creare un nuovo codice QR. Quello qui sotto smette di valere.
