# Quello che dice la riga di comando del servizio. Le risposte vanno sull’uscita standard, il resto su quella degli errori.

## L’applicazione

cli-app-usage =
    Uso: chiave [COMANDO]
    Senza comando si apre la finestra, o torna in primo piano quella già aperta. Codice di uscita 3: nessuna sessione grafica è raggiungibile, o la finestra aperta non risponde.

    change: chiede in questo terminale la password attuale e una nuova, e la cambia. Codice di uscita 0: cambiata; 1: vale quella di prima; 4: nessuno ha effettuato l’accesso; 7: l’esito non è noto.
    reset [UTENTE]: per chi non riesce ad accedere. Chiede in questo terminale il nome utente, i codici con cui verifichi la tua identità e una nuova password. Codici di uscita come per “change”.
    status [--json]: mostra chi ha effettuato l’accesso su questo computer, quando scade la password e che cosa c’è da fare, e non cambia nulla. Codice di uscita 0: è tutto fatto; 1: non si sa chi ha effettuato l’accesso; 4: nessuno l’ha effettuato; 5: c’è qualcosa da fare; 6: il servizio non ha confermato lo stato.
    doctor [--json]: esamina questo computer (impostazioni, rete, nome, certificato, servizio, orologio, portachiavi, disco) e dice come rimediare a ogni problema. Codice di uscita 1: qualcosa impedisce a Chiave di funzionare.
    doctor --bundle FILE: scrive un rapporto per l’assistenza in un file nuovo, o sull’uscita standard se FILE è un trattino. Il rapporto non nomina nessuno e non viene inviato a nessuno.
    policy explain [--json]: mostra ogni impostazione con il valore, il file e la riga che la impostano e i valori scartati. Codice di uscita come per “--check-policy”.
    policy import FILE: legge un profilo di NoMAD, Jamf Connect, XCreds o Kerberos SSO, stampa le impostazioni che fanno lo stesso e indica quali chiavi o valori non hanno un corrispondente. Codice di uscita 1: il profilo non si può leggere, o le impostazioni non si possono stampare.
    --check-policy: indica quali impostazioni di questo computer non valgono e perché. Codice di uscita 1: ce ne sono, non è configurato nessun servizio, o non c’è nessuna autorità di certificazione.
    --session-start: per il desktop, quando comincia una sessione. Apre la finestra se lo dice l’impostazione “autostart”.
    --version, --help
cli-app-unknown = Chiave non ha un comando “{ $word }”. “chiave --help” li elenca tutti.
cli-app-not-so = Il comando “{ $word }” non si usa così. “chiave --help” dice come.
cli-app-no-window = Non è possibile aprire una finestra: qui non c’è una sessione grafica raggiungibile.
cli-app-no-web-view = Non è possibile aprire una finestra: su questo computer manca il runtime WebView2. Chiedi al reparto IT di installarlo.
cli-app-no-answer = Chiave è già in esecuzione, ma la sua finestra non risponde: il suo processo è fermo o bloccato. Fallo proseguire (“fg” nel suo terminale) o terminalo, e avvia di nuovo Chiave.
cli-app-bundle-written = Il rapporto per l’assistenza è in { $file }. Non è stato inviato nulla.
cli-app-bundle-not-written = Il rapporto non è stato scritto in { $file }: { $reason }
cli-app-policy-good = Le impostazioni di questo computer sono in ordine. Il servizio è { $server }.
cli-app-policy-no-server = Le impostazioni di questo computer non indicano un servizio utilizzabile.
cli-app-policy-closed = Le impostazioni di questo computer indicano un servizio, ma un’impostazione che riguarda la connessione, o un intero file, non è valida. Finché non lo è, non viene inviato nulla.
cli-app-policy-ignored = Alcune impostazioni di questo computer vengono ignorate, ciascuna per il motivo indicato. Il servizio si può usare.
cli-policy-default = predefinito
cli-policy-mandatory = obbligatorio
cli-policy-recommended = consigliato
cli-policy-chosen = scelto dalla persona
cli-policy-unset = { $key }: non impostato
cli-policy-hidden = { $key } = hidden (un valore impostato non è valido)
cli-policy-true = { $key } = true (un valore impostato non è valido)
cli-policy-lost = invece di { $value }
cli-policy-ignored = Ignorato: { $problem }
cli-policy-expected = valore ammesso: { $expected }
cli-policy-hash = Hash delle impostazioni gestite, come lo conta “fleet” del servizio: { $hash }
cli-policy-proxy-script = Uno script che sceglie il proxy (PAC, WPAD) non è supportato. Scrivi l’indirizzo del proxy stesso, oppure `system` per il proxy nominato dall’ambiente.
cli-policy-not-an-image = Il file di un logo deve essere un’immagine PNG statica di al massimo 64 KiB, larga e alta al massimo 1024 pixel.
cli-policy-low-contrast = Un testo bianco sul colore di `accent` non si legge: serve un contrasto di 4,5 : 1 (WCAG 2.2). Il più vicino che lo permette è { $nearest }.
cli-import-matched = { $product }: { $theirs } diventa { $ours }.
cli-import-replaced = { $product }: { $theirs } diventa { $ours }, al posto del valore indicato prima nel profilo: { $value }
cli-import-unmatched = { $product }: { $theirs } non ha un corrispondente.
cli-import-value-unmatched = { $product }: il valore di { $theirs } non ha un corrispondente.
cli-import-server = Aggiungi `server`, l’indirizzo del servizio: il profilo non lo contiene.
cli-import-unreadable = Impossibile leggere { $file }: { $reason }
cli-import-too-large = { $file } supera i { $most } MiB, quindi non è un profilo. Non è stato letto.
cli-import-signed = Il profilo è firmato. Estrai prima il contenuto: openssl cms -verify -noverify -inform { $form } -in FILE -out CONTENUTO
cli-import-no-property-list = Il file non è un elenco di proprietà, come un profilo (.mobileconfig) o preferenze esportate (.plist).
cli-import-too-much = Il file ha più livelli o più valori di quanti ne abbia un profilo. Non è stato letto.
cli-import-entity = Il file contiene un’entità che Chiave non sa leggere, o ne dichiara di proprie. Scrivi il carattere stesso, e una singola “&” come “&amp;”.
cli-import-no-known-product = Il file non contiene impostazioni di NoMAD, Jamf Connect, XCreds o Kerberos SSO.
cli-app-no-authority = Questo computer non ha nessuna autorità di certificazione, quindi nessun servizio è attendibile. Installa il pacchetto ca-certificates, o indica l’autorità della tua azienda nelle impostazioni.
cli-status-signed-in = Accesso effettuato: { $name } ({ $user_name })
cli-status-since = Dal: { $at }
cli-status-nobody = Nessuno ha effettuato l’accesso su questo computer.
cli-status-ended = Il servizio ha terminato la sessione di questo computer. Apri Chiave per accedere di nuovo.
cli-status-keyring-locked = Non si sa chi ha effettuato l’accesso: il portachiavi è bloccato. Sbloccalo e ripeti il comando.
cli-status-keyring-hanging = Non si sa chi ha effettuato l’accesso: il portachiavi non risponde. “chiave doctor” dice di più.
cli-status-keyring-missing = Non si sa se qualcuno ha effettuato l’accesso: qui non c’è un portachiavi, e senza portachiavi solo una finestra aperta conosce la sua sessione.
cli-status-removed-signed-out = Il reparto IT ha terminato l’ultima sessione su questo computer.
cli-status-removed-wiped = Il reparto IT ha fatto rimuovere l’account da questo computer.
cli-status-removed-no-contact = L’account è stato rimosso da questo computer, perché il computer non ha raggiunto il servizio per il tempo massimo ammesso dal reparto IT.
cli-status-keyring-left = Portachiavi bloccati che possono contenere ancora qualcosa di un account rimosso: { $keyrings }. Chiave lo rimuove appena sono aperti.
cli-status-removed-unfinished = L’account deve essere rimosso da questo computer, ma qualcosa può trovarsi ancora in un portachiavi o sul disco. Chiave non ne usa nulla e lo rimuove appena il portachiavi è aperto e il disco è scrivibile.
cli-status-service-answers = Servizio: { $server } risponde.
cli-status-service-away = Servizio: { $server } non si può usare ({ $reach }). “chiave doctor” dice perché.
cli-status-service-none = Servizio: le impostazioni di questo computer non ne indicano uno utilizzabile. “chiave doctor” dice di più.
cli-status-state-now = Stato: attuale
cli-status-state-last = Stato: dell’ultimo contatto con il servizio, { $at }
cli-status-state-none = Stato: non ancora noto
cli-status-password-changed = Password impostata: { $at }
cli-status-password-expires = La password scade: { $at }
cli-status-password-expired = La password è scaduta: { $at }
cli-status-password-never-expires = La password scade: mai
cli-status-password-changeable = La password si può cambiare di nuovo dal: { $at }
cli-status-task-settle = Da fare: apri Chiave per sapere se l’ultima modifica è stata fatta. La risposta è andata persa.
cli-status-task-update = Da fare: installa una versione più recente di Chiave. Questa non conosce ciò che chiede il servizio.
cli-status-task-verify = Da fare: apri Chiave e verifica la tua identità. L’accesso non è completo.
cli-status-task-change-password = Da fare: scegli una nuova password. È scaduta, oppure lo chiede il reparto IT.
cli-status-task-register = Da fare: apri Chiave e completa le informazioni di sicurezza. Una reimpostazione non sarebbe possibile.
cli-status-task-answer-report = Da fare: apri Chiave, guarda il rapporto di assistenza, e invialo o no.
cli-status-task-confirm = Da fare: apri Chiave e controlla se le informazioni di sicurezza sono ancora giuste.
cli-status-order-sign-out = Ordine del reparto IT: disconnettersi. Chiave lo fa al prossimo utilizzo.
cli-status-order-wipe = Ordine del reparto IT: rimuovere l’account da questo computer. Chiave lo fa al prossimo utilizzo.
cli-status-order-change-needed = Ordine del reparto IT: scegliere una nuova password.
cli-status-order-send-report = Il reparto IT chiede il rapporto di assistenza di questo computer. Chiave te lo mostra e lo invia solo se sei d’accordo.
cli-password-no-terminal = Non è cambiato nulla: le password e i codici si chiedono in un terminale, e qui l’ingresso o le domande non vi passano. Non si accettano né da una pipe né da argomenti o variabili.
cli-password-in-use = Non è cambiato nulla: Chiave è già in uso, nella sua finestra o in un altro terminale. Continua lì, oppure chiudi e ripeti il comando.
cli-password-cannot-tell = Non è cambiato nulla: nella tua cartella home non si può salvare nulla. Un comando non potrebbe sapere se Chiave è già in uso, né annotare una scrittura la cui risposta va persa. Usa la finestra; “chiave doctor” dice di più sulla cartella.
cli-change-nobody = Non è cambiato nulla: nessuno ha effettuato l’accesso su questo computer. Apri Chiave e accedi.
cli-change-not-signed-in = Non è cambiato nulla: l’accesso non è completo. Apri Chiave e completalo.
cli-change-hidden = Non è cambiato nulla: le impostazioni di questo computer non offrono qui il cambio della password.
cli-password-away = Non è cambiato nulla: il servizio non è raggiungibile. “chiave doctor” dice perché.
cli-change-not-yet = Non è cambiato nulla: la password si può cambiare di nuovo dal { $at }.
cli-change-of = Viene cambiata la password di { $user }; Ctrl-C termina senza cambiare nulla.
cli-change-required = Il reparto IT ha chiesto una nuova password.
cli-change-expired = La password attuale è scaduta.
cli-change-current = Password attuale:
cli-password-new = Nuova password:
cli-password-again = Ripeti la nuova password:
cli-password-differ = Le due non sono uguali. Non è stato inviato nulla. Scrivi di nuovo la nuova password.
cli-password-sent = Invio della nuova password…
cli-password-cancelled = Non è cambiato nulla: hai annullato.
cli-password-interrupted = Hai terminato il comando mentre una nuova password era in viaggio. Non si sa ancora se è stata impostata: tieni a portata di mano entrambe le password. “chiave status” dice se c’è ancora qualcosa da chiarire; il prossimo “chiave change” o “chiave reset” lo chiarisce per prima cosa, e così fa la finestra.
cli-change-done = La password è stata cambiata, { $at }. Quella di prima non vale più. I computer che il tuo account riconosce restano connessi, tutti gli altri vengono disconnessi.
cli-password-not-known = Non si sa se la nuova password è stata impostata: la risposta è andata persa. Tieni a portata di mano entrambe le password. Il prossimo “chiave change” o “chiave reset” chiede prima l’esito, e così fa la finestra.
cli-password-settled-done = L’ultima nuova password era stata impostata, { $at }: è valida. Non è cambiato altro.
cli-password-settled-not-done = L’ultima nuova password non era stata impostata: vale la password di prima. Ripeti il comando per impostarla.
cli-password-other-done = Quello che era stato iniziato prima in Chiave è concluso, dal { $at }. Non è cambiato altro. Ripeti il comando per continuare.
cli-password-other-not-done = Quello che era stato iniziato prima in Chiave non è stato eseguito. Non è cambiato altro. Ripeti il comando per continuare.
cli-password-other-not-known = Non si sa come è finito quello che era stato iniziato prima in Chiave: la risposta è andata persa. Non è cambiato altro. Il prossimo “chiave change” o “chiave reset” chiede prima l’esito, e così fa la finestra.
cli-password-no-text = Questo non è testo in UTF-8. Scrivilo di nuovo.
cli-password-other-keys = È stato premuto un tasto che non scrive un carattere, come una freccia o Tab. Scrivilo di nuovo.
cli-password-too-old = Non è cambiato nulla: questa versione di Chiave non conosce ciò che il servizio chiede. Installa una versione più recente.
cli-password-not-done = Non è cambiato nulla. Vale la password di prima.
cli-failure-wait = Si può riprovare fra { $minutes ->
    [one] { $minutes } minuto.
   *[other] { $minutes } minuti.
}
cli-failure-code = ({ $code })
cli-failure-request = ({ $code }, numero della richiesta { $request })
cli-password-not-known-later = Non si sa se la nuova password è stata impostata: la risposta è andata persa. Senza un portachiavi nessuno può chiedere l’esito più tardi: prova ad accedere prima con la nuova password, poi con quella di prima.
cli-reset-hidden = Non è cambiato nulla: le impostazioni di questo computer non offrono qui la reimpostazione della password. L’assistenza può dirti dove farla, o farla per te.
cli-reset-user = Nome utente:
cli-reset-user-known = Nome utente (Invio: { $user_name }):
cli-reset-until = Hai tempo fino al { $at } per tutti i passaggi. Ctrl-C termina senza cambiare nulla.
cli-reset-choice = { $choices ->
    [one] Numero (0: non posso usare questo metodo):
   *[other] Numero (0: non posso usare questi metodi):
}
cli-reset-code = { $choices ->
    [one] Codice di 6 cifre (0: non posso usare questo metodo):
   *[other] Codice di 6 cifre (0: scegli un altro metodo):
}
cli-reset-neither = Questo non è né un codice di 6 cifre né un numero dell’elenco. Non è stato inviato nulla.
cli-reset-code-first = Scegli prima un numero dell’elenco. Non è stato inviato nulla.
cli-reset-resend = Un codice è già stato inviato. Se ne può chiedere un altro dal { $at }, scegliendo di nuovo questo metodo.
cli-reset-help-desk = L’assistenza: { $text }
cli-reset-help-page = La pagina dell’assistenza: { $address }
cli-reset-activate = Quando hai un codice di attivazione, apri Chiave e scegli “Ho un codice di attivazione”.
cli-reset-check = Invio controlla di nuovo:
cli-reset-done = La nuova password è impostata. Accedi con quella; quella di prima non vale più.

