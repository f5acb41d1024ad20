# Le impostazioni: il nome di ognuna, che cosa fa e che valore può avere. Per il manuale, i modelli per l’IT e la riga di
# comando; non per la finestra.

## Che valore può avere

kind-origin = indirizzo `https://` con l’host, e con la porta se non è 443
kind-proxy = `system`, oppure un indirizzo `http://` o `https://` senza nome utente, password e percorso
kind-link = indirizzo `https://`; dopo il nome del server, `{ "{" }user{ "}" }`, `{ "{" }computer{ "}" }` e `{ "{" }version{ "}" }` possono stare al posto dei valori
kind-certificate-file = percorso di un file PEM
kind-image-file = percorso di un’immagine PNG: statica, di al massimo 64 KiB, larga e alta al massimo 1024 pixel
kind-text = testo con un carattere visibile
kind-accent = colore come `#085d67`, con un contrasto di almeno 4,5 : 1 con il bianco
kind-reminder-days = al massimo 12 numeri interi da 0 a 90 separati da virgole, come `14, 7, 3, 1, 0`
kind-quiet-hours = due ore diverse del giorno, come `18:30-08:00`
kind-choice = uno tra: { $choices }
kind-address = indirizzo e porta, come `127.0.0.1:443`
kind-path = percorso di un file o di una cartella
kind-mailbox = indirizzo email, se si vuole con un nome davanti: `Nome <nome@example.org>`
kind-flag = `true` o `false`
kind-whole = numero intero da { $least } a { $most }
kind-texts = elenco di testi
kind-domains = elenco di al massimo 1000 domini di posta, come `example.org`
kind-words = elenco di al massimo 1000 parole di 4–16 caratteri
kind-pins = elenco di due o più impronte di chiavi pubbliche: SHA-256 di `SubjectPublicKeyInfo`, in base64

## Che cosa comporta un valore sbagliato

mistake-closes = L’accesso al servizio è chiuso.
mistake-stops = Il servizio non parte.
mistake-stores-nothing = Non viene salvato nulla, e resta in vigore ciò che era salvato prima.
mistake-hides = L’azione viene nascosta.
mistake-true = L’impostazione vale `true`, perché è più sicuro.
mistake-ignored = Il valore è ignorato.

## I livelli

level-mandatory = obbligatoria
level-recommended = obbligatoria o consigliata

need-required = obbligatoria

## Impostazioni di un computer

