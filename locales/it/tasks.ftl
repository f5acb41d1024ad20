# La prima parte dell’aiuto: quello che le persone vengono a fare. Ogni attività ha un titolo, un testo con
# un paragrafo per riga e le parole con cui la ricerca la trova, oltre a quelle del titolo e del testo.

help-tasks = Che cosa vuoi fare?
help-errors = I messaggi e il loro significato
help-task-none-exact = Nessuna pagina ha tutte queste parole. Queste ne hanno alcune.

task-new-phone = Ho un telefono nuovo
task-new-phone-text =
    Se hai ancora il vecchio telefono, tienilo finché quello nuovo non vale.
    Accedi, apri “Sicurezza” e aggiungi l’app di autenticazione sul telefono nuovo. Per l’accesso vale subito, per reimpostare la password dopo 72 ore.
    Dopo, elimina quella vecchia in “Sicurezza”. Se deve restare più a lungo, Chiave dice fino a quando.
    Se il vecchio telefono non c’è più, guarda “Ho perso il telefono”.
task-new-phone-words = cambio telefono, sostituire, spostare, trasferire, smartphone, cellulare, autenticatore, secondo fattore, 2FA, MFA
task-lost-phone = Ho perso il telefono
task-lost-phone-text =
    Se hai un’app di autenticazione anche su un altro dispositivo, usa il codice che mostra. Dove Chiave chiede il codice dell’app un indirizzo email non basta: chi legge le tue email non deve poter entrare.
    Se non hai un’altra app, scegli “Non posso usare questo metodo” e chiama l’assistenza. Dopo aver verificato la tua identità ti dà un codice di attivazione: scegli “Ho un codice di attivazione” nella pagina di accesso.
    Con quel codice aggiungi il nuovo telefono ed elimini quello perso.
task-lost-phone-words = rubato, furto, rotto, smarrito, senza telefono, batteria scarica, cellulare, non riesco ad accedere, recupero, codice di recupero, autenticatore, secondo fattore, 2FA, MFA
task-get-app = Installare un’app di autenticazione
task-get-app-text =
    Apri lo store del telefono e installa un’app di autenticazione, per esempio Microsoft Authenticator, Google Authenticator o FreeOTP. Sono gratuite.
    Poi aggiungi l’app in Chiave, in “Sicurezza”: l’app inquadra un codice QR e da quel momento mostra un codice di sei cifre.
    L’app funziona senza rete, anche all’estero.
task-get-app-words = scaricare, quale app, app dei codici, OTP, TOTP, Google, Microsoft, QR, sei cifre, autenticatore, secondo fattore, 2FA, MFA
task-good-password = Scegliere una buona password
task-good-password-text =
    Prendi tre o quattro parole che non c’entrano l’una con l’altra, né con te e la tua azienda. Gli spazi sono ammessi.
    Lunga è meglio che complicata: non devi ricordare simboli e cifre.
    Usala solo qui. Mentre scrivi, Chiave mostra ogni regola della tua azienda.
task-good-password-words = forte, debole, regole, requisiti, lunghezza, caratteri, rifiutata, criteri, cambiare password, sicura
task-locked = Il mio account è bloccato
task-locked-text =
    Scegli “Il mio account è bloccato” nella pagina di accesso e verifica la tua identità. Così finiscono il blocco e ogni attesa dopo le password sbagliate; la password non cambia.
    Se ti viene chiesto solo di aspettare, puoi anche aspettare: la pagina dice fino a quando.
    Se il blocco ritorna, forse un telefono o un altro computer usa ancora una vecchia password. L’assistenza può scoprirlo.
task-locked-words = sbloccare, sblocco, troppi tentativi, password sbagliata, attesa, aspettare, congelato, non riesco ad accedere, disattivato
task-expired = La mia password è scaduta
task-expired-text =
    Accedi con la vecchia password: Chiave te ne fa scegliere subito una nuova.
    Se non la ricordi più, scegli “Ho dimenticato la password” nella pagina di accesso.
task-expired-words = scadenza, scade, rinnovare, troppo vecchia, per quanto tempo, valida, quanto dura, cambiare password
task-first-day = È il mio primo giorno
task-first-day-text =
    Ti servono il nome utente e il codice di attivazione ricevuti dal reparto IT. Scegli “Ho un codice di attivazione” nella pagina di accesso.
    Poi aggiungi i metodi per verificare la tua identità e scegli la password. Bastano circa cinque minuti.
    Tieni il telefono a portata di mano. Se il codice non funziona, l’assistenza può dartene uno nuovo.
