# L’esame di un computer: che cosa si è trovato, e come rimediare. Lo dicono “chiave doctor” in un terminale e, nella
# finestra, la pagina che controlla questo computer, che riceve queste frasi dal guscio.

doctor-good = In ordine
doctor-doubtful = Nota
doctor-bad = Problema
doctor-all-good = Non si è trovato nulla che impedisca a Chiave di funzionare su questo computer.
doctor-not-good = Al momento qualcosa impedisce a Chiave di funzionare. Sotto ogni problema è indicato che cosa fare.

## Impostazioni

doctor-settings-good = Le impostazioni di questo computer sono in ordine.
doctor-settings-ignored =
    { $problems ->
        [one] Un’impostazione di questo computer è ignorata.
       *[other] { $problems } impostazioni di questo computer sono ignorate.
    }
doctor-settings-ignored-fix = Il servizio si può usare. Per il reparto IT: “chiave policy explain” indica ogni impostazione e perché è ignorata.
doctor-no-server = Le impostazioni di questo computer non indicano alcun servizio utilizzabile.
doctor-no-server-fix = Avvisa l’assistenza. Per il reparto IT: “chiave policy explain” indica che cosa non va, con file e riga.
doctor-no-authority = Questo computer non ha alcuna autorità di certificazione, quindi nessun servizio è attendibile.
doctor-no-authority-fix = Avvisa l’assistenza. Per il reparto IT: installa il pacchetto ca-certificates, o indica l’autorità dell’azienda nelle impostazioni.

doctor-authority-with-key = Il file { $file }, che indica l’autorità della tua azienda, contiene anche una chiave privata.
doctor-authority-with-key-fix = Avvisa l’assistenza. Per il reparto IT: il file può essere letto da tutti su questo computer. Deve contenere solo il certificato. Se la chiave è quella dell’autorità, consideratela rubata: chi l’ha può creare certificati di cui i vostri computer si fidano.

## La via verso il servizio

doctor-no-network = Questo computer non è connesso ad alcuna rete.
doctor-no-network-fix = Connettiti a una rete e controlla di nuovo.
doctor-via-proxy = La connessione passa dal proxy { $proxy }.
doctor-via-system-proxy = La connessione passa dal proxy { $proxy }, indicato dall’ambiente di Chiave.
doctor-no-system-proxy = L’ambiente di Chiave non indica alcun proxy per il servizio, quindi la connessione è diretta.
doctor-no-proxy-address = La variabile { $variable } dell’ambiente di Chiave non è l’indirizzo di un proxy, quindi non si apre alcuna connessione.
doctor-no-proxy-address-fix = Avvisa l’assistenza. Per il reparto IT: la variabile deve essere come http://proxy.example.com:3128, senza spazi né virgolette. In un nome utente o una password prima di “@”, i caratteri diversi da lettere e cifre si scrivono codificati, per esempio %40 per “@”, %2F per “/”, %23 per “#” e %5C per “\”.
doctor-proxy-refuses = Il proxy { $proxy } rifiuta di connettersi al servizio (stato HTTP { $status }).
doctor-proxy-refuses-fix =
    { $why ->
        [no-sign-in] Avvisa l’assistenza: il proxy chiede un accesso, e deve lasciar passare senza accesso le connessioni verso il servizio.
        [wrong-sign-in] Avvisa l’assistenza: il proxy non accetta l’accesso previsto dall’ambiente di Chiave. Quell’accesso va corretto, oppure il proxy deve lasciar passare senza accesso le connessioni verso il servizio.
        [no-way] Controlla di nuovo tra qualche minuto. Se non basta, avvisa l’assistenza: il proxy non raggiunge il servizio.
       *[other] Avvisa l’assistenza: il proxy deve permettere le connessioni verso il servizio.
    }