computer-title = Impostazioni di un computer
computer-server = Indirizzo del servizio
computer-server-text = Il nome pubblico del servizio Chiave dell’azienda.
computer-authority = Autorità di certificazione
computer-authority-text = Un file con l’autorità di certificazione dell’azienda, attendibile insieme alle autorità del sistema. Un percorso relativo parte dalla cartella del file di impostazioni. In Windows il file deve trovarsi sotto la cartella dei programmi, e un percorso relativo parte dalla cartella Chiave al suo interno.
computer-client-certificate = Certificato di questo computer
computer-client-certificate-text = Un file PEM con il certificato di questo computer, i certificati di chi lo ha emesso e la sua chiave privata, senza passphrase. Il computer lo mostra al servizio, o a un gateway davanti al servizio, che ne chieda uno. Solo l’amministratore del computer può scrivere il file, e chi usa Chiave su questo computer deve poterlo leggere. Un percorso relativo parte dalla cartella del file di impostazioni. In Windows il file deve trovarsi sotto la cartella dei programmi, e un percorso relativo parte dalla cartella Chiave al suo interno.
computer-pins = Chiavi pubbliche del servizio
computer-pins-text = Le chiavi pubbliche di cui il certificato del servizio, o un’autorità sopra di esso, deve avere una (RFC 7469). Vale oltre al controllo consueto del certificato, e non per un proxy lungo la via. Indica la chiave in uso e almeno una di riserva, altrimenti una chiave persa chiude la via al servizio. Un’impronta si ottiene con `openssl x509 -in FILE -noout -pubkey | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | base64`.
computer-pins-report-only = Chiavi pubbliche: solo segnalazione
computer-pins-report-only-text = Se un certificato senza nessuna delle chiavi di `pins` è accettato comunque e solo segnalato, nel log e in “Informazioni su Chiave”. Per il periodo prima che le chiavi siano imposte.
computer-proxy = Proxy
computer-proxy-text = Il proxy che porta al servizio. `system` indica il proxy nominato dall’ambiente dell’applicazione (`HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`), e nessuno se l’ambiente non ne nomina. Senza questa impostazione il servizio si raggiunge direttamente, qualunque cosa dica l’ambiente. Uno script che sceglie il proxy (PAC, WPAD) non è supportato: il suo indirizzo è rifiutato.
computer-organisation = Nome dell’organizzazione
computer-organisation-text = Il nome dell’azienda, mostrato nella pagina di accesso. Senza questa impostazione vale il nome che il servizio comunica, quando risponde.
computer-organisation-help = A chi chiedere aiuto
computer-organisation-help-text = A chi ci si può rivolgere per aiuto, con le parole dell’azienda. Si vede ovunque possa servire aiuto. `{ "{" }user{ "}" }`, `{ "{" }computer{ "}" }` e `{ "{" }version{ "}" }` stanno per il nome utente, il nome del computer e la versione dell’applicazione.
computer-help-url = Pagina dell’assistenza
computer-help-url-text = La pagina dell’azienda per chi ha bisogno di aiuto. Il suo pulsante sta accanto alle parole di `organisation_help` e apre la pagina nel browser. `{ "{" }user{ "}" }`, `{ "{" }computer{ "}" }` e `{ "{" }version{ "}" }` stanno per il nome utente, il nome del computer e la versione dell’applicazione; un valore che non si conosce resta vuoto.
computer-logo = Logo
computer-logo-text = Il logo dell’azienda, mostrato sopra il titolo della pagina di accesso, alto al massimo 40 pixel. I lettori dello schermo leggono al suo posto il nome dell’organizzazione. Un percorso relativo parte dalla cartella del file di impostazioni; solo l’amministratore del computer deve poter scrivere l’immagine.
computer-logo-dark = Logo per una finestra scura
computer-logo-dark-text = Il logo per una finestra scura, insieme a `logo`: senza un `logo` viene ignorato e segnalato. Senza questa impostazione il logo sta lì su fondo bianco.
computer-accent = Colore principale
computer-accent-text = Il colore dell’azienda, per ciò che nella finestra si può premere o scegliere. Un testo bianco su di esso deve essere leggibile (WCAG 2.2). In una finestra chiara i pulsanti principali hanno esattamente questo colore; dove serve per un testo su altre superfici, e in una finestra scura, si usa la mescolanza più vicina con il nero o il bianco che si possa leggere.
computer-reset = Reimpostazione di una password dimenticata
computer-reset-text = Se su questo computer si può reimpostare una password dimenticata. Se è nascosta, la pagina di accesso mostra l’assistenza.
computer-unlock = Sblocco di un account
computer-unlock-text = Se su questo computer si può sbloccare il proprio account. Se è nascosto, la pagina di accesso mostra l’assistenza.
computer-change-password = Cambio della password
computer-change-password-text = Se su questo computer si può cambiare la password per scelta propria. Il cambio che il servizio richiede all’accesso c’è sempre.
computer-security-info = Informazioni di sicurezza
computer-security-info-text = Se su questo computer si possono vedere e cambiare le proprie informazioni di sicurezza per scelta propria. Quello che il servizio chiede all’accesso c’è sempre.
computer-language = Lingua
computer-language-text = La lingua della finestra.
computer-autostart = Avvio con la sessione
computer-autostart-text = Se la finestra si apre da sola quando comincia la sessione di una persona sul computer. I pacchetti per Linux hanno una voce per tutti in `/etc/xdg/autostart`, che a ogni sessione legge questa impostazione. Ognuno può disattivare la voce per sé, con i mezzi del proprio desktop.
computer-reminder-days = Promemoria della scadenza
computer-reminder-days-text = I giorni prima della scadenza di una password in cui la finestra la ricorda, su qualsiasi pagina, finché la persona non rimanda il promemoria. Dal primo promemoria in poi il riepilogo avverte della scadenza.
computer-quiet-hours = Ore di silenzio
computer-quiet-hours-text = Le ore di ogni giorno, secondo l’ora locale del computer, in cui Chiave non disturba nessuno: una sessione che comincia allora non apre la finestra da sé, tranne su un computer condiviso. La seconda ora può essere del giorno dopo, oppure `24:00`. Se non è impostata, nessuna ora è di silenzio.
computer-kiosk = Computer condiviso
computer-kiosk-text = Se questo computer è condiviso e lo usa chi passa, per esempio chi è bloccato fuori dal proprio. Allora di una persona non resta nulla per la successiva: né accesso, né file, né preferenze. La finestra si apre grande quanto lo schermo e ha il pulsante “Ho finito”, e un turno finisce da solo quando non c’è più nessuno. Vale dal prossimo avvio.
computer-log-level = Livello del log
computer-log-level-text = Quanto l’applicazione scrive sulla sua uscita degli errori, che di solito il desktop conserva nel journal: `error`, `warn`, oppure `info` con quello che l’applicazione fa. Vale dal prossimo avvio.
computer-wipe-after-days = Giorni senza il servizio
computer-wipe-after-days-text = Dopo tanti giorni senza contatto con il servizio, il computer rimuove la sessione dell’account, le sue chiavi e l’ultimo stato, e lo dice all’accesso. Se non è impostata, non viene rimosso nulla.
computer-theme = Aspetto
computer-theme-text = L’aspetto della finestra.