## Impostazioni

cli-config-good = Le impostazioni in { $file } vanno bene.
cli-config-at-line = { $file }, riga { $line }, { $key }: { $expected }
cli-config-in-line = { $file }, riga { $line }: { $expected }
cli-config-at-key = { $file }, { $key }: { $expected }
cli-config-whole-file = { $file }: { $expected }
cli-expected-readable-file = serve un file leggibile ({ $cause })
cli-expected-log-socket = serve un servizio che riceva il registro sul socket { $path } ({ $cause })
cli-expected-writable-file = serve un file in cui il servizio possa scrivere ({ $cause })
cli-expected-writable-folder = serve una cartella in cui il servizio possa scrivere ({ $cause })
cli-expected-present = questa impostazione manca e non ha un valore predefinito
cli-expected-toml = questo non è TOML ({ $cause })
cli-expected-known = Chiave non conosce questa impostazione. Qui conosce: { $keys }
cli-expected-choice = serve una di queste parole: { $words }
cli-expected-table = serve una riga [{ $table }] con le sue impostazioni sotto
cli-expected-tables = serve una riga [[{ $table }]] per ognuna, con le sue impostazioni sotto
cli-expected-text = serve un testo tra virgolette
cli-expected-visible = serve un testo in cui si veda qualcosa, oppure nessuna riga
cli-expected-flag = serve true o false, senza virgolette
cli-expected-texts = serve un elenco di testi, come ["FIRMA", "firma.example"]
cli-expected-usual-on-port = sulla porta { $port } i server di posta si aspettano "{ $security }": con l’altra impostazione non parte nessuna email, o solo dopo una lunga attesa
cli-expected-origin = serve un indirizzo che comincia con https:// e non ha percorso, come https://chiave.example.org
cli-expected-address = servono un indirizzo e una porta, come 0.0.0.0:443
cli-expected-own-machine = serve un indirizzo di questa macchina, come 127.0.0.1:9464. Per un altro indirizzo impostare anche metrics.beyond_this_machine = true
cli-expected-without = serve questa impostazione oppure { $key }, non entrambe
cli-expected-between = serve un numero intero da { $least } a { $most }
cli-expected-mailbox = serve una casella di posta, come Chiave <chiave@example.org>
cli-expected-login = user_name e password_file vanno indicati tutti e due, oppure nessuno
cli-expected-certificate = serve almeno un certificato in formato PEM
cli-expected-authorities = servono soltanto certificati di autorità: un certificato in questo file non lo è (i suoi “basicConstraints” non dicono CA)
cli-expected-plain-key = una chiave privata senza passphrase, perché nessuno può digitarla: “openssl pkey -in CHIAVE -out SENZA” la scrive
cli-expected-pem = testo in PEM, che inizia con “-----BEGIN”; questo file contiene altro, per esempio DER o PKCS#12. “openssl” lo converte
cli-expected-usable-pair = un certificato e una chiave utilizzabili con TLS 1.3: un certificato X.509 versione 3, e una chiave su curva ellittica o RSA di almeno 2048 bit ({ $cause })
cli-expected-password = una password; il file è vuoto
cli-expected-private-key = serve una chiave privata in formato PEM
cli-expected-key-of-certificate = serve la chiave privata che appartiene a tls.certificate
cli-expected-own-name = serve il tuo: questo è quello dell’esempio
cli-expected-host-name = serve solo il nome del server di posta, per esempio smtp.example.org; la porta va in smtp.port
cli-expected-owner-only = serve un file che solo il proprietario possa leggere e scrivere (i suoi permessi sono { $cause }; “chmod 0400” li corregge)
cli-expected-not-for-all = serve un file di impostazioni che non tutti possano scrivere (i suoi permessi sono { $cause }; “chmod o-w” li corregge)
cli-expected-private = non solo chi lo possiede può leggere o scrivere { $path } (permessi { $mode }): “chmod { $right } { $path }”
cli-certificate-over = servono certificati validi: il numero { $place } del file è scaduto il { $when }
cli-certificate-not-yet = servono certificati validi: il numero { $place } del file vale dal { $when }
cli-certificate-ends-soon = il certificato numero { $place } del file scade il { $when }: rinnovalo
cli-certificate-other-host = serve un certificato per { $host }, l’host di public_name
cli-certificate-order = serve la catena nel suo ordine: prima il certificato del servizio, poi via via chi l’ha emesso
cli-certificate-incomplete = serve il certificato intermedio di chi l’ha emesso, dopo quello del servizio: senza, i computer non si fidano del servizio
cli-certificate-authority = serve un certificato di un server: questo è di un’autorità (CA:TRUE) e ogni computer lo rifiuta. Fanne emettere uno per il servizio da un’autorità
cli-certificate-no-authority = serve il certificato di un’autorità come emittente: il numero { $place } del file non lo è (CA:FALSE) e ogni computer rifiuta la catena
cli-certificate-purpose = servono certificati per server: il numero { $place } del file è solo per altri scopi (extended key usage senza serverAuth) e ogni computer lo rifiuta
cli-certificate-apart = servono certificati che stanno insieme: una firma nel file non è della chiave del certificato successivo, oppure un’autorità non può emettere per questo nome
cli-network-resolved = Il nome pubblico { $host } ha gli indirizzi { $addresses }.
cli-network-port-free = La porta di { $listen } è libera.
cli-network-port-served = Il servizio è in ascolto su { $listen }.
cli-network-mail-good = Il server di posta { $host } accetta l’accesso e il mittente. Non è stata inviata nessuna email.
cli-network-unresolved = il servizio dei nomi non conosce nessun indirizzo di questo host ({ $cause })
cli-network-port-taken = la porta è occupata dal processo { $name } (numero { $id })
cli-network-port-taken-by = la porta è occupata da un processo dell’utente numero { $user }; root vede quale
cli-network-port-taken-unseen = la porta è occupata da un altro processo
cli-network-port-forbidden = questo utente non può mettersi in ascolto su questa porta, perciò non è stata provata. La unit del manuale ne dà il diritto al servizio
cli-network-port-unusable = nessuno può mettersi in ascolto su questo indirizzo ({ $cause })
cli-network-mail-unreachable = non c’è connessione TLS con il server di posta ({ $cause })
cli-network-mail-login = il server di posta rifiuta user_name e password ({ $cause })
cli-network-mail-sender = il server di posta rifiuta questo mittente ({ $cause })
cli-help-network = Cerca anche l’indirizzo del nome pubblico, prova la porta e accede al server di posta senza inviare email.
cli-help-identity = Il file con l’identità age che la apre; “-” legge l’ingresso standard.
cli-init-as-root = Le chiavi e l’archivio ora sono di root, e l’utente del servizio non può aprirli: “chown -R chiave: { $keys } { $data }”, oppure esegui “init” come utente del servizio.
cli-init-given = Le chiavi e l’archivio sono dell’utente numero { $user }, come la cartella { $data }.
cli-expected-key-file = servono i file delle chiavi creati da “init” ({ $cause })
cli-expected-sends-a-day = ne servono almeno quanti in sends_in_ten_minutes
cli-expected-gates = non possono servire più verifiche di quante ne permettano i metodi registrabili: una per le app, una per ogni indirizzo email e una per il foglio di recupero
cli-expected-other-port = serve una porta diversa da quella di “listen”, su cui è in ascolto il servizio stesso
cli-expected-domains = servono al massimo 1000 domini di posta come "example.org", senza punto all’inizio o alla fine
cli-expected-words = servono al massimo 1000 parole da 4 a 16 caratteri
cli-expected-same-for-everybody = va scritta fuori da ogni regola per gruppo: questa impostazione è uguale per tutti
cli-expected-group = serve il nome di un gruppo, di al massimo 256 caratteri
cli-expected-group-once = serve un altro gruppo: una regola per gruppo precedente vale già per questo, quindi questa non verrebbe mai usata
cli-expected-rules = servono al massimo 100 regole per gruppo

