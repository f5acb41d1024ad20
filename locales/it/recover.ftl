# Una password dimenticata e un account bloccato.

recover-step-name = Il tuo account
recover-step-first = Prima prova
recover-step-second = Seconda prova
recover-step-password = Nuova password
recover-step-unlock = Sblocco
recover-reset-title = Hai dimenticato la password?
recover-reset-text = Dimostra chi sei, poi scegli una nuova password. Fino ad allora quella vecchia resta com’è.
recover-unlock-title = Il tuo account è bloccato?
recover-unlock-text = Dimostra chi sei per togliere il blocco. La tua password resta com’è.
recover-choose-title = Scegli come dimostrare chi sei
recover-choose-text = { $gates ->
    [one] Ne serve una sola.
   *[other] Servono { $gates } prove, custodite in posti diversi: così un telefono perso, da solo, non basta per entrare.
}
recover-second-title = Ancora una prova
recover-second-text = La prima prova è confermata. Scegline un’altra.
recover-none = Non ho nessuno di questi
recover-password-title = Scegli una nuova password
recover-password-submit = Imposta password
recover-password-note = Gli altri dispositivi verranno disconnessi e riceverai un avviso per email.
recover-confirm-title = Sblocca il tuo account
recover-confirm-text = Le prove sono confermate. Il blocco finisce quando premi il pulsante; la password resta com’è.
recover-confirm-submit = Sblocca account
recover-done-title = La nuova password è impostata
recover-done-text = Quella vecchia da adesso viene rifiutata. Accedi con quella nuova.
recover-unlocked-title = Il tuo account è sbloccato
recover-unlocked-text = Accedi con la tua password, come prima.
recover-until = Hai tempo fino alle { $time } per tutti i passi.
recover-ended-title = Il tempo a disposizione è finito
recover-ended-text = Nulla è cambiato e la tua password vale come prima. Ricomincia quando vuoi.
recover-again = Ricomincia
