# La prima volta: un codice dell’assistenza diventa metodi e una password.

activate-step-pass = Il tuo codice
activate-step-methods = Informazioni di sicurezza
activate-step-password = La tua password
activate-title = Attiva il tuo account
activate-text = L’assistenza ti ha dato un nome utente e un codice di attivazione. Il codice vale una volta sola; dopo, la password la conosci solo tu.
activate-pass = Codice di attivazione
activate-pass-hint = Dodici lettere e cifre. Trattini e maiuscole non contano.
activate-methods-title = Ti diamo il benvenuto, { $name }
activate-methods-text = Per prima cosa registra quello che dimostrerà che sei tu: un giorno potresti dimenticare la password.
activate-methods-have = Metodi registrati
activate-methods-needed = { $missing ->
    [0] È tutto quello che serve per reimpostare la password.
    [one] Con un altro metodo, custodito in un posto diverso, potrai reimpostare la password.
   *[other] Con { $missing } metodi, custoditi in posti diversi, potrai reimpostare la password.
}
activate-methods-later = Aggiungi il resto più tardi
activate-password-title = Scegli la tua password
activate-password-text = La conoscerai solo tu, { $name }. Nessuno dell’assistenza può vederla.
activate-submit = Imposta password
activate-done-title = Il tuo account è pronto
activate-done-text = Accedi con il tuo nome utente e la password che hai appena scelto.
activate-until = Va completato entro le { $time }.
