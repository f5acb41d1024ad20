# La prima volta: un codice del reparto IT diventa metodi e una password.

activate-step-pass = Il tuo codice
activate-step-methods = Informazioni di sicurezza
activate-step-password = La tua password
activate-title = Usa il codice di attivazione
activate-text = Il reparto IT ti ha dato un nome utente e un codice di attivazione. Il codice vale una volta sola; dopo, la password la conosci solo tu.
activate-pass = Codice di attivazione
activate-pass-hint = Dodici lettere e cifre. Trattini e maiuscole non contano.
activate-early = Il codice è giusto, ma è presto: vale da { $when }. Conservalo e torna allora; non hai perso nulla.
activate-methods-title = Ti diamo il benvenuto, { $name }
activate-methods-text = Per prima cosa aggiungi i metodi con cui potrai confermare la tua identità se dimentichi la password.
activate-methods-sign-in = Per prima cosa aggiungi i metodi con cui potrai confermare la tua identità quando accedi.
activate-methods-again = Aggiungi i metodi con cui potrai confermare la tua identità ed elimina quelli che non hai più.
activate-methods-have = Metodi aggiunti
activate-methods-needed = { $missing ->
    [0] Ora puoi reimpostare la password in autonomia.
    [one] Con un altro metodo, di tipo diverso, potrai reimpostare la password in autonomia.
   *[other] Con { $missing } metodi di tipo diverso potrai reimpostare la password in autonomia.
}
activate-methods-young = Da { $when } potrai reimpostare la password in autonomia.
activate-methods-with-code = Per scegliere la password devi prima aggiungere un metodo con questo codice di attivazione.
activate-methods-full = Elimina prima un metodo: per scegliere la password devi aggiungerne uno con questo codice di attivazione, e ne hai già quanti sono consentiti.
activate-methods-later = Aggiungo il secondo più tardi
activate-password-title = Scegli la tua password
activate-password-text = La conoscerai solo tu, { $name }. Nessuno del reparto IT può vederla.
activate-submit = Imposta password
activate-done-title = Il tuo account è pronto
activate-done-text = Accedi con il tuo nome utente e la password che hai appena scelto.
activate-until = Completa entro le { $time }.
activate-ended-text = Nessuna password è stata impostata. Il tempo è finito, oppure il codice di attivazione è stato usato, sostituito o annullato. I metodi che hai aggiunto o rimosso restano come li hai lasciati. Ricomincia con il codice; se viene rifiutato, chiedine uno nuovo all’assistenza.
activate-left-title = Il codice di attivazione vale ancora
activate-left-text = Quello che hai aggiunto resta. Continua con il codice quando vuoi, finché è valido.