## Account

cli-account-stays-disabled = L’account { $user } è disattivato, quindi nessuno può accedere comunque: “account enable { $user }”.
cli-pass-of-disabled = L’account { $user } è disattivato: il codice vale solo dopo “account enable { $user }”.
cli-no-administrator = Nessun account attivo è più di un amministratore. Se non era voluto: “account role UTENTE administrator”.
cli-nothing-changed = Non è cambiato nulla.
cli-user-name-mixed = “{ $user }” mescola lettere di alfabeti che si somigliano, quindi non può essere il nome utente di un nuovo account.
cli-text-control = “{ $field }” contiene un carattere di controllo, una tabulazione o una fine riga.
cli-text-long = “{ $field }” supera i 256 caratteri.
cli-waits = Tentativi sbagliati ({ $what }): attesa fino a { $until }
cli-reset-no-codes = Reimpostazione e sblocco su un computer che l’account non conosce: nessun codice per email fino a { $until }, perché ne sono stati chiesti troppi. “account unlock” vi pone fine.
cli-reset-method-closed = Reimpostazione e sblocco su un computer che l’account non conosce: il metodo { $method } è chiuso dopo { $wrong } codici sbagliati di fila. “account unlock” lo riapre.
cli-reset-opened = Reimpostazione e sblocco sono di nuovo aperti su ogni computer per l’account { $user }.
cli-file-failed = { $file }: { $cause }.
cli-output-lost = Non è stato possibile scrivere la risposta ({ $cause }).
cli-import-would = Non è cambiato nulla. L’importazione aggiungerebbe { $added } account, ne aggiornerebbe { $changed }, ne disattiverebbe { $disabled } e ne lascerebbe { $same } com’erano.
cli-import-nothing = Non è stato importato nulla.
cli-import-many = Cambierebbero o verrebbero disattivati { $touched } account su { $all }, più di un decimo. Guarda con “--dry-run”; se è voluto, aggiungi “--many”. Non è stato importato nulla.
cli-import-encoding = Il file non è testo in UTF-8, UTF-16 o Windows-1252. Salvalo come “CSV UTF-8”. Non è stato importato nulla.
cli-import-too-long = { $file } supera i { $most } MiB e non è stato letto. Dividilo in più file e importali uno per uno senza “--leavers”. Non è stato importato nulla.
cli-import-guessed = Il file non è in UTF-8 ed è stato letto come Windows-1252. Controlla i nomi con lettere accentate.
cli-import-quote = qui si apre una virgoletta che non si chiude mai.
cli-import-column-twice = La colonna “{ $column }” ha lo stesso significato di una precedente. Ignora una delle due con “--map "{ $column }=-"”.
cli-import-no-mail = Da controllare: { $count ->
    [one] { $count } account senza indirizzo email non riceve avvisi
   *[other] { $count } account senza indirizzo email non ricevono avvisi
} ({ $users }).
cli-import-same-mail = Da controllare: { $count ->
    [one] { $count } account ha l’indirizzo email di qualcun altro
   *[other] { $count } account hanno l’indirizzo email di qualcun altro
} ({ $users }).
cli-import-mixed = Da controllare: { $count ->
    [one] { $count } nome utente mescola lettere di alfabeti che si somigliano
   *[other] { $count } nomi utente mescolano lettere di alfabeti che si somigliano
} ({ $users }).
cli-import-domain = Da controllare: { $count ->
    [one] { $count } nome utente ha accanto un dominio
   *[other] { $count } nomi utente hanno accanto un dominio
} ({ $users }). Se per accedere non serve, imposta sign_in_domains.
cli-import-spared = { $count ->
    [one] Resta com’era { $count } account di amministratore che il file cambierebbe ({ $users }).
   *[other] Restano com’erano { $count } account di amministratori che il file cambierebbe ({ $users }).
} Aggiungi “--administrators” per cambiare anche gli amministratori.
cli-import-added-disabled = Da controllare: { $count ->
    [one] { $count } nuovo account è disattivato nel file e viene aggiunto come disattivato
   *[other] { $count } nuovi account sono disattivati nel file e vengono aggiunti come disattivati
} ({ $users }). Se la colonna vuol dire altro, ignorala con “--map "COLONNA=-"”.
cli-import-enabled-here = Da controllare: { $count ->
    [one] { $count } account è disattivato nel file e qui resta attivo
   *[other] { $count } account sono disattivati nel file e qui restano attivi
} ({ $users }). Si disattivano con “account disable” o “--leavers”.
cli-import-disabled-here = Da controllare: { $count ->
    [one] { $count } account del file qui è disattivato e resta disattivato
   *[other] { $count } account del file qui sono disattivati e restano disattivati
} ({ $users }). Se è stato un errore: “account enable”.
cli-import-skipped = Da controllare: { $count ->
    [one] { $count } riga senza nome o cognome viene saltata
   *[other] { $count } righe senza nome o cognome vengono saltate
} ({ $users }).
cli-import-would-need-many = Cambierebbero o verrebbero disattivati { $touched } account su { $all }, più di un decimo: senza “--many” l’importazione viene rifiutata.
cli-import-type-name = La colonna “{ $column }” contiene il nome di un tipo di PowerShell al posto dei valori. Esportala come testo, per esempio con “Select-Object *,@{"{"}n='Groups';e={"{"}$_.MemberOf -join ';'{"}"}{"}"}”, oppure ignorala con “--map "{ $column }=-"”.
cli-import-flag = il campo “{ $column }” è “{ $value }”: serve true o false.
cli-import-map-unknown = Nel file manca la colonna “{ $column }” che “--map” indica.
cli-init-done = La directory è pronta. Questo codice attiva l’account { $user } fino a { $until }. Viene mostrato solo adesso.
cli-init-replaced = Il codice di attivazione mostrato da un “init” precedente non vale più.
cli-init-again = In { $folder } c’è già una directory. Non è cambiato nulla.
cli-not-initialised = In { $folder } non c’è una directory. Se c’era, monta la cartella o correggi data_dir, oppure rimetti un backup con “restore”. Solo una nuova installazione comincia con “init”.
cli-store-empty = L’archivio { $path } è vuoto (0 byte). Sposta il file altrove e rimetti un backup con “restore”.
cli-store-foreign = { $path } non è un archivio di Chiave. Correggi data_dir, oppure sposta il file altrove e rimetti un backup con “restore”.
cli-store-newer = L’archivio { $path } è stato usato da una versione più recente di Chiave. Installa di nuovo quella versione.
cli-store-altered = L’archivio { $path } non contiene ciò che Chiave ha creato: qualcun altro ha modificato { $object }. Il suo contenuto non è più affidabile. Conserva una copia del file, scopri chi vi ha scritto e rimetti con “restore” un backup precedente.
cli-store-migrate = L’archivio { $path } è di una versione precedente, e solo l’avvio del servizio lo aggiorna. Ferma il servizio precedente, avvia una volta questa versione, poi ripeti il comando. Non è cambiato nulla.
cli-store-mode = L’archivio { $path } non si può aprire e scrivere: i permessi di { $file } sono { $mode }. Dai al proprietario il permesso di scrittura, per esempio con “chmod u+rwX { $file }”.
cli-store-older = L’archivio è di una versione precedente. Il prossimo avvio lo aggiorna e ne controlla chiavi e contenuto.
cli-store-forbidden = L’archivio { $path } non si può aprire e scrivere: appartiene all’utente numero { $owner }, mentre il comando gira come utente numero { $own }. Esegui il comando come utente del servizio, oppure assegna la cartella a quell’utente, per esempio con “chown -R chiave: { $folder }”.
cli-store-failed = L’archivio { $path } non si può usare ({ $cause }).
cli-disk-full = Impossibile scrivere o leggere { $path }: il suo disco è pieno ({ $free } liberi). Libera spazio, poi ripeti il comando.
cli-disk-failing = Impossibile scrivere o leggere { $path }, anche se sul suo disco ci sono { $free } liberi. Controlla i limiti alla dimensione dei file (“ulimit -f”), le quote e il disco stesso (“dmesg”), poi ripeti il comando.
cli-disk-read-only = Impossibile scrivere { $path }: il suo file system è in sola lettura. Scopri perché (“dmesg”), montalo in scrittura, poi ripeti il comando.
cli-store-busy = Un altro programma ha tenuto occupato l’archivio { $path } per più di 10 secondi (“fuser -v { $path }” dice quale). Aspetta che finisca, o chiudilo, poi ripeti il comando.
cli-store-damaged = L’archivio { $path } è danneggiato. Ferma il servizio, sposta altrove la cartella { $folder } senza cancellarla, poi ripristina l’ultima copia di sicurezza con “restore”.
cli-store-nobody = Nell’archivio { $path } non c’è nessuno, quindi il servizio non avrebbe nessuno da servire. Correggi data_dir, oppure rimetti un backup con “restore”. Solo una nuova installazione comincia con “init”.
cli-key-missing = L’archivio è stato usato con la chiave “{ $key }”, che manca in { $path }. Rimetti la sua riga.
cli-key-different = La chiave “{ $key }” in { $path } non è quella con cui l’archivio è stato usato. Rimetti il file giusto.
cli-key-none = In { $path } non c’è nessuna delle chiavi con cui l’archivio è stato usato. Rimetti il file giusto.
cli-running = Un altro servizio gira sulla cartella dati { $path }. Prima fermalo.
cli-pass-issued = Questo codice attiva l’account { $user } fino a { $until }. Viene mostrato solo adesso e sostituisce quello precedente.
cli-pass-issued-from = Questo codice attiva l’account { $user } da { $from } fino a { $until }. Viene mostrato solo adesso e sostituisce quello precedente.
cli-help-desk-code-issued = Leggi questo codice a chi ha chiamato. Vale per { $user }, sul computer “{ $computer }” che mostra “{ $words }”, fino a { $until }. Viene mostrato solo adesso, e lì conta come una verifica.
cli-words-unknown = “{ $words }” non sono due parole di confronto di Chiave. Fattele compitare: si trovano nella pagina “Chiama l’assistenza”, sotto “Due parole da leggere”.
cli-no-such-attempt = { $user } non ha in corso nessuna reimpostazione e nessuno sblocco che mostri “{ $words }”. Controlla con chi chiama nome utente e parole. Se sono giusti, il tempo è scaduto: fai ricominciare e chiedi le nuove parole. Se chi chiama vede altre parole, chiudi la telefonata: qualcuno potrebbe fingersi { $user }.
cli-many-such-attempts = { $user } ha in corso più reimpostazioni che mostrano “{ $words }”. Chiedi di annullare, ricominciare e leggere le nuove parole.
cli-help-desk-codes-off = I criteri dell’account non ammettono codici dell’assistenza (“help_desk_codes”). Nessun codice è stato emesso.
cli-own-code = Nessuno emette un codice per sé, e { $user } sei tu, secondo il nome che sudo comunica. Chiedi a un collega. Nessun codice è stato emesso.
cli-temporary-code-issued = Dai questo codice a { $user }. Fino a { $until } è il secondo fattore all’accesso, insieme alla password. Viene mostrato solo adesso e sostituisce quello precedente.
cli-temporary-code-issued-once = Dai questo codice a { $user }. Fino a { $until } è il secondo fattore di un solo accesso, insieme alla password. Viene mostrato solo adesso e sostituisce quello precedente.
cli-temporary-codes-off = I criteri dell’account non ammettono codici temporanei (“max_temporary_code_hours”). Nessun codice è stato emesso.
cli-temporary-code-removed = Il codice temporaneo di { $user } è stato eliminato e chi ha effettuato l’accesso con quel codice viene disconnesso. La persona è informata per email.
cli-temporary-code-disabled = L’account { $user } è disattivato: con un codice nessuno potrebbe accedere. Nessun codice è stato emesso.
cli-temporary-code-locked = L’account { $user } è bloccato: con un codice nessuno potrebbe accedere. Nessun codice è stato emesso.
cli-code-not-activated = L’account { $user } non è mai stato attivato: alla persona serve un codice di attivazione (“account code { $user }”). Nessun codice è stato emesso.
cli-temporary-code-too-long = I criteri dell’account non ammettono un codice temporaneo di tante ore; il massimo è { $hours } (“max_temporary_code_hours”). Nessun codice è stato emesso.
cli-attempt-cannot-succeed = Questa reimpostazione o questo sblocco di { $user } non può riuscire: { $why }. Nessun codice è stato emesso.
cli-why-disabled = l’account è disabilitato
cli-why-policy = i criteri dell’account non lo permettono
cli-why-ended = è stata chiusa, o nel frattempo è stata impostata la password, quindi bisogna ricominciare
cli-why-verified = tutte le verifiche sono superate e non serve nessun codice
cli-second-desk-code = Hai già dato a questa persona un codice, ed è stato usato. La seconda verifica deve essere un altro metodo o un codice di un altro membro dell’assistenza. Nessun codice è stato emesso.
cli-codes-need-list = Per più codici serve “--csv FILE”, “--csv -” per l’uscita standard, oppure “--letters FILE”. Non è cambiato nulla.
cli-letters-need-file = Per le lettere serve un file: non vengono scritte sull’uscita standard. Non è cambiato nulla.
cli-code-start-refused = “{ $time }” non può essere l’inizio di un codice: serve un giorno o un momento da oggi in poi, al massimo fra { $days } giorni. Non è cambiato nulla.
cli-codes-kept = { $count ->
    [one] { $count } account ha un codice ancora valido, che resta valido. “--replace” ne emette uno nuovo.
   *[other] { $count } account hanno codici ancora validi, che restano validi. “--replace” ne emette di nuovi.
}
cli-codes-issued = { $count ->
    [0] Non è stato emesso nessun codice di attivazione.
    [one] È stato emesso { $count } codice di attivazione. Si vede solo questa volta: consegnalo e distruggi l’elenco.
   *[other] Sono stati emessi { $count } codici di attivazione. Si vedono solo questa volta: consegnali e distruggi l’elenco.
}
cli-account-added = L’account { $user } è stato aggiunto. Si attiva con un codice: “account code { $user }”.
cli-account-exists = C’è già un account { $user }. Non è cambiato nulla.
cli-account-unknown = Non c’è nessun account { $user }.
cli-account-enabled = L’account { $user } è attivo.
cli-account-disabled = L’account { $user } è disattivato e disconnesso da tutti i computer.
cli-account-locked = L’account { $user } è bloccato e disconnesso da tutti i computer. Il blocco finisce quando la persona verifica la propria identità in Chiave, oppure con “account unlock { $user }”.
cli-account-unlocked = { $lifted ->
    [lock] Il blocco dell’account { $user } è finito.
    [waits] L’account { $user } non era bloccato. Le attese dopo password o codici sbagliati sono finite.
    [both] Il blocco dell’account { $user } è finito, e così le attese dopo password o codici sbagliati.
   *[nothing] L’account { $user } non era bloccato e nessuno doveva aspettare.
}
cli-account-administrator = L’account { $user } è di un amministratore: per reimpostare la password servono sempre due verifiche, e le sessioni finiscono prima.
cli-account-employee = L’account { $user } è di un dipendente.
cli-account-must-change = L’account { $user } deve cambiare la password al prossimo accesso.
cli-method-unknown = L’account { $user } non ha il metodo { $id }. “account methods { $user }” li elenca. Non è cambiato nulla.
cli-methods-removed = { $count ->
    [0] L’account { $user } non ha metodi: non c’era nulla da eliminare.
    [one] Eliminato { $count } metodo dell’account { $user }. La persona riceve un avviso per email. Con un codice di attivazione può registrarne di nuovi: “account code { $user }”.
   *[other] Eliminati { $count } metodi dell’account { $user }. La persona riceve un avviso per email. Con un codice di attivazione può registrarne di nuovi: “account code { $user }”.
}
cli-language-refused = “{ $language }” non è una lingua di Chiave: serve en o it.
cli-user-name-refused = “{ $user }” non può essere un nome utente: servono da 1 a 256 caratteri visibili.
cli-mail-refused = “{ $mail }” non è un indirizzo email.
cli-import-done = { $added ->
    [one] { $added } account aggiunto
   *[other] { $added } account aggiunti
}, { $changed ->
    [one] { $changed } aggiornato
   *[other] { $changed } aggiornati
}, { $disabled ->
    [one] { $disabled } disattivato
   *[other] { $disabled } disattivati
}, { $same ->
    [one] { $same } lasciato com’era.
   *[other] { $same } lasciati com’erano.
}
cli-import-password-column = Il file ha una colonna “{ $column }”. Chiave non accetta password, ognuno imposta la propria con un codice di attivazione. Togli la colonna.
cli-import-unknown-column = Il file ha una colonna “{ $column }” che Chiave non conosce. Indica che cos’è con “--map "{ $column }=CAMPO"”, ignorala con “--map "{ $column }=-"”, oppure ignora tutte le altre colonne con “--ignore-other-columns”.
cli-import-missing-column = Nel file manca la colonna “{ $column }”, che serve per un nuovo account.
cli-import-line = Riga { $line } del file: { $problem }
cli-import-cell = il campo “{ $column }” supera i { $most } byte.
cli-import-groups = indica più di { $most } gruppi.
cli-import-columns = L’intestazione ha più di { $most } colonne.
cli-import-more = Ci sono altri { $count } problemi, che non sono elencati.
cli-import-shape = ha più campi di quante sono le colonne.
cli-import-short = ha meno campi di quante sono le colonne.
cli-import-empty = il campo “{ $column }” è vuoto.
cli-import-twice = il nome utente { $user } era già in una riga precedente.