doctor-proxy-leads-nowhere = Il proxy { $proxy } accetta connessioni, ma nessuna richiesta HTTPS che passa di lì riceve risposta dal servizio.
doctor-proxy-leads-nowhere-fix = Controlla di nuovo tra qualche minuto. Se non basta, avvisa l’assistenza: il proxy non raggiunge il servizio, non è un proxy per HTTP, qualcosa interrompe la connessione, o il server non parla TLS 1.3.
doctor-name-found = Il nome { $host } è noto; il suo indirizzo è { $address }.
doctor-name-not-found = Non è noto alcun indirizzo per il nome { $host }.
doctor-name-not-found-fix = Connettiti alla rete o alla VPN dell’azienda e controlla di nuovo. Se sei connesso, avvisa l’assistenza: il nome manca nel DNS, o è scritto male nelle impostazioni, o nessun server dei nomi è raggiungibile.
doctor-name-not-in-time = Non è stato possibile cercare in tempo il nome { $host }: nessun server dei nomi risponde.
doctor-name-not-in-time-fix = Connettiti alla rete o alla VPN dell’azienda e controlla di nuovo. Se sei connesso, avvisa l’assistenza: i server dei nomi di questa rete non rispondono.
doctor-port-closed = A { $place } nulla accetta connessioni.
doctor-port-closed-fix = Controlla di nuovo tra qualche minuto. Se non basta, avvisa l’assistenza: a questo indirizzo non è in esecuzione alcun programma.
doctor-port-silent = { $place } non risponde.
doctor-port-silent-fix = Connettiti alla rete o alla VPN dell’azienda e controlla di nuovo. Se sei connesso, avvisa l’assistenza: forse un firewall scarta la connessione.
doctor-address-silent = { $place } accetta connessioni, ma uno dei suoi indirizzi, { $address }, non risponde.
doctor-address-silent-fix = Chiave funziona, ma alcune connessioni iniziano in ritardo. Per il reparto IT: un firewall scarta le connessioni a questo indirizzo, lì non è in ascolto nulla, o l’indirizzo va tolto dal DNS.
doctor-no-answer = { $server } accetta connessioni, ma nessuna richiesta HTTPS riceve risposta.
doctor-no-answer-fix = Controlla di nuovo tra qualche minuto. Se non basta, avvisa l’assistenza: forse un proxy o un firewall interrompe la connessione, o il server non parla TLS 1.3.

## Il certificato

doctor-certificate-trusted =
    { $issuer ->
        [none] Il certificato del servizio è attendibile. È valido fino a { $at }.
       *[other] Il certificato del servizio è attendibile. È stato emesso da { $issuer } ed è valido fino a { $at }.
    }
doctor-pins-only-reported =
    { $issuer ->
        [none] Il certificato del servizio non ha alcuna delle chiavi indicate dall’azienda; per ora questo viene solo segnalato.
       *[other] Il certificato del servizio è stato emesso da “{ $issuer }” e non ha alcuna delle chiavi indicate dall’azienda; per ora questo viene solo segnalato.
    }
doctor-pins-only-reported-fix = Chiave funziona, ma il certificato sarà rifiutato non appena le chiavi nelle impostazioni (“pins”) saranno obbligatorie. Avvisa l’assistenza: prima di allora va indicata la chiave di questo certificato o di un’autorità al di sopra.
doctor-certificate-not-trusted =
    { $issuer ->
        [none] Il certificato che il server mostra non è stato emesso da alcuna autorità di cui questo computer si fida.
       *[other] Il certificato che il server mostra è stato emesso da “{ $issuer }”, di cui questo computer non si fida.
    }
doctor-certificate-not-trusted-fix =
    { $issuer ->
        [none] Avvisa l’assistenza. Spesso il server non invia il certificato intermedio necessario. Altrimenti nelle impostazioni manca l’autorità dell’azienda, oppure un altro programma o una rete intercetta la connessione.
       *[other] Di’ all’assistenza chi lo ha emesso. Spesso il server non invia il certificato intermedio necessario. Altrimenti nelle impostazioni manca l’autorità dell’azienda, oppure un altro programma o una rete intercetta la connessione.
    }
doctor-certificate-of-authority =
    { $issuer ->
        [none] Il certificato che il server mostra è quello di un’autorità, che nessun server può mostrare come proprio.
       *[other] Il certificato che il server mostra, emesso da “{ $issuer }”, è quello di un’autorità, che nessun server può mostrare come proprio.
    }
doctor-certificate-of-authority-fix =
    { $issuer ->
        [none] Avvisa l’assistenza. O il servizio ha bisogno di un certificato per server (basic constraints senza “CA:TRUE”), oppure un altro programma o una rete intercetta la connessione.
       *[other] Di’ all’assistenza chi lo ha emesso. O il servizio ha bisogno di un certificato per server (basic constraints senza “CA:TRUE”), oppure un altro programma o una rete intercetta la connessione.
    }
doctor-certificate-other-purpose =
    { $issuer ->
        [none] Il certificato che il server mostra non è per un server: indica altri scopi.
       *[other] Il certificato che il server mostra, emesso da “{ $issuer }”, non è per un server: indica altri scopi.
    }
