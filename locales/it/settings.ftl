# Le impostazioni: il nome di ognuna, che cosa fa e che valore può avere. Per il manuale, i modelli per l’IT e la riga di
# comando; non per la finestra.

## Che valore può avere

kind-origin = indirizzo `https://` con l’host, e con la porta se non è 443
kind-proxy = indirizzo `http://` o `https://` senza nome utente e password
kind-certificate-file = percorso di un file PEM
kind-text = testo
kind-choice = uno tra: { $choices }
kind-flag = `true` o `false`
kind-whole = numero intero da { $least } a { $most }
kind-texts = elenco di testi

## Che cosa comporta un valore sbagliato

mistake-closes = L’accesso al servizio è chiuso.
mistake-ignored = Il valore è ignorato.

## I livelli

level-mandatory = obbligatoria
level-recommended = obbligatoria o consigliata

## Impostazioni di un computer

computer-title = Impostazioni di un computer
computer-server = Indirizzo del servizio
computer-server-text = Il nome pubblico del servizio Chiave dell’azienda.
computer-authority = Autorità di certificazione
computer-authority-text = Un file con l’autorità di certificazione dell’azienda, attendibile insieme alle autorità del sistema. Un percorso relativo parte dalla cartella del file di impostazioni.
computer-proxy = Proxy
computer-proxy-text = Il proxy che porta al servizio. Senza questa impostazione il servizio è raggiunto direttamente, qualunque cosa dica l’ambiente.
computer-organisation = Nome dell’organizzazione
computer-organisation-text = Il nome dell’azienda, mostrato nella pagina di accesso. Senza questa impostazione vale il nome che il servizio comunica, quando risponde.
computer-organisation-help = A chi chiedere aiuto
computer-organisation-help-text = A chi ci si può rivolgere per aiuto, con le parole dell’azienda. Si vede ovunque possa servire aiuto. `{ "{" }user{ "}" }`, `{ "{" }computer{ "}" }` e `{ "{" }version{ "}" }` stanno per il nome utente, il nome del computer e la versione dell’applicazione.
computer-language = Lingua
computer-language-text = La lingua della finestra.
computer-log-level = Livello del log
computer-log-level-text = Quanto l’applicazione scrive sulla sua uscita degli errori, che di solito il desktop conserva nel journal: `error`, `warn`, oppure `info` con quello che l’applicazione fa. Vale dal prossimo avvio.
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