cli-label-user-name = Nome utente
cli-label-name = Nome
cli-label-mail = Email
cli-label-language = Lingua
cli-label-role = Ruolo
cli-label-groups = Gruppi
cli-label-state = Stato
cli-label-password = Password impostata
cli-label-code = Codice di attivazione
cli-label-must-change = Cambio della password
cli-must-change = obbligatorio al prossimo accesso
cli-must-not-change = non obbligatorio
cli-label-last-sign-in = Ultimo accesso
cli-signed-in = { $when } dal computer { $computer }
cli-code-good = valido fino a { $until }
cli-code-good-from = valido da { $from } fino a { $until }
cli-role-employee = dipendente
cli-role-administrator = amministratore
cli-state-active = attivo
cli-state-disabled = disattivato
cli-state-locked = bloccato
cli-state-waiting = da attivare
cli-never = mai

## Criteri degli account

cli-people-set = I criteri degli account sono ora alla revisione { $revision }. Impostazioni cambiate: { $keys }.
cli-people-defaults = Da verificare: il file non indica { $keys }, che quindi torna al valore predefinito. “people set --revision” ripristina una revisione precedente.
cli-people-no-revision = Non c’è una revisione { $revision } dei criteri degli account. “people history” elenca le revisioni.
cli-people-change = “{ $change }” non è un file né una modifica come gates=2. Non è stato salvato nulla.
cli-people-empty = { $file } non contiene impostazioni, quindi tutte tornerebbero ai valori predefiniti. Non è stato salvato nulla. Se li vuoi davvero: “people set --revision 0”.
cli-people-same = La revisione { $revision } dei criteri degli account dice già questo. Non è stato salvato nulla.
cli-people-overtaken = Il file viene dalla revisione { $own } dei criteri degli account, ma ora vale la revisione { $stored }. Non è stato salvato nulla. Guardala con “people show”, riporta quello che ti serve e imposta di nuovo il file.
cli-people-no-rule = Non esiste una regola per il gruppo { $group }. Non è stato salvato nulla.
cli-people-rule = La regola per gruppo { $number } dei criteri degli account, per { $group }, è la prima che vale per { $user }.
cli-people-default = Nessuna regola per gruppo vale per { $user }: valgono le impostazioni fuori da ogni regola per gruppo.
cli-people-not-counted = L’indirizzo { $hint } di { $user } non vale: è protetto dalla stessa password, per “own_mail_domains” o per l’indirizzo di lavoro. La persona è stata avvisata, o lo sarà entro un minuto; l’indirizzo vale di nuovo se l’impostazione viene tolta.
cli-people-no-way = Da verificare: per reimpostare la password, a { $user } servono { $gates } verifiche, come per ogni amministratore, ma le impostazioni non consentono abbastanza metodi: le app valgono tutte insieme per uno, ogni indirizzo email per un altro, il foglio di recupero per un altro ancora. Resterebbe solo un codice di attivazione. Aumenta “max_authenticators” o “max_mail_addresses”, oppure consenti “recovery_codes”.
cli-people-rule-empty = Da verificare: la regola per gruppo { $number }, per { $group }, non ha impostazioni proprie. Per le persone di questo gruppo valgono le impostazioni fuori da ogni regola per gruppo, e nessuna regola successiva. “people set --group "{ $group }" --remove” elimina la regola.
cli-people-rule-nobody = Da verificare: nessuno è nel gruppo { $group } della regola per gruppo { $number }, quindi la regola non vale per nessuno. Confronta il nome con i gruppi mostrati da “account show”.
cli-people-shown = Revisione { $revision } dei criteri degli account, impostata il { $when } { $by ->
    [unknown] da un utente sconosciuto
   *[other] dall’utente numero { $by }
}.
cli-people-shown-defaults = Revisione 0 dei criteri degli account: i valori predefiniti.