doctor-certificate-other-purpose-fix =
    { $issuer ->
        [none] Avvisa l’assistenza. O il servizio ha bisogno di un certificato con lo scopo “serverAuth” (extended key usage), oppure un altro programma o una rete intercetta la connessione.
       *[other] Di’ all’assistenza chi lo ha emesso. O il servizio ha bisogno di un certificato con lo scopo “serverAuth” (extended key usage), oppure un altro programma o una rete intercetta la connessione.
    }
doctor-certificate-not-pinned =
    { $issuer ->
        [none] Il certificato che il server mostra non ha alcuna delle chiavi indicate dall’azienda.
       *[other] Il certificato che il server mostra è stato emesso da “{ $issuer }” e non ha alcuna delle chiavi indicate dall’azienda.
    }
doctor-certificate-not-pinned-fix =
    { $issuer ->
        [none] Avvisa l’assistenza. O il servizio ha un certificato nuovo e le impostazioni sono più vecchie, oppure un altro programma o una rete intercetta la connessione.
       *[other] Di’ all’assistenza chi lo ha emesso. O il servizio ha un certificato nuovo e le impostazioni sono più vecchie, oppure un altro programma o una rete intercetta la connessione.
    }
doctor-certificate-other-name =
    { $names ->
        [none] Il certificato che il server mostra non è per il nome del servizio.
       *[other] Il certificato che il server mostra è per { $names }, e non per il nome del servizio.
    }
doctor-certificate-other-name-fix = Se questa rete ha una pagina di accesso, prima accedi lì. Altrimenti avvisa l’assistenza: l’indirizzo nelle impostazioni, o il certificato, è un altro.
doctor-certificate-expired =
    { $at ->
        [none] Il certificato del servizio è scaduto.
       *[other] Il certificato del servizio è scaduto: { $at }.
    }
doctor-certificate-expired-fix = Controlla la data e l’ora di questo computer: il suo orologio indica { $now }. Se sono giuste, avvisa l’assistenza: il servizio ha bisogno di un certificato nuovo.
doctor-certificate-not-yet-valid =
    { $at ->
        [none] Il certificato del servizio non è ancora valido.
       *[other] Il certificato del servizio vale solo a partire da { $at }.
    }
doctor-certificate-not-yet-valid-fix = Controlla la data e l’ora di questo computer: il suo orologio indica { $now }. Se sono giuste, avvisa l’assistenza: il certificato del servizio è per più tardi.
doctor-client-certificate-refused =
    { $file ->
        [none] Si possono collegare al servizio solo i computer con un certificato, e le impostazioni di questo computer non ne indicano.
       *[other] { $at ->
            [none] Il certificato di questo computer, in { $file }, non è accettato lungo la via per il servizio.
           *[other] Il certificato di questo computer, in { $file } e valido fino a { $at }, non è accettato lungo la via per il servizio.
        }
    }
doctor-client-certificate-refused-fix = Avvisa l’assistenza. Per il reparto IT: l’impostazione “client_certificate” indica il file con il certificato e la chiave di questo computer. Deve averlo emesso un’autorità che il servizio, o il gateway davanti al servizio, indica per i computer.
doctor-own-certificate = Il certificato di questo computer, in { $file }, è valido fino a { $at }.
doctor-own-certificate-ends = Il certificato di questo computer, in { $file }, è valido solo fino a { $at }.
doctor-own-certificate-ends-fix = Chiave funziona finché nessuno lungo la via per il servizio rifiuta quel certificato. Avvisa l’assistenza. Per il reparto IT: metti nel file un certificato nuovo con la sua chiave; vale subito.

## Il servizio

doctor-no-service = A { $server } risponde qualcosa di diverso da Chiave.
doctor-no-service-fix = Se questa rete ha una pagina di accesso, prima accedi lì. Altrimenti avvisa l’assistenza: un proxy risponde al posto del servizio, il servizio è in manutenzione, o l’indirizzo nelle impostazioni è un altro.
doctor-service-refuses = Il servizio risponde, ma rifiuta di dire che cos’è ({ $code }).
doctor-service-refuses-fix = Controlla di nuovo tra qualche minuto. Se non basta, di’ all’assistenza questo codice.
doctor-another-service = A { $server } risponde una directory diversa dalla tua.
doctor-another-service-fix = Non digitare qui la tua password. Avvisa l’assistenza: il servizio ha un archivio diverso da prima.
doctor-update-needed = Il servizio chiede una versione di Chiave più recente di quella su questo computer.
doctor-update-needed-fix = Installa la versione più recente, o chiedilo all’assistenza.
doctor-service-too-old = Il servizio è troppo vecchio per la versione di Chiave su questo computer.
doctor-service-too-old-fix = Avvisa l’assistenza: il servizio va aggiornato.
doctor-service-answers = Il servizio di { $organisation } risponde. La sua versione è { $version }.