## Modelli per i criteri di gruppo e per la gestione dei dispositivi

template-product = { -product }
template-description = Le impostazioni che l’IT stabilisce per { -product } sui computer dell’azienda.
template-recommended = Impostazioni consigliate
template-value = Valore: { $expected }
template-default = Senza questa impostazione: { $default }
template-mistake = Un valore sbagliato: { $consequence }
template-choice = La persona può scegliere un altro valore.
template-since = { -product } { $version } o successivo
template-example = Esempio: le impostazioni di { -product }
payload-display-name = Nome del profilo
payload-identifier = Identificatore del profilo
payload-type = Tipo delle impostazioni
payload-uuid = Numero unico del profilo
payload-version = Versione del profilo

## Criteri degli account

people-title = Criteri degli account
people-intro = I criteri degli account: regole delle password, verifiche, limiti. Qui ci sono tutte le impostazioni; una che sta in un commento ha il valore scritto lì, o quello che dice il suo testo, se manca. Il servizio le conserva nel suo archivio, come un solo documento con una revisione: `chiave-directory people show` mostra quello in vigore, e `chiave-directory people set FILE` lo sostituisce per intero. Se qualcosa è sbagliato, non viene salvato nulla. Un servizio in funzione usa subito un documento nuovo.
people-revision = La revisione da cui viene questo file, come la mostra `people show`. Se intanto ne è in vigore un’altra, non viene salvato nulla: qualcun altro è stato più veloce. Se manca, si sostituisce qualsiasi revisione in vigore.
people-rules = Le regole per gruppo, nel loro ordine: vale la prima che ha un gruppo della persona, e ciò che non dice viene dalle impostazioni qui sopra. Non si combinano mai; `chiave-directory people explain UTENTE` dice quale vale. Una regola per gruppo può impostare { $keys }; `max_age_days = 0` significa che le password del gruppo non vanno mai cambiate. Tutto il resto è uguale per tutti. Ognuna comincia con una riga `[[rules]]` alla fine del file:
people-by-group = Una regola per gruppo può impostare { $keys }.
people-profile = Profilo delle regole
people-profile-text = Quali regole delle password sono in vigore. `nist`: almeno 15 caratteri (8 con `two_factors_everywhere`), senza composizione e senza scadenza. `entra`: almeno 8, tre tipi di carattere su quattro, e l’ultima password non può tornare. Tutti e due rifiutano parti dei nomi della persona e valutano le parole vietate.
people-gates = Verifiche di una reimpostazione
people-gates-text = Le verifiche di custodia diversa che servono per una reimpostazione o uno sblocco. Agli amministratori ne servono sempre 2.
people-reset = Reimpostazione di una password dimenticata
people-reset-text = Se le persone possono reimpostare una password dimenticata. Chi non può lo viene a sapere dopo la prima verifica ed è indirizzato all’assistenza.
people-unlock = Sblocco
people-unlock-text = Se le persone possono sbloccare il proprio account senza una nuova password.
people-attempt-minutes = Durata di una reimpostazione
people-attempt-minutes-text = I minuti che può durare una reimpostazione.
people-code-minutes = Durata di un codice
people-code-minutes-text = I minuti in cui si può usare un codice mandato per email.
people-wrong-per-code = Tentativi sbagliati
people-wrong-per-code-text = I tentativi sbagliati per ogni codice mandato per email, o per ogni verifica con un’app di autenticazione.
people-sends-in-ten-minutes = Codici in dieci minuti
people-sends-in-ten-minutes-text = I codici mandati per email a una destinazione in dieci minuti.
people-sends-a-day = Codici al giorno
people-sends-a-day-text = I codici mandati per email a una destinazione in un giorno; non meno di `sends_in_ten_minutes`.
people-max-authenticators = App di autenticazione
people-max-authenticators-text = Quante app di autenticazione può registrare un account; 0 le esclude dalle reimpostazioni. Tutte le app insieme contano come una sola custodia. Le custodie devono essere almeno quante le verifiche.
people-max-mail-addresses = Indirizzi email personali
people-max-mail-addresses-text = Quanti indirizzi email personali può registrare un account; 0 li esclude dalle reimpostazioni. Ogni indirizzo conta come una custodia a sé.
people-recovery-codes = Fogli di recupero
people-recovery-codes-text = Se un account può registrare un foglio di recupero: dieci codici su carta, ognuno valido una volta sola, come verifica di una reimpostazione e come secondo fattore. Il foglio conta come una custodia.
people-help-desk-codes = Codici dell’assistenza
people-help-desk-codes-text = Se l’assistenza può emettere un codice per una reimpostazione o uno sblocco in corso, per chi chiama e legge le due parole di confronto. Il codice vale solo su quel computer, per 15 minuti. Ogni membro dell’assistenza conta come una custodia.
people-max-temporary-code-hours = Durata massima di un codice temporaneo, in ore
people-max-temporary-code-hours-text = Per quante ore al massimo un codice temporaneo del reparto IT è il secondo fattore di una persona all’accesso, per esempio se il telefono è rimasto a casa. 0: il reparto IT non ne emette. I codici emessi prima valgono fino alla loro scadenza.
people-second-factor-on-new-device = Secondo fattore su un computer nuovo
people-second-factor-on-new-device-text = Se un accesso da un computer che l’account non conosce chiede anche un codice di un’app di autenticazione, se ne è registrata una.
people-second-factor-days = Di nuovo il secondo fattore dopo
people-second-factor-days-text = I giorni dopo i quali un accesso da un computer noto chiede di nuovo un secondo fattore; 0 per ogni accesso. Senza effetto dove `second_factor_on_new_device` non è attivo.
people-two-factors-everywhere = Secondo fattore ovunque
people-two-factors-everywhere-text = Se ogni sistema che accetta questa password chiede anche un secondo fattore. Solo allora può essere più corta con `nist`. Il servizio non può saperlo; tu sì.
people-own-mail-domains = Domini di posta propri
people-own-mail-domains-text = I domini di posta protetti dalla stessa password: un indirizzo di lì è rifiutato come indirizzo privato. Il dominio dell’indirizzo di lavoro di ogni persona è sempre tra questi.
people-company-words = Parole vietate
people-company-words-text = Le parole vietate dell’azienda. Le parole di `organisation` sono vietate da sé.
people-max-age-days = Età di una password
people-max-age-days-text = I giorni dopo i quali una password va cambiata. Se manca, le password non vanno mai cambiate.
people-expiry-mail-days = Promemoria della scadenza
people-expiry-mail-days-text = I giorni prima della scadenza di una password in cui la persona riceve un promemoria per email; 0 per nessun promemoria. Riguarda chi ha una password che va cambiata.

