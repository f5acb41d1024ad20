# Un computer che più persone condividono: la fine di un turno.

kiosk-shared-label = Computer condiviso
kiosk-shared = Questo computer è condiviso. Quando hai finito, di te non ci resta nulla.
kiosk-finished = Ho finito
kiosk-finishing = Un momento: la tua password viene scritta, e se ne attende l’esito.
kiosk-not-finished = Il tuo turno non è finito. Premi di nuovo “Ho finito”; se non basta, avvisa l’assistenza e non lasciare il computer così.
kiosk-idle-title = Sei ancora qui?
kiosk-idle-text = Premi un tasto qualsiasi per continuare. Altrimenti il tuo turno finisce, e di te non resta nulla su questo computer.
kiosk-idle-left = { $seconds ->
    [one] Ancora { $seconds } secondo
   *[other] Ancora { $seconds } secondi
}
kiosk-here = Sono ancora qui
kiosk-settings = Quello che scegli qui vale finché non hai finito.
