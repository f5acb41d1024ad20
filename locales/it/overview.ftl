# La panoramica: a che punto sono la password e l’account.

overview-good = La tua password è valida { $days ->
    [one] ancora per { $days } giorno
   *[other] per altri { $days } giorni
}
overview-soon = La tua password scade tra { $days ->
    [one] { $days } giorno
   *[other] { $days } giorni
}
overview-tomorrow = La tua password scade domani
overview-today = La tua password scade oggi
overview-expired = La tua password è scaduta
overview-forever = La tua password non scade
overview-changed = Ultimo cambio: { $changed }.
overview-changed-expires = Scade { $when }. Ultimo cambio: { $changed }.
overview-changed-expired = È scaduta { $when }. Ultimo cambio: { $changed }.
overview-changed-until = Ultimo cambio: { $changed }. Scadenza: { $until }.
when-yesterday = ieri alle { $time }
when-today = oggi alle { $time }
when-tomorrow = domani alle { $time }
when-weekday = { $weekday } alle { $time }
# $number è il giorno del mese con cui comincia $day.
when-day = { $number ->
    [8] l’{ $day } alle { $time }
    [11] l’{ $day } alle { $time }
   *[other] il { $day } alle { $time }
}
overview-waiting = Caricamento del tuo account
overview-waiting-text = Ci vuole un momento. Se resta così, il servizio non è raggiungibile.
overview-change = Cambia password
overview-not-yet = Potrai cambiarla di nuovo { $when }.
overview-account = Il tuo account
overview-security = Informazioni di sicurezza
overview-security-none = Nessun metodo registrato: se dimentichi la password può aiutarti solo l’assistenza
overview-security-ready = { $count ->
    [one] { $count } metodo, sufficiente per reimpostare la password in autonomia
   *[other] { $count } metodi, sufficienti per reimpostare la password in autonomia
}
overview-security-reset-off = { $count ->
    [0] Nessun metodo; una password dimenticata la reimposta l’assistenza
    [one] { $count } metodo; una password dimenticata la reimposta l’assistenza
   *[other] { $count } metodi; una password dimenticata la reimposta l’assistenza
}
overview-security-young = Potrai reimpostare la password in autonomia da { $when }
overview-security-missing = { $missing ->
    [one] Serve ancora { $missing } metodo per reimpostare la password in autonomia
   *[other] Servono ancora { $missing } metodi per reimpostare la password in autonomia
}
overview-events = Attività recente
overview-events-older = Mostra precedenti
overview-events-foreign = C’è qualcosa che non ho fatto io
overview-events-none = Non è ancora successo nulla.
overview-event-on = { $event } su { $device }
overview-event-here = { $event } su questo computer
overview-offline-text = Ultimo aggiornamento: { $when }. Per cambiare o reimpostare la password serve una connessione.
overview-unsynced-text = Chiave non ha ancora caricato il tuo account su questo computer. Collegati una volta: poi lo vedrai anche offline.
