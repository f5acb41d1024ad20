# Per chi non può dare quello che viene chiesto: chi aiuta e come si continua.

cannot-use = Non posso usare questo metodo
cannot-use-any = Non posso usare questi metodi
cannot-have-code = Non ho un codice di attivazione

cannot-authenticator-title = Non puoi usare la tua app di autenticazione?
cannot-authenticator-text = Su un telefono nuovo apri prima l’app: molte app recuperano gli account da un backup. Se hai perso il telefono, l’assistenza ti fa rientrare.
cannot-mail-title = Non riesci ad aprire quella casella?
cannot-mail-text = Guarda prima nella posta indesiderata: il codice è nell’ultimo messaggio. Se hai perso l’accesso alla casella, l’assistenza ti fa rientrare.
cannot-recovery-codes-title = Non puoi usare il foglio di recupero?
cannot-recovery-codes-text = Cerca dove tieni i documenti importanti. Se il foglio è perso, l’assistenza ti fa rientrare. Chi lo trovasse potrebbe provarne i codici: crea un nuovo foglio appena puoi.
cannot-help-desk-code-title = Non puoi chiamare l’assistenza?
cannot-help-desk-code-text = Usa un altro telefono o vai di persona. Le due parole valgono finché questa pagina resta aperta.
cannot-temporary-code-title = Non puoi usare il codice temporaneo?
cannot-temporary-code-text = Un codice temporaneo scade dopo qualche ora, o con il suo unico uso. L’assistenza può dartene un altro.
cannot-password-title = Non sai la password attuale?
cannot-password-text = Esci e reimpostala: verifichi la tua identità in un altro modo e ne scegli una nuova. Se lì non puoi verificarla, l’assistenza ti fa rientrare.
cannot-password-help = L’assistenza ti fa rientrare.
cannot-password-reset = Esci e reimposta la password
cannot-unknown-title = Non puoi usare questo metodo?
cannot-unknown-text = Questa versione di Chiave non lo conosce. Installa l’aggiornamento offerto dalla tua azienda, oppure chiedi all’assistenza.
cannot-any-title = Non puoi usare nessuno dei tuoi metodi?
cannot-any-text = Ne servono due, così chi trova il tuo telefono non può entrare. L’assistenza può verificare la tua identità in un altro modo.
cannot-none-registered-title = Ti serve un codice di attivazione
cannot-none-registered-text = Non è registrato nulla che possa verificare la tua identità, perciò il primo metodo si aggiunge con un codice di attivazione. Te lo dà l’assistenza. Ti protegge se qualcun altro conosce la tua password.
cannot-first-methods-title = Non puoi aggiungere un metodo?
cannot-first-methods-text = Un’app di autenticazione funziona su qualsiasi telefono o tablet, anche aziendale, e senza rete. Come indirizzo email va bene qualsiasi indirizzo che apri senza la password aziendale. Con uno dei due puoi già continuare e aggiungere l’altro più tardi. Se non hai né l’uno né l’altro, chiedi all’assistenza quale dispositivo mette a disposizione la tua azienda. Intanto il codice di attivazione non si consuma e quello che hai aggiunto resta.
cannot-activation-code-title = Non hai un codice di attivazione?
cannot-activation-code-text = Te lo dà il reparto IT quando cominci a lavorare e quando perdi il telefono o la casella con cui verifichi la tua identità.

cannot-help-desk-unknown = Questo computer non sa come contattare l’assistenza. Chiedi a chi lavora con te.
cannot-asks = Che cosa ti chiederà
cannot-asks-name = Il tuo nome utente: { $name }
cannot-asks-name-unknown = Il tuo nome utente
cannot-asks-identity = Qualcosa che mostri chi sei, per esempio il badge o una telefonata a un numero che ha già
cannot-never = Che cosa non ti chiederà mai
cannot-never-password = La password
cannot-never-code = Un codice inviato da Chiave o mostrato dall’app
cannot-then = Che cosa può darti
cannot-then-text = Un codice di attivazione: con quello aggiungi il nuovo telefono o indirizzo e scegli una nuova password.
cannot-activate-hint = Continua qui quando l’assistenza te lo ha dato
