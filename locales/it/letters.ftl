# Le lettere stampate con i codici di attivazione, una pagina per persona.
# $organisation è l’azienda, $name la persona.

letters-title = Codici di attivazione di { $organisation }
letter-title = Il tuo codice di attivazione
letter-greeting = Ciao { $name },
letter-lead = con questo codice imposti la password del tuo account presso { $organisation }, la prima o una nuova.
letter-user = Nome utente
letter-code = Codice di attivazione
letter-from = Valido da
letter-until = Valido fino a
letter-when = { $when } UTC
letter-steps = Che cosa fare
letter-step-open = Su un computer di { $organisation }, apri { -product }.
letter-step-choose = Scegli “{ $button }”.
letter-step-enter = Inserisci il nome utente e il codice scritti qui sopra. Trattini e maiuscole del codice non contano.
letter-step-finish = Aggiungi i metodi con cui potrai confermare la tua identità, poi scegli una password. La conoscerai solo tu.
letter-step-destroy = Il codice vale una volta sola. Quando hai finito, distruggi questa lettera.
letter-secret = Tieni il codice per te
letter-secret-text = Nessuno ti chiederà mai questo codice: né il reparto IT, né l’assistenza, né per telefono, né per email. Inseriscilo in { -product } e in nessun altro posto.
letter-help = Se non funziona
letter-help-text = Controlla prima le date qui sopra: prima e dopo il codice viene rifiutato. Altrimenti chiedi un codice nuovo all’assistenza di { $organisation }, e non dire questo.