## Copie di sicurezza

cli-backup-done = La copia di sicurezza è in { $file }. Le chiavi non ci sono: conserva { $folder } al sicuro in un altro posto.
cli-backup-folder = Da controllare: non solo chi possiede { $folder } può sostituirvi i file (permessi { $mode }): “chmod go-w { $folder }”.
cli-backup-not-given = Da controllare: { $file } resta di root, perché non è stato possibile darlo all’utente numero { $user }, con cui gira il servizio: { $cause }.
cli-backup-streamed = La copia di sicurezza è stata scritta sullo standard output. Le chiavi non ci sono: conserva { $folder } al sicuro in un altro posto.
cli-backup-terminal = Una copia di sicurezza non è un testo da terminale. Indica un file, oppure passa l’output a un altro comando, per esempio con “| ssh HOST 'cat > chiave.age'”.
cli-backup-unfinished-removed = Una copia di sicurezza precedente non era stata completata: { $file } è stato eliminato.
cli-backup-unfinished = { $file } è una copia di sicurezza non ancora completata: un altro comando la sta scrivendo.
cli-backup-unfinished-unclear = { $file } è una copia di sicurezza non completata, e il sistema non dice se un altro comando la sta scrivendo: { $cause }. Se nessun altro comando sta facendo una copia di sicurezza, elimina il file.
cli-backup-taken = { $file } è stato preso da un altro comando di copia di sicurezza nel momento in cui veniva creato. Non è stato scritto nulla. Riprova.
cli-backup-ahead = Da controllare: per l’orologio di questo computer l’ora nel nome non è ancora arrivata, quindi queste copie di sicurezza non contano e non vengono eliminate: { $files }. Uno dei due orologi era sbagliato. Rinominale o eliminale.
cli-backup-irregular = { $file } non è un file normale. Indica un file, oppure “-” per lo standard input.
cli-backup-rotated = { $count ->
    [one] Una copia di sicurezza più vecchia è stata eliminata.
   *[other] { $count } copie di sicurezza più vecchie sono state eliminate.
}
cli-restore-done = La directory è stata ripristinata da { $file }. Tutte le sessioni e tutto ciò che era in corso sono terminati.
cli-restore-as-root = L’archivio ora è di root, e l’utente del servizio non può aprirlo: “chown -R chiave: { $data }”, oppure esegui “restore” come utente del servizio.
cli-restore-given = L’archivio è dell’utente numero { $user }, come la cartella { $data }.
cli-restore-keys = La copia è stata fatta con altre chiavi: { $file } in { $folder } non corrisponde. Metti lì le chiavi che le appartenevano, comprese le righe più vecchie. Non è cambiato nulla.
cli-restore-over = In { $folder } c’è una directory. Prima spostala altrove. Non è cambiato nulla.
cli-restore-two-inputs = Lo standard input può essere la copia di sicurezza o l’identità, non tutte e due. Indica l’altra come file.
cli-drill-done = { $file } si può ripristinare: si apre con questa identità, le chiavi corrispondono e il suo registro di controllo è integro. Account: { $accounts }. Righe concatenate del registro: { $rows }.
cli-drill-age-hours = Contiene tutto fino a { $when }, { $hours ->
    [0] meno di un’ora fa
    [one] un’ora fa
   *[other] { $hours } ore fa
}.
cli-drill-age-days = Contiene tutto fino a { $when }, { $days ->
    [one] un giorno fa
   *[other] { $days } giorni fa
}.
cli-drill-renamed = { $file } è più vecchia di quanto dice il suo nome: la riga { $row } del registro di controllo, di { $when }, non c’è. Qualcuno l’ha rinominata, oppure l’orologio è stato riportato indietro dopo la copia. Prova una copia più recente.
cli-drill-other = { $file } non appartiene all’archivio com’è ora: la riga { $row } del suo registro di controllo, di { $when }, non è nell’archivio. È di un altro servizio, oppure nel frattempo l’archivio è stato ripristinato da una copia più vecchia.
cli-drill-none = In { $folder } non c’è nessuna copia di sicurezza con la data nel nome, come quelle di “backup CARTELLA --keep 30”.
cli-recipient-refused = “{ $recipient }” non è un destinatario age: serve un testo che comincia con age1.
cli-identity-refused = In { $file } non c’è un’identità age: serve una riga che comincia con AGE-SECRET-KEY-1.
cli-backup-head = { $file } non è un backup che questa versione possa leggere: la sua intestazione supera i { $most } KiB. Non è cambiato nulla.
cli-backup-unreadable = { $file } non si apre con questa identità, oppure è danneggiato. Non è cambiato nulla.
cli-backup-edited = { $file } è stato modificato dopo la creazione, oppure sealing.key in { $folder } non è la chiave con cui è stato fatto. Non è cambiato nulla.
cli-backup-unmarked = { $file } non mostra se è stato modificato: lo ha fatto una versione precedente, oppure è stato ritoccato. Se nessun altro poteva scrivere il file, ripristinalo con “--unmarked”. Non è cambiato nulla.
cli-file-exists = { $file } esiste già. Non è stato scritto nulla.