## L’orologio

doctor-clock-agrees = L’orologio di questo computer concorda con quello del servizio.
doctor-clock-ahead =
    { $minutes ->
        [one] L’orologio di questo computer è avanti di un minuto rispetto a quello del servizio.
       *[other] L’orologio di questo computer è avanti di { $minutes } minuti rispetto a quello del servizio.
    }
doctor-clock-behind =
    { $minutes ->
        [one] L’orologio di questo computer è indietro di un minuto rispetto a quello del servizio.
       *[other] L’orologio di questo computer è indietro di { $minutes } minuti rispetto a quello del servizio.
    }
doctor-clock-differs-fix = Lascia che il sistema regoli l’orologio da sé. I codici di un’app di autenticazione su questo computer sarebbero sbagliati.
doctor-clock-wrong = L’orologio di questo computer contraddice l’ora in cui il servizio ha risposto in precedenza, perciò il certificato del servizio sembra fuori validità.
doctor-clock-wrong-fix = Imposta la data e l’ora di questo computer, il cui orologio indica { $now }, e controlla di nuovo.

## Questo computer

doctor-keyring-ready =
    { $owner ->
        [none] Il portachiavi è aperto.
       *[other] Il portachiavi ({ $owner }) è aperto.
    }
doctor-keyring-locked =
    { $owner ->
        [none] Il portachiavi è bloccato.
       *[other] Il portachiavi ({ $owner }) è bloccato.
    }
doctor-keyring-locked-fix = Chiave funziona, ma devi accedere di nuovo a ogni avvio. Sblocca il portachiavi con la sua password: spesso è quella con cui prima accedevi a questo computer.
doctor-keyring-missing = Nessun portachiavi risponde.
doctor-keyring-missing-fix = Chiave funziona, ma devi accedere di nuovo a ogni avvio. Chiedi all’assistenza un portachiavi, come GNOME Keyring, KWallet o KeePassXC.
doctor-keyring-hanging =
    { $owner ->
        [none] Il portachiavi non risponde.
       *[other] Il portachiavi ({ $owner }) non risponde.
    }
doctor-keyring-hanging-fix = Chiave funziona, ma devi accedere di nuovo a ogni avvio. Cerca una domanda del portachiavi in un’altra finestra; altrimenti esci da questo computer e accedi di nuovo.
doctor-nothing-kept = Questo computer è condiviso, quindi nel portachiavi non viene salvato nulla.
doctor-keyring-left = Qualcosa di un account rimosso da questo computer è ancora in un portachiavi bloccato: { $keyrings }.
doctor-keyring-left-fix = Aprilo con la sua password, per esempio nel programma dei portachiavi del tuo desktop, e controlla di nuovo: Chiave rimuove quello che resta e non ne usa nulla. Se nessuno conosce più la password, elimina lì il portachiavi o chiedilo all’assistenza.
doctor-files-kept = Su questo computer si possono salvare file.
doctor-files-not-kept = In { $folder } non si può salvare alcun file.
doctor-files-not-kept-fix = Chiave funziona, ma dimentica tutto quando termina. Fai spazio sul disco, o chiedi all’assistenza il permesso di scrivere in questa cartella e in ogni suo file.
doctor-files-of-another = Chiave è in esecuzione come root nella cartella personale di un altro utente, quindi non salva nulla in { $folder }.
doctor-files-of-another-fix = Per esaminare il computer come lo trova la persona, esegui il comando come quella persona, senza “sudo”.
doctor-signed-in = { $user_name } ha effettuato l’accesso su questo computer.
doctor-not-signed-in = Nessuno ha effettuato l’accesso su questo computer.

## Le parti, come le chiama la pagina

doctor-part-settings = Impostazioni
doctor-part-connection = Connessione
doctor-part-certificate = Certificato
doctor-part-service = Servizio
doctor-part-clock = Orologio
doctor-part-keyring = Portachiavi
doctor-part-files = File
doctor-part-session = Accesso