task-first-day-words = nuovo qui, inizio, cominciare, attivare, attivazione, registrarsi, iscrizione, configurare, neoassunto, codice del reparto IT
task-not-me = Non l’ho fatto io
task-not-me-text =
    Se un’email o l’elenco dell’attività recente mostra qualcosa che non hai fatto, cambia subito la password, scegli “Esci da tutti i computer” nelle impostazioni, perché un cambio lascia connessi i computer riconosciuti, e cerca in “Sicurezza” un metodo che non è tuo.
    Poi avvisa subito l’assistenza, con l’ora indicata nell’email o nell’elenco.
    Non dire mai un codice a nessuno, nemmeno all’assistenza.
task-not-me-words = hacker, attacco, phishing, sospetto, estraneo, qualcun altro, sconosciuto, truffa, frode, sicurezza, avviso, email inattesa
task-other-computer = Uso un altro computer
task-other-computer-text =
    Accedi lì con il tuo nome utente e la password. La prima volta Chiave chiede un’altra verifica, per esempio il codice dell’app.
    Quando cambi la password, i computer che il tuo account riconosce restano connessi, e tutti gli altri chiedono quella nuova.
    Se uno è perso o rubato, scegli “Esci da tutti i computer” nelle impostazioni.
    Su un computer che non è tuo, esci quando hai finito.
task-other-computer-words = nuovo computer, portatile, secondo computer, condiviso, di un collega, dispositivo, PC, disconnettere, uscire
task-ordered = Il reparto IT mi ha disconnesso o ha chiesto una nuova password
task-ordered-text =
    Il reparto IT può disconnetterti da un computer, rimuovere il tuo account da un computer o chiederti una nuova password. Lo fa se un computer è perso o se qualcuno potrebbe conoscere la tua password. Chiave dice quale dei tre è stato.
    Dopo una disconnessione, accedi di nuovo. Dopo la rimozione dell’account, su quel computer non ne resta nulla: accedi con la password, e Chiave chiede un’altra verifica.
    Se viene chiesta una nuova password, sceglila prima di ogni altra cosa. Quello che avevi iniziato prima non è stato salvato; una password in corso di scrittura viene scritta fino in fondo.
    Il reparto IT può anche chiedere il rapporto di un computer, che dice se Chiave vi funziona. Prima lo leggi, e viene inviato solo se sei d’accordo.
    Se non sai perché è successo, chiedi all’assistenza.
task-ordered-words = ordine, rimosso, rimozione account, cancellato, disconnesso, disconnessione, perché, nuova password richiesta, obbligo, cambiare password, computer perso, portatile rubato, a distanza
task-not-working = Chiave non funziona su questo computer
task-not-working-text =
    Scegli “Controlla questo computer”. Chiave controlla le proprie impostazioni, la connessione al servizio, l’orologio e il portachiavi, e per ogni problema dice come rimediare. Funziona anche prima dell’accesso.
    Se deve rimediare l’assistenza, lì scegli “Copia il rapporto” e incollalo nel tuo messaggio. Il rapporto indica il servizio e chi ha effettuato l’accesso su questo computer. Non contiene né password né codici.
task-not-working-words = errore, problema, offline, senza connessione, rete, VPN, proxy, certificato, non attendibile, orologio, portachiavi, rotto, guasto, diagnosi, riparare, controllare, rapporto
task-what-it-sees = Che cosa vede il reparto IT
task-what-it-sees-text =
    Può vedere quando hai fatto l’accesso, cambiato o reimpostato la password, e il nome del computer; e quali tipi di metodi hai aggiunto, quando, il nome che hai dato a un’app e un indirizzo con quasi tutte le lettere nascoste.
    Può vedere su quali computer hai effettuato l’accesso e quando ognuno ha raggiunto il servizio l’ultima volta, e può terminare lì la sessione, rimuovere il tuo account da quel computer o chiederti una nuova password. Ogni computer comunica anche la sua versione di Chiave, quali impostazioni ha e se il suo portachiavi si apre.
    Non può mai vedere la password, i codici o la chiave dell’app.
    Il tuo indirizzo email personale è conservato cifrato. Serve per i codici e per gli avvisi sul tuo account.
task-what-it-sees-words = privacy, dati, GDPR, riservatezza, controllo, personale, privato, spiare, azienda, amministratore

task-go-security = Vai alle informazioni di sicurezza
task-go-add-app = Aggiungi un’app di autenticazione
task-go-change = Cambia password
task-go-unlock = Sblocca il mio account
task-go-forgot = Ho dimenticato la password
task-go-activate = Ho un codice di attivazione
task-go-sign-in = Accedi