cli-keys-refused = Le chiavi non si possono usare: { $cause }.
cli-failed = Non ha funzionato: { $cause }.

## Argomenti sbagliati

cli-arg-unknown = Questo comando non prevede “{ $argument }”.
cli-arg-similar = Intendevi “{ $similar }”?
cli-arg-command-unknown = Non c’è nessun comando “{ $command }”.
cli-arg-value-missing = “{ $argument }” richiede un valore.
cli-arg-value-missing-of = “{ $argument }” richiede un valore tra { $values }.
cli-arg-value-refused = “{ $value }” non è un valore di “{ $argument }”: serve uno tra { $values }.
cli-arg-value-wrong = “{ $value }” non è un valore di “{ $argument }”: { $expected }.
cli-arg-value-surplus = “{ $argument }” non prevede il valore “{ $value }”.
cli-arg-missing = A questo comando serve anche { $arguments }.
cli-arg-twice = “{ $argument }” si può indicare una volta sola.
cli-arg-conflict = “{ $argument }” non si può usare insieme a { $others }.
cli-arg-encoding = Un argomento non è testo in UTF-8.
cli-arg-other = Questi argomenti non sono adatti al comando.
cli-arg-usage = Uso: { $usage }
cli-arg-help = “{ $command } --help” spiega il comando.

## Aiuto

cli-heading-usage = Uso
cli-heading-commands = Comandi
cli-heading-arguments = Argomenti
cli-heading-options = Opzioni
cli-value-options = OPZIONI
cli-value-command = COMANDO
cli-value-user = UTENTE
cli-value-word = PAROLA
cli-value-state = STATO
cli-value-role = RUOLO
cli-value-day = GIORNO
cli-value-time = MOMENTO
cli-value-line = RIGA
cli-value-name = NOME
cli-value-address = INDIRIZZO
cli-value-language = LINGUA
cli-value-purpose = SCOPO
cli-value-change = FILE|CHIAVE=VALORE
cli-value-map = COLONNA=CAMPO
cli-help-help = Mostra questo aiuto.
cli-help-help-command = Mostra l’aiuto di un comando.
cli-help-version = Mostra la versione.
cli-help-default = [predefinito: { $value }]
cli-help-values = [valori possibili: { $values }]

