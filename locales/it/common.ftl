# Parole che più schermate condividono. I nomi dei prodotti sono termini e non si traducono mai.

-product = Chiave

app-name = { -product }
opening-title = Un momento
skip-to-page = Vai alla pagina

nav-label = Principale
nav-overview = Panoramica
nav-password = Password
nav-security = Sicurezza
nav-help = Aiuto
nav-settings = Impostazioni
nav-you = Account
side-help = Aiuto
side-settings = Impostazioni

steps-label = Passi
steps-count = Passo { $step } di { $total }
steps-done = Fatto
step-done = Fatto:

go-back = Indietro
cancel = Annulla
continue = Continua
try-again = Riprova
check-computer = Controlla questo computer
close = Chiudi
sign-in = Accedi
copy = Copia
copied = Copiato

user-name = Nome utente
user-name-hint = Il nome del tuo account aziendale.
password = Password
show-password = Mostra la password
show-current = Mostra la password attuale
show-new = Mostra la nuova password
hide-password = Nascondi la password
caps-lock = Il blocco maiuscole è attivo.
field-missing = Questo campo è ancora vuoto.
field-missing-user-name = Inserisci il nome utente.
field-missing-password = Inserisci la password.
field-missing-current = Inserisci la password attuale.
field-missing-new = Inserisci una nuova password.
field-missing-code = Inserisci il codice.
field-missing-pass = Inserisci il codice di attivazione.
field-missing-address = Inserisci un indirizzo email.
field-missing-label = Inserisci un nome per l’app.
code-incomplete = Il codice ha { $digits } cifre.

sync-live = Aggiornato { $ago }
sync-stale = Dati aggiornati { $ago }
sync-offline = Offline, dati aggiornati { $ago }
sync-never = Non ancora aggiornato
sync-now = Aggiorna

throttled-until = Puoi riprovare tra { $time }.
throttle-over = Ora puoi riprovare.
tries-left = { $tries ->
    [0] Non ci sono più tentativi.
    [one] Resta { $tries } tentativo.
   *[other] Restano { $tries } tentativi.
}
request-number = Richiesta
copy-request = Copia il numero della richiesta
kept-password = La tua password attuale funziona ancora.

details = Dettagli

## Condizioni del computer e della connessione

offline-title = Il servizio non è raggiungibile
offline-text = Per accedere, cambiare o reimpostare la password serve una connessione.
no-network-title = Questo computer non è connesso a una rete
no-service-title = Il servizio al momento non risponde
no-service-text = La connessione funziona. Di solito il servizio torna da solo; Chiave riprova ogni mezzo minuto.
certificate-expired-at = Certificato scaduto: { $when }.
certificate-valid-from = Certificato valido da: { $when }.
offline-why = Disponibile quando torna la connessione
update-title = Chiave va aggiornata
update-text = Il servizio ha inviato una risposta che questa versione non riconosce. Installa l’aggiornamento offerto dalla tua azienda, oppure chiedilo all’assistenza.
keyring-locked-title = Il portachiavi di questo computer è bloccato
keyring-locked-text = Il portachiavi è il posto dove questo computer conserva le password. { $session ->
    [none] Finché è bloccato, Chiave non vede un accesso precedente e il tuo account può non riconoscere questo computer. Quando accedi, il computer può chiederti di sbloccarlo.
   *[other] Tutto funziona, ma se chiudi questa finestra dovrai accedere di nuovo. Sblocca il portachiavi per non ripetere l’accesso.
}
keyring-missing-title = Questo computer non ha un portachiavi
keyring-missing-text = Il portachiavi è il posto dove questo computer conserva le password. { $session ->
    [none] Tutto funziona, ma un accesso dura solo finché non chiudi questa finestra.
   *[other] Tutto funziona, ma se chiudi questa finestra dovrai accedere di nuovo.
}
keyring-hanging-title = Il portachiavi di questo computer non risponde
keyring-hanging-text = Il portachiavi è il posto dove questo computer conserva le password. { $session ->
    [none] Finché non risponde, Chiave non vede un accesso precedente e il tuo account può non riconoscere questo computer. Di solito basta riavviare il computer.
   *[other] Tutto funziona, ma se chiudi questa finestra dovrai accedere di nuovo. Di solito basta riavviare il computer.
}
files-not-kept-title = Su questo computer non si può salvare nulla
files-not-kept-text = Tutto funziona, ma alla chiusura di questa finestra si perdono le impostazioni e l’ultimo stato del tuo account. La tua cartella personale non è scrivibile: avvisa l’assistenza.

## Tipi di verifica

kind-authenticator = App di autenticazione
kind-mail = Indirizzo email personale
kind-recovery-codes = Foglio di recupero
kind-help-desk-code = Codice dell’assistenza
kind-temporary-code = Codice temporaneo
kind-password = Password attuale
kind-unknown = Qualcosa di più recente di questa versione di Chiave
