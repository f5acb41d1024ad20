# L’accesso, e quello che può stare tra la password e la prima schermata.

sign-in-title = Accedi
sign-in-company = Accedi con il tuo account { $organisation }
sign-in-plain = Accedi con il tuo account aziendale
sign-in-first-time = È la prima volta?
sign-in-help = Non riesci ad accedere?
sign-in-forgot = Ho dimenticato la password
sign-in-locked = Il mio account è bloccato
sign-in-activate = Ho un codice di attivazione
sign-in-activate-hint = La prima volta, con il codice ricevuto dal reparto IT
signed-out-notice = La sessione è terminata.
signed-in-late = La verifica della tua identità non è stata superata. Accedi di nuovo.
removed-signed-out-title = Il reparto IT ha terminato la sessione su questo computer
removed-signed-out-text = Accedi di nuovo per continuare. Se non conosci il motivo, chiedi all’assistenza.
removed-wiped-title = Il reparto IT ha rimosso il tuo account da questo computer
removed-wiped-text = Chiave non conserva più qui né l’accesso né i dati del tuo account. Se questo è il tuo computer, accedi di nuovo; se non conosci il motivo, chiedi all’assistenza.
removed-no-contact-title = Il tuo account è stato rimosso da questo computer
removed-no-contact-text = Il computer non ha raggiunto il servizio per più tempo di quanto il reparto IT consenta. Connettiti alla rete dell’azienda e accedi di nuovo.
removed-unfinished-title = Il tuo account non è ancora del tutto rimosso da questo computer
removed-unfinished-text = Qualcosa può essere ancora in un portachiavi o sul disco. Chiave non lo usa e lo rimuove appena possibile. Apri ogni portachiavi indicato da “Controlla questo computer” o chiedi all’assistenza.
signed-out-everywhere = La sessione è terminata su tutti i computer.