cli-help-example = Esempio: { $command }
cli-help-exit = Codici di uscita: 0 fatto; 1 non fatto; 2 impostazioni o argomenti sbagliati; 3 l’archivio, il file di una chiave o un altro file non si può leggere o scrivere; 78 solo “serve”: impostazioni o chiavi sbagliate, e un altro avvio non servirebbe.
cli-help-users = Nomi utente, uno o più.
cli-help-list-state = Solo gli account in questo stato.
cli-help-import-file = Percorso del file; “-” legge l’ingresso standard.
cli-help-import-dry-run = Mostra che cosa cambierebbe e non cambia nulla: add, change (campo, prima, dopo), disable o skip; separati da tabulazioni.
cli-help-import-clear-empty = Una cella vuota svuota il campo; altrimenti non cambia nulla.
cli-help-import-administrators = Cambia anche gli amministratori; altrimenti restano com’erano.
cli-help-import-many = Va avanti anche se cambia più di un decimo delle persone.
cli-help-import-leavers = Disattiva chi non è nel file o vi risulta disattivato.
cli-help-import-ignore = Ignora le colonne che Chiave non conosce.
cli-help-import-skip-incomplete = Salta ed elenca le righe senza nome o cognome, come quelle degli account di servizio. Non contano fra chi non è nel file.
cli-help-import-map = Che cos’è una colonna: user_name, given_name, family_name, mail, language, groups, enabled, oppure “-” per ignorarla. Si può ripetere. I nomi delle colonne di Active Directory sono noti.
cli-help-about = Il servizio di directory di Chiave.
cli-help-config = Il file delle impostazioni.
cli-help-serve = Avvia il servizio.
cli-help-init = Crea le chiavi e l’archivio, e stampa il codice di attivazione del primo amministratore.
cli-init-keys-there = In { $folder } ci sono già delle chiavi ({ $files }), ma l’archivio { $path } non c’è. Se le chiavi sono di un archivio che ora manca, per esempio su un disco non montato, rimetti quell’archivio al suo posto o ripristina un backup. “init --with-these-keys” crea con queste chiavi una nuova directory vuota. Non è cambiato nulla.
cli-init-changed = { $user } c’era già e ora ha i nomi e l’indirizzo email indicati.
cli-init-no-mail = { $user } non ha un indirizzo email: nessuna email racconta che cosa succede a questo account. Aggiungine uno con un’importazione, oppure subito con “init --mail”.
cli-help-init-with-keys = Crea un archivio anche se i file delle chiavi ci sono già tutti.
cli-code-void = Il codice di attivazione appena scritto per { $user } non funziona: non è stato salvato.
cli-left-copy = { $path } contiene una copia dell’archivio, non cifrata, di un “backup” o “restore” interrotto. Se ora nessuno dei due è in corso, elimina { $path }.
cli-clock-behind = L’ultima riga del registro è del { $row }, mentre l’orologio di questa macchina segna { $now }. Uno dei due è sbagliato, e ciò che viene rilasciato adesso può scadere nel momento sbagliato. Regola l’orologio, poi ripeti il controllo.
cli-help-init-administrator = Nome utente del primo amministratore.
cli-help-account = Gestisce gli account.
cli-help-add = Aggiunge un account. Si attiva con un codice.
cli-help-given-name = Nome.
cli-help-family-name = Cognome.
cli-help-mail = Indirizzo di lavoro, a cui arrivano gli avvisi.
cli-help-language = Lingua delle email: en o it.
cli-help-administrator = L’account gestisce la directory.
cli-help-password-file = Imposta la password scritta in questo file. Solo per le prove.
cli-help-import = Aggiunge e aggiorna account da un file CSV, tutte le righe o nessuna. Non accetta password e si può ripetere. Quello che il file non dice resta com’è.
cli-help-list = Elenca gli account: nome utente, stato, nome, ultimo accesso (UTC; “-” se non c’è); separati da tabulazioni. Gli stati sono active, disabled, locked e not-activated, in ogni lingua.
cli-help-show = Mostra gli account, il loro ultimo accesso e quanto bisogna aspettare dopo password o codici sbagliati.
cli-help-enable = Riammette gli account.
cli-help-disable = Esclude gli account e ne chiude le sessioni.
cli-help-lock = Blocca gli account: disconnessi ovunque, nessuna password accettata, finché la persona non verifica la propria identità o fino a “account unlock”. La persona è avvisata per email.
cli-help-unlock = Mette fine ai blocchi e a ogni attesa dopo password e codici sbagliati, e dice che cosa c’era.
cli-help-methods = Elenca i metodi di un account: id, tipo, nome o indirizzo mascherato, confirmed (confermato), pending (in attesa) oppure own-domain (indirizzo protetto dalla stessa password, che non vale), giorno di registrazione (UTC).
cli-help-remove-method = Elimina un metodo di un account, per esempio l’app di un telefono perso. La persona riceve un avviso per email; ogni computer chiede di nuovo un secondo fattore.
cli-help-reset-methods = Elimina tutti i metodi di un account. La persona riceve un avviso per email; ogni computer chiede di nuovo un secondo fattore.
cli-help-method-id = Id del metodo, come lo elenca “account methods”.
cli-help-role = Dice se un account è di un amministratore.
cli-help-role-word = Che cosa è da ora in poi.
cli-help-require-change = Al prossimo accesso la password va cambiata.
cli-help-pass = Stampa un nuovo codice di attivazione; quello precedente smette di valere.
cli-help-help-desk-code = Stampa un codice per chi chiama mentre ha in corso una reimpostazione o uno sblocco: vale come una delle verifiche. Accertati prima che sia davvero la persona, come prevede la tua azienda.
cli-help-temporary-code = Stampa un codice che per qualche ora è il secondo fattore di una persona all’accesso, per esempio se il telefono è rimasto a casa. Accertati prima che sia davvero la persona, come prevede la tua azienda.
cli-help-temporary-hours = Per quante ore vale il codice, da 1 a 72; senza questa opzione 8, o quante ne ammettono i criteri dell’account se sono meno
cli-help-temporary-once = Il codice vale una volta sola
cli-help-words = Le due parole lette da chi chiama, nella sua lingua.
cli-help-json = Un oggetto JSON per riga. Le sue parole non seguono la lingua.
cli-help-not-activated = Solo gli account non ancora attivati: come “--state not-activated”.
cli-help-code-all = Un codice per ogni account non ancora attivato, tranne quelli che ne hanno uno valido o che comincia più tardi.
cli-help-code-replace = Con --csv o --letters: codici nuovi anche per gli account il cui codice è ancora valido o comincia più tardi.
cli-help-code-csv = Scrive un elenco con nome utente, nome, email, codice e validità in un file nuovo, o con “-” sull’uscita standard. Un codice che non è stato scritto per intero non viene emesso.
cli-help-code-letters = Scrive in un nuovo file HTML una pagina da stampare per ogni persona: nome, nome utente, codice, validità e che cosa fare, nella lingua della persona. Un codice che non è stato scritto per intero non viene emesso.
cli-help-code-from = Da quando vale il codice: un giorno, che comincia alle 00:00 UTC, o un momento, come 2026-05-31 o 2026-05-31T08:00:00Z; al massimo fra 90 giorni. Senza, il codice vale subito.
cli-help-audit-since = Solo le righe da questo momento in poi (UTC), come 2026-05-31 o 2026-05-31T08:00:00Z.
cli-help-audit-until = Solo le righe prima di questo momento (UTC).
cli-help-audit-after = Solo le righe dopo questo numero, tutte dalla più vecchia: quello che uno script non ha ancora visto.
cli-audit-time-refused = “{ $time }” non è un momento: ne serve uno come 2026-05-31 o 2026-05-31T08:00:00Z.
cli-audit-times-crossed = “--since { $since }” viene dopo “--until { $until }”, quindi in mezzo non può esserci nessuna riga.
cli-audit-row-unknown = La riga { $after } non c’è ancora; la più recente è la { $newest }. Dopo un ripristino i numeri ricominciano: prosegui dalla riga “restored”.
cli-help-days = Giorni di validità del codice dal suo inizio, da 1 a 30.
cli-help-user = Nome utente.
cli-help-file = Percorso del file.
cli-help-backup-file = Percorso del nuovo file; “-” scrive sullo standard output.
cli-help-people = Si occupa dei criteri degli account: chi può reimpostare la password e con quali metodi, regole della password, limiti, regole per gruppo.
cli-help-people-show = Stampa i criteri degli account in vigore, o una revisione precedente, come file da modificare e impostare; e chi li ha impostati, e quando.
cli-help-people-show-revision = Il documento di questa revisione, come la elenca “people history”; 0 sta per i valori predefiniti.
cli-help-people-json = Un oggetto JSON per riga: le modifiche con il valore prima e dopo, che cosa è stato salvato e le regole per gruppo da verificare. Le parole non seguono la lingua.
cli-help-people-set = Mette un file al posto dei criteri degli account, o cambia singole impostazioni. Un servizio attivo li usa subito; se qualcosa non va, nulla viene salvato.
cli-help-people-history = Elenca le revisioni dei criteri degli account: numero, momento (UTC), chi, che cosa è cambiato; separati da tabulazioni.
cli-help-people-what = Un file, con “-” l’ingresso standard, o singole impostazioni come gates=2; senza nulla dopo l’uguale l’impostazione viene tolta.
cli-help-people-revision = Ripristina una revisione precedente; 0 indica i valori predefiniti.
cli-help-people-dry-run = Mostra che cosa cambierebbe e non salva nulla: impostazione, prima, dopo; separati da tabulazioni.
cli-help-people-explain = Stampa quali impostazioni valgono per qualcuno: nome utente, impostazione, valore (“-” se non c’è), e se viene da fuori di ogni regola per gruppo (default), da una regola per gruppo (rule) o dal ruolo di amministratore; separati da tabulazioni.
cli-help-people-group = Cambia la regola per questo gruppo, e la aggiunge se non c’è. Quello che una regola per gruppo tralascia viene dalle impostazioni fuori da ogni regola per gruppo; vale la prima adatta.
cli-help-people-remove = Elimina la regola per il gruppo.
cli-help-people-position = Sposta la regola per gruppo in questo posto; la 1 viene guardata per prima.
cli-help-audit = Si occupa del registro di controllo.
cli-help-outbox = Gestisce le email in uscita.
cli-help-outbox-show = Mostra come risponde il server di posta, quali email sono in attesa e perché, e quali sono state abbandonate negli ultimi 14 giorni; i campi sono separati da tabulazioni. Non contiene indirizzi.
cli-outbox-refuses = Il server di posta ha rifiutato almeno tre email di fila e nel frattempo non ne ha accettata nessuna; ultima risposta: { $refusal }. Che cosa succede ora: il servizio ritenta ogni email, un codice entro un minuto e un avviso entro un’ora, all’inizio più spesso, e le invia tutte poco dopo che il server ne accetta di nuovo una. Che cosa fare: cerca la causa in base alla risposta. “config check --network” prova accesso e mittente. Dopo una modifica delle impostazioni, riavvia il servizio.
cli-outbox-takes-nothing = Il server di posta non accetta email da { $since }; ultima risposta: { $refusal }. Che cosa succede ora: tutte le email aspettano, nessuna viene abbandonata per questo motivo, e il prossimo tentativo è per { $next }, poi almeno una volta al minuto. Che cosa fare: “config check --network” prova nome, porta, accesso e mittente. Dopo una modifica delle impostazioni, riavvia il servizio.
cli-help-audit-verify = Segue la catena del registro di controllo e dice che cosa è stato modificato, tolto o tagliato.
cli-help-audit-show = Stampa le righe del registro di controllo, la più vecchia per prima: numero, ora (UTC), evento, nome utente, computer, dettagli; separati da tabulazioni.
cli-help-audit-user = Solo le righe su questo account.
cli-help-audit-last = Quante righe, da 1 a 10000.
cli-help-audit-purge = Toglie i nomi dei computer dalle righe vecchie del registro di controllo. La catena resta intera; i nomi non tornano.
cli-help-audit-before = Le righe prima dell’inizio di questo giorno (UTC), come 2026-05-31.
cli-help-checkpoint = La riga “audit checkpoint …” del log del servizio, conservata su un’altra macchina.
cli-help-backup = Scrive una copia di sicurezza cifrata mentre il servizio è attivo.
cli-help-recipient = Chi può aprirla: un destinatario age.
cli-help-keep = Crea un file con la data nel nome nella cartella FILE, ed elimina i file con la data tranne gli ultimi N.
cli-help-restore = Ripristina una copia di sicurezza in una cartella di dati vuota, a servizio fermo.
cli-help-unmarked = Accetta anche una copia che non mostra se è stata modificata, come le facevano le versioni precedenti.
cli-help-drill = Non ripristina nulla: dimostra che la copia, o la più recente con la data in una cartella, si può ripristinare.
cli-help-config-command = Si occupa del file delle impostazioni.
cli-help-config-check = Controlla le impostazioni e ogni file che indicano.
cli-help-openapi = Stampa la descrizione dell’interfaccia del servizio (OpenAPI 3.1).

## Registro di controllo

cli-audit-whole = Il registro di controllo è integro. La sua catena copre { $rows ->
    [one] { $rows } riga.
   *[other] { $rows } righe.
}
cli-audit-agrees = Concorda con il punto di controllo di { $when }.
cli-audit-alone = Senza un punto di controllo conservato altrove non si vede se la catena è stata tagliata o ricalcolata.
cli-audit-edited = La riga { $row } del registro di controllo è stata modificata.
cli-audit-removed = La riga { $row } del registro di controllo è stata tolta o resa illeggibile.
cli-audit-link-removed = L’anello { $row } della catena del registro di controllo è stato tolto.
cli-audit-inserted = Nel registro di controllo ci sono righe che la catena non conosce.
cli-audit-cut = Il registro di controllo è stato tagliato: il punto di controllo copre { $expected } righe, la catena ne ha { $rows }.
cli-audit-rewritten = Il registro di controllo è stato riscritto: la catena non concorda con il punto di controllo di { $when }.
cli-audit-checkpoint-key-missing = Il punto di controllo non si può verificare: è firmato con la chiave “{ $key }”, che non è in audit.key. Rimetti la sua riga, oppure usa un punto di controllo di una chiave presente.
cli-audit-checkpoint-refused = Il punto di controllo è stato modificato, oppure non è di questa directory.
cli-audit-checkpoint-unreadable = Questo non è un punto di controllo: serve la riga “audit checkpoint …” del log del servizio.
cli-audit-purged = { $rows ->
    [0] Nessuna riga precedente aveva il nome di un computer.
    [one] Il nome del computer è stato tolto da { $rows } riga.
   *[other] I nomi dei computer sono stati tolti da { $rows } righe.
}
cli-audit-day-refused = “{ $day }” non è un giorno già cominciato: serve qualcosa come 2026-05-31. Non è stato tolto nulla.