## Impostazioni del servizio

service-title = Impostazioni del servizio
service-intro = Le impostazioni di cui il servizio Chiave ha bisogno per partire. Qui ci sono tutte; quelle in un commento si possono lasciare fuori, e hanno allora il valore scritto lì, o quello che dice il loro testo. I percorsi relativi partono dalla cartella di questo file. `chiave-directory --config FILE config check` dice che cosa è sbagliato, con chiave e riga. I criteri degli account (regole, verifiche, limiti) stanno nell’archivio.
service-public-name = Nome pubblico
service-public-name-text = L’indirizzo al quale i computer e le persone raggiungono il servizio: senza percorso, e con la porta se non è 443. Ogni indirizzo che il servizio compone viene da questo, nessuno da una richiesta.
service-organisation = Organizzazione
service-organisation-text = Il nome che l’azienda si dà; compare all’accesso, nelle email e nelle app di autenticazione. Se manca: l’host di `public_name`.
service-sign-in-domains = Domini di accesso
service-sign-in-domains-text = Domini che si possono scrivere accanto al nome utente, come in `FIRMA\nome` o `nome@firma.example`: il servizio li toglie, all’accesso e in un’importazione. Va impostato prima della prima importazione: un nome salvato con il dominio non si trova più.
service-listen = Indirizzo di ascolto
service-listen-text = L’indirizzo e la porta su cui il servizio è in ascolto, come `0.0.0.0:443` o `[::]:443`.
service-data-dir = Cartella dell’archivio
service-data-dir-text = La cartella dell’archivio, creata da `init` con i permessi 0700. Solo `init` e `restore` creano un archivio: un file che manca, vuoto o estraneo, o un archivio senza nessun account, è rifiutato. Un solo servizio alla volta.
service-keys-dir = Cartella delle chiavi
service-keys-dir-text = La cartella dei file delle chiavi, separata dall’archivio e mai in un backup, creata da `init` con i permessi 0700. Un file che il gruppo o altri possono leggere o scrivere è rifiutato. Con systemd le chiavi possono arrivare come credenziali (`LoadCredential=sealing.key:…`): un file di là ha la precedenza su uno di qui.
service-tls-certificate = Certificato
service-tls-certificate-text = La catena dei certificati, per primo quello del servizio. Solo TLS 1.3.
service-tls-key = Chiave privata
service-tls-key-text = La chiave privata del certificato; rifiutata se altri oltre al proprietario possono leggerla o scriverla.
service-tls-client-authority = Autorità dei computer
service-tls-client-authority-text = Si possono collegare solo i computer che mostrano un certificato di una di queste autorità, purché non sia solo per scopi diversi da “clientAuth”; ogni computer indica il suo con `client_certificate`. Vale anche per bilanciatori di carico e sistemi di monitoraggio. Senza questa impostazione si può collegare qualsiasi computer.
service-smtp-host = Server di posta
service-smtp-host-text = Il server di posta. Il suo certificato deve portare questo nome.
service-smtp-port = Porta del server di posta
service-smtp-port-text = La porta del server di posta.
service-smtp-security = Sicurezza della connessione
service-smtp-security-text = Come è protetta la connessione con il server di posta: `starttls` significa TLS subito dopo il saluto, di solito sulla porta 587; `tls` significa TLS dal primo byte, di solito sulla porta 465. A un server senza TLS non si manda nulla.
service-smtp-authority = Autorità del server di posta
service-smtp-authority-text = L’autorità che ha firmato il certificato del server di posta, se è quella dell’azienda: allora per la posta vale soltanto questa. Se manca: le autorità del sistema operativo.
service-smtp-user-name = Nome utente per la posta
service-smtp-user-name-text = Il nome utente per il server di posta, insieme a `smtp.password_file` o per niente. Se manca: nessun accesso.
service-smtp-password-file = File della password
service-smtp-password-file-text = Un file che contiene la password per il server di posta e nient’altro; rifiutato se altri oltre al proprietario possono leggerlo o scriverlo.
service-smtp-from = Mittente
service-smtp-from-text = Il mittente di ogni email. Il servizio saluta il server di posta con il dominio di questo indirizzo.
service-smtp-connections = Connessioni con il server di posta
service-smtp-connections-text = Le email che si consegnano nello stesso momento, ognuna con una connessione propria. Se il server ne rifiuta tante, se ne aprono meno.
service-workers-count = Thread per gli hash
service-workers-count-text = I thread che calcolano gli hash delle password; ognuno occupa 19 MiB mentre lavora. La metà, arrotondata per difetto, serve solo i computer noti al loro account. Se manca: uno per ogni core, almeno 2.
service-workers-queue = Hash in attesa
service-workers-queue-text = Gli hash che possono attendere in ciascuna metà; oltre, il servizio risponde che è occupato (stato 503 con `Retry-After`).
service-log-level = Livello del log
service-log-level-text = Il livello meno grave che si scrive; le librerie non dicono mai più degli avvisi. Nessun livello scrive mai una password, un codice, un token, un indirizzo email o un nome.
service-log-json = Log in JSON
service-log-json-text = Un oggetto JSON per riga al posto del testo.
service-log-file = File del log
service-log-file-text = Un file in cui si aggiungono righe, al posto dell’uscita degli errori, compreso il motivo per cui il servizio non parte dopo aver letto le impostazioni. È riaperto con SIGHUP, perché lo si possa ruotare, ed è creato con i permessi 0600: per un raccoglitore di un altro utente bisogna creare il file prima, con il gruppo e i permessi voluti (`create 0640 chiave adm` di logrotate). Se manca: l’uscita degli errori.
service-log-journal = Log nel journal
service-log-journal-text = Gli eventi con i loro campi nel journal del sistema (systemd), al posto dell’uscita degli errori; non insieme a `log.file`.
service-log-syslog = Log in syslog
service-log-syslog-text = Righe di testo al demone syslog di questa macchina (`/dev/log`), al posto dell’uscita degli errori; non insieme a `log.file` o a `log.journal`.
service-log-addresses = Indirizzi di rete nel log
service-log-addresses-text = Se la riga di ogni richiesta ha l’indirizzo di rete da cui è arrivata. È un dato personale.
service-log-accounts = Account nel log
service-log-accounts-text = Se la riga di ogni richiesta ha l’identificatore dell’account nella cui sessione è stata fatta. È un dato personale.
service-metrics-listen = Indirizzo delle metriche
service-metrics-listen-text = Dove un raccoglitore come Prometheus legge i numeri del servizio, in HTTP semplice: `/metrics`, `/healthz` e `/readyz`. Se manca: da nessuna parte.
service-metrics-beyond-this-machine = Metriche per altre macchine
service-metrics-beyond-this-machine-text = Permette in `metrics.listen` un indirizzo che altre macchine raggiungono. I numeri non riguardano nessuno in particolare, ma dicono quante persone accedono, e quando.
