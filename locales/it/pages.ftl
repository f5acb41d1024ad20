# Aiuto, impostazioni e informazioni.

help-title = Aiuto
help-search = Cerca nell’aiuto
help-search-hint = Parole o un codice
help-none = Nessuna pagina contiene queste parole. Prova con meno parole o chiedi all’assistenza.
help-group-signing-in = Accesso
help-group-password = Password
help-group-verification = Codici e informazioni di sicurezza
help-group-connection = Computer e connessione
help-back = Tutti gli argomenti
help-what-to-do = Che cosa puoi fare
help-for-it = Per il reparto IT
help-code = Codice
help-desk = La tua assistenza
help-page-open = Apri la pagina di assistenza
help-page-where = Apre { $host } nel browser.
help-page-failed = Questo computer non è riuscito ad aprire la pagina. L’indirizzo è:
help-count = { $count ->
    [one] { $count } pagina corrisponde
   *[other] { $count } pagine corrispondono
}

link-offer = Un link porta alla pagina di aiuto “{ $page }”
link-offer-text = Chiunque può scrivere un link così, e non significa che qui sia successo questo. Se apri la pagina, quello che hai iniziato resta; solo una password o un codice già inseriti potrebbero dover essere inseriti di nuovo.
link-open = Apri la pagina

settings-title = Impostazioni
settings-language = Lingua
settings-language-system = Predefinito di sistema
settings-theme = Aspetto
settings-theme-system = Predefinito di sistema
settings-theme-light = Chiaro
settings-theme-dark = Scuro
settings-managed = Impostato dalla tua azienda
settings-default-of-company = Predefinito della tua azienda
settings-account = Il tuo account
settings-signed-in = Hai eseguito l’accesso come { $name }
settings-not-yet-in = L’accesso di { $name } non è completo.
settings-sign-out = Esci
settings-sign-out-everywhere = Esci da tutti i computer
settings-everywhere-title = Uscire da tutti i computer?
settings-everywhere-text = Ogni computer da cui hai fatto l’accesso chiederà di nuovo la password, compreso questo.
settings-everywhere-keep = Non uscire
settings-about = Informazioni su Chiave

check-text = Chiave controlla tutto ciò di cui ha bisogno su questo computer. Non cambia nulla, e non invia nulla che ti riguardi.
check-notes = Nulla impedisce a Chiave di funzionare. Sotto le note è indicato che cosa migliorare.
check-at = Controllato alle { $time }.
check-busy = Controllo in corso. Se qualcosa non risponde, dura fino a un minuto.
check-parts = Che cosa è stato controllato
check-copy = Copia il rapporto
check-copied = Copiato. Incollalo nel messaggio all’assistenza. Non contiene né password né codici.
check-report = Salva un rapporto per l’assistenza…
check-report-title = Rapporto per l’assistenza
check-report-text = Questo è l’intero rapporto. Non nomina né te né il servizio, e non contiene né password né codici. Non viene inviato a nessuno: finisce in un file, che consegni tu all’assistenza.
check-report-content = Contenuto del rapporto
check-report-save = Salva
check-report-saved = Il rapporto è salvato. Consegna questo file all’assistenza:
check-report-not-saved = Non è stato possibile salvare il rapporto in { $folder }. Copialo nel messaggio all’assistenza.
check-report-no-room = In { $folder } non c’è spazio per il rapporto. Libera spazio sul disco e riprova, oppure copia il rapporto nel messaggio all’assistenza.
asked-report = Il reparto IT chiede il rapporto di questo computer
asked-report-text = Prima lo vedi per intero, e viene inviato solo se sei d’accordo.
asked-report-look = Guarda il rapporto…
asked-report-title = Rapporto per il reparto IT
asked-report-whole = Questo è l’intero rapporto. Non contiene né il tuo nome, né password, né codici. Dalla sua richiesta il reparto IT sa che viene da te e da questo computer.
asked-report-send = Invia
asked-report-decline = Non inviare
asked-report-sent = Il rapporto è arrivato al reparto IT.
asked-report-declined = Non è stato inviato nulla.

about-title = Informazioni su Chiave
about-version = Versione { $version }
about-text = Chiave cambia, reimposta e sblocca la password del tuo account aziendale.
about-service = Servizio
about-server = Indirizzo
about-authority = Autorità di certificazione
about-unpinned = Il certificato del servizio non è tra quelli indicati dall’azienda. Vale comunque, perché secondo le impostazioni lo si segnala soltanto.
about-none = Non impostato
about-from = Da { $source }
about-from-line = Da { $source }, riga { $line }
about-recommended = Consigliato dalla tua azienda
about-settings = Impostazioni di questo computer
about-problems = Impostazioni con errori
about-kept = Al momento non è possibile leggere un file di queste impostazioni. Quello che diceva prima resta in vigore finché non torna leggibile.
about-back = Impostazioni
about-fault-not-trusted = Questo file potrebbe non provenire dall’amministratore
about-fault-unreadable = Questo file non si può leggere
about-fault-not-json = Questo file non è un oggetto JSON
about-fault-other-ending = Il nome di questo file non termina con “.json” in lettere minuscole, quindi il file non viene letto
about-fault-unknown-key = Nessuna impostazione ha questo nome
about-fault-bad-value = Questa impostazione non può avere questo valore
about-fault-only-mandatory = Questa impostazione può essere solo obbligatoria, non consigliata
about-fault-proxy-script = Uno script che sceglie il proxy (PAC) non è supportato; serve l’indirizzo del proxy stesso
about-fault-not-an-image = Il file non è un’immagine PNG statica di al massimo 64 KiB e 1024 pixel per lato
about-fault-low-contrast = Un testo bianco su questo colore non si legge; ne serve uno più scuro
about-fault-not-from-here = Questa impostazione non può provenire da qui