## Archivio

cli-unreadable = { $values ->
    [0] Ogni valore cifrato nell’archivio si può leggere.
    [one] { $values } valore non si può leggere. Se la chiave giusta torna al suo posto, forse si leggerà di nuovo; “store clear-unreadable” lo toglie.
   *[other] { $values } valori non si possono leggere. Se le chiavi giuste tornano al loro posto, forse si leggeranno di nuovo; “store clear-unreadable” li toglie.
}
cli-unreadable-cleared = { $values ->
    [0] Ogni valore cifrato nell’archivio si può leggere. Non è stato tolto nulla.
    [one] È stato tolto { $values } valore che non si poteva leggere. A chi ha perso un metodo serve un codice di attivazione.
   *[other] Sono stati tolti { $values } valori che non si potevano leggere. A chi ha perso un metodo serve un codice di attivazione.
}
cli-key-forgotten = L’archivio non chiede più la chiave { $purpose } “{ $key }”.
cli-key-unknown = L’archivio non conosce una chiave { $purpose } “{ $key }”. Non è cambiato nulla.
cli-key-here = La chiave { $purpose } “{ $key }” è ancora nel suo file. Prima togli la sua riga. Non è cambiato nulla.
cli-key-needed = Nell’archivio ci sono valori cifrati con la chiave { $purpose } “{ $key }”. Rimetti la sua riga. Non è cambiato nulla.
cli-help-store = Si occupa dell’archivio.
cli-help-unreadable = Elenca i valori cifrati che non si possono leggere: tabella, colonna, riga, nome utente, causa; separati da tabulazioni.
cli-help-clear-unreadable = Toglie i valori cifrati che non si possono leggere: i metodi dai loro account, i nomi dei computer dal registro. Non tornano.
cli-help-forget-key = Permette al servizio di avviarsi senza una chiave la cui riga è stata tolta apposta dal suo file.
cli-key-needed-by-hashes = La chiave { $purpose } “{ $key }” serve ancora: password { $passwords }, codici di attivazione { $codes }. Rimetti la sua riga finché queste persone non hanno fatto l’accesso; “store keys” dice quante ne restano. Con --anyway la chiave viene dimenticata, e ognuna di loro ha bisogno di un nuovo codice di attivazione. Non è cambiato nulla.
cli-help-keys = Elenca le chiavi che l’archivio conosce: scopo, identificativo, posto (first-line, later-line, missing, different), e quante password, quanti codici di attivazione e quanti valori cifrati hanno bisogno della chiave; separati da tabulazioni.
cli-help-forget-anyway = Dimentica la chiave anche se password e codici di attivazione ne hanno bisogno: non corrisponderanno mai più.
cli-help-key-purpose = A che cosa serviva la chiave: il nome del suo file.
cli-help-key-id = L’identificativo della chiave.

# Ordini ai computer.
cli-help-order = Dà ordini ai computer di un account.
cli-help-order-sign-out = Termina le sessioni di un account e lo comunica ai computer. Mostra id, computer e nome di ogni ordine, separati da tabulazioni.
cli-help-order-wipe = Termina ogni sessione sui computer di un account, fa dimenticare questi computer a tutti gli account e fa rimuovere ai computer ciò che conservano. Mostra id, computer e nome di ogni ordine, separati da tabulazioni; “-” al posto dell’id se nessuno ha effettuato l’accesso e il computer non riceve nulla.
cli-help-order-change-needed = Richiede una nuova password, subito sui computer dove l’account ha effettuato l’accesso. Mostra id, computer e nome di ogni ordine, separati da tabulazioni.
cli-help-order-send-report = Chiede il rapporto di assistenza dei computer su cui un account ha effettuato l’accesso. La persona lo legge e lo invia oppure no. Mostra id, computer e nome di ogni ordine, separati da tabulazioni.
cli-help-order-report = Mostra il rapporto di assistenza con cui un computer ha risposto a un ordine, come JSON. Un rapporto si conserva per 30 giorni.
cli-help-order-computers = Mostra i computer su cui un account ha effettuato l’accesso e quelli che riconosce senza un accesso in corso o su cui un accesso attende il codice: id, nome, ultimo contatto, accesso (“-” se l’account non ha effettuato l’accesso); separati da tabulazioni.
cli-help-order-list = Mostra gli ordini degli ultimi 60 giorni: id, ordine, utente, computer, nome del computer, ora, stato, motivo di un errore, fine; separati da tabulazioni.
cli-help-order-withdraw = Revoca un ordine che aspetta ancora il suo computer.
cli-help-order-id = L’id di un ordine, come lo mostra “order list”.
cli-help-order-device = Solo questo computer: il suo id, come lo mostra “order computers”.
cli-order-sign-out = L’account { $user } è disconnesso su { $count } computer. Il servizio non accetta più queste sessioni; “order list” mostra quando ogni computer ne è venuto a conoscenza.
cli-order-wipe = { $count ->
    [one] Su { $count } computer di { $user } tutte le sessioni sono terminate, e nessun account lo riconosce più.
   *[other] Su { $count } computer di { $user } tutte le sessioni sono terminate, e nessun account li riconosce più.
} “order list” mostra quando ogni computer ha rimosso la sua copia della sessione, la chiave del dispositivo e l’ultimo stato. Un computer che non raggiunge il servizio li conserva, ma non aprono più nulla.
cli-order-change-needed = L’account { $user } ha bisogno di una nuova password: richiesta su { $count } computer e a ogni accesso.
cli-order-send-report = Rapporto di assistenza richiesto a { $count } computer di { $user }. Arriva se la persona è d’accordo. “order list” mostra quando è arrivato, e “order report” con l’id dell’ordine lo mostra.
cli-order-when = Un computer acceso e connesso chiede i suoi ordini entro 18 minuti, e subito quando la sua finestra torna in vista.
cli-order-forgotten = { $count ->
    [one] Su { $count } computer di { $user } nessuno aveva effettuato l’accesso, e nessun account lo riconosce più: l’accesso da lì chiede di nuovo un secondo fattore. Questo computer non riceve
   *[other] Su { $count } computer di { $user } nessuno aveva effettuato l’accesso, e nessun account li riconosce più: l’accesso da lì chiede di nuovo un secondo fattore. Questi computer non ricevono
} alcun ordine; ciò che resta lì non apre nulla.
cli-order-nobody = Nessun computer di { $user } è raggiungibile da questo ordine. “order computers { $user }” li elenca. Non è cambiato nulla.
cli-order-device-unknown = L’account { $user } non ha nessun computer, o ne ha più di uno, il cui id comincia con { $id }. Servono almeno 8 caratteri. “order computers { $user }” li elenca. Non è cambiato nulla.
cli-order-unknown = Nessun ordine { $id } aspetta il suo computer. “order list” mostra tutti gli ordini. Non è cambiato nulla.
cli-order-withdrawn = L’ordine { $id } è revocato. Se il servizio ha fatto subito qualcosa, quello resta: una sessione terminata è terminata, e una password da cambiare resta da cambiare.
cli-order-report-unknown = Il servizio non conosce nessun ordine { $id }. “order list” stampa gli ordini degli ultimi 60 giorni con i loro id.
cli-order-report-other-kind = L’ordine { $id } è per “{ $order }” e non chiede nessun rapporto di assistenza. “order send-report { $user }” ne chiede uno.
cli-order-report-waits = Per l’ordine { $id } non è ancora arrivato nessun rapporto. Il computer riceve la richiesta fino al { $time }; il rapporto arriva se la persona è d’accordo. “order list” mostra se è arrivato.
cli-order-report-expired = Per l’ordine { $id } non è arrivato nessun rapporto: prima della scadenza, il { $time }, il computer non si è fatto vivo o la persona non ha risposto. “order send-report { $user }” lo chiede di nuovo.
cli-order-report-withdrawn = L’ordine { $id } è stato revocato il { $time }, prima che arrivasse un rapporto. “order send-report { $user }” lo chiede di nuovo.
cli-order-report-declined = La persona non ha accettato di inviare il rapporto per l’ordine { $id }, il { $time }. Parlane con { $user }; poi “order send-report { $user }” lo chiede di nuovo.
cli-order-report-failed = Il computer non ha eseguito l’ordine { $id }: { $reason }, il { $time }. Il manuale dice, sotto “Orders to computers”, che cosa fare per questo motivo; poi “order send-report { $user }” lo chiede di nuovo.
cli-order-report-deleted = Il rapporto per l’ordine { $id } è arrivato il { $time }. Un rapporto si conserva per 30 giorni, quindi è eliminato. “order send-report { $user }” ne chiede uno nuovo.
cli-order-report-unreadable = Il rapporto per l’ordine { $id } è arrivato il { $time } e non può essere letto: è stato modificato nell’archivio, o manca la chiave di sigillatura che lo ha contrassegnato. “order send-report { $user }” ne chiede uno nuovo.
cli-order-unreadable = L’ordine { $id } non può essere letto: è stato modificato nell’archivio, o manca la chiave di sigillatura che lo ha contrassegnato. Non raggiunge nessun computer. Dai di nuovo l’ordine.
cli-help-fleet = Mostra quanti sono i computer su cui qualcuno ha effettuato l’accesso, per versione, impostazioni gestite, portachiavi, scadenza della password e ultimo contatto; tipo, parola e numero, separati da tabulazioni. Non contiene nomi.
