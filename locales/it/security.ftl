# Informazioni di sicurezza: i metodi con cui verifichi la tua identità; vederli, aggiungerli, eliminarli.

security-title = Informazioni di sicurezza
security-text = I metodi per verificare la tua identità quando accedi o reimposti la password.
security-missing-title = { $missing ->
    [one] Manca un metodo
   *[other] Mancano { $missing } metodi
}
security-missing-text = Per reimpostare la password { $needed ->
    [one] serve { $needed } verifica
   *[other] servono { $needed } verifiche
}, di tipo diverso, per esempio con il telefono e con la casella di posta.
security-reset-off-title = Una password dimenticata la reimposta l’assistenza
security-reset-off-text = La tua azienda non ti permette di reimpostarla in autonomia. I tuoi metodi servono comunque quando accedi e quando cambi qualcosa qui.
security-young-title = Potrai reimpostare la password in autonomia da { $when }
security-young-text = I nuovi metodi valgono dopo 72 ore, per proteggerti se li aggiunge qualcun altro.
security-get-code = Come avere un codice di attivazione
security-none-title = Nessun metodo registrato
security-none-text = Senza informazioni di sicurezza, se dimentichi la password può aiutarti solo l’assistenza. Per aggiungere due metodi bastano circa tre minuti.
register-code-text = Se dimentichi la password adesso, può aiutarti solo l’assistenza. Il primo metodo si aggiunge con un codice di attivazione, che ti dà l’assistenza.
security-methods = I tuoi metodi
security-add = Aggiungi un metodo
security-add-first = Aggiungi il primo metodo
security-add-missing = Aggiungi il metodo che manca
security-add-authenticator = Aggiungi un’app di autenticazione
security-add-authenticator-hint = Mostra un codice sul telefono, anche senza rete
security-add-recovery-codes = Crea un foglio di recupero
security-add-recovery-codes-hint = Dieci codici su carta, per quando non hai altro. Un nuovo foglio sostituisce il vecchio
security-ends = Scade { $when }
security-codes-left = { $left ->
    [one] { $left } codice rimasto
   *[other] { $left } codici rimasti
  }
security-few-codes-title = { $left ->
    [0] Sul foglio di recupero non resta nessun codice
    [one] Sul foglio di recupero resta { $left } codice
   *[other] Sul foglio di recupero restano { $left } codici
  }
security-few-codes-text = Crea un nuovo foglio finché puoi: sostituisce il vecchio e dopo 72 ore serve anche a reimpostare la password.
security-few-codes-make = Crea un nuovo foglio
security-add-mail = Aggiungi un indirizzo email personale
security-add-mail-hint = Riceve un codice quando ti serve
security-chip-reset = Per la reimpostazione
security-chip-not-counted-own-domain = Non vale: si legge con questa password
security-chip-not-counted-unknown = Al momento non vale
security-chip-reset-from = Per la reimpostazione dal { $day }
security-chip-sign-in = Per l’accesso
security-added-on = Registrazione: { $day }
security-used = Ultimo uso: { $when }
security-remove = Elimina
security-remove-named = Elimina { $label }
security-replace = Sostituisci
security-replace-named = Sostituisci { $label }
security-replacing = Il nuovo metodo prende il posto di { $label }, che resta almeno finché il nuovo non funziona.
security-was-added = Metodo aggiunto: { $kind }
security-was-removed = Metodo eliminato: { $label }
security-was-replaced = Metodo sostituito: { $label }
security-replaced-later = { $label }: potrai eliminarlo { $when }. Fino ad allora tieni entrambi.
security-waiting = Caricamento dei tuoi metodi

remove-not-yet-title = { $label } per ora resta
remove-only = È il tuo unico metodo. Prima aggiungine un altro: vale dopo 72 ore.
remove-too-little = Senza questo metodo non potresti più reimpostare la password in autonomia. Prima aggiungine un altro: dopo 72 ore vale, e potrai eliminare questo.
remove-too-little-until = Potrai eliminarlo { $when }, quando { $other } comincerà a valere per la reimpostazione. Fino ad allora, senza questo metodo non potresti reimpostare la password in autonomia.
remove-others-young = Gli altri metodi sono troppo recenti per fare a meno di questo. Potrai eliminarlo { $when }.
remove-title = Eliminare { $label }?
remove-text = Non servirà più a verificare la tua identità.
remove-notices = Un indirizzo eliminato riceve ancora gli avvisi per 30 giorni.
remove-warning = Finché non aggiungi un altro metodo, può reimpostare la password solo l’assistenza.
remove-keep = Mantieni
remove-do = Elimina
remove-replace = Sostituisci
remove-replace-text = Se ne hai uno nuovo, sostituiscilo: questo metodo viene eliminato quando quello nuovo funziona.
remove-replace-later = Se ne hai uno nuovo, sostituiscilo: aggiungi ora quello nuovo e tieni questo finché quello nuovo non vale.

add-app-title = Aggiungi un’app di autenticazione
add-app-name = Nome per questa app
add-app-name-hint = Per esempio il telefono su cui si trova. Questo nome lo vede anche il reparto IT.
add-app-name-default = Il mio telefono
add-app-get = Procurati un’app di autenticazione per il telefono
add-app-get-text = Installane una dallo store del telefono, per esempio Microsoft Authenticator, Google Authenticator o FreeOTP. Se ne hai già una, usa quella.
add-app-scan = Inquadra il codice QR con l’app
add-app-scan-text = Nell’app, scegli di aggiungere un account.
add-app-qr = Codice QR per l’app di autenticazione
add-app-manual = Non riesci a inquadrarlo? Inserisci questa chiave nell’app:
add-app-copy = Copia la chiave
add-app-copied = Copiata. Dopo 90 secondi Chiave toglie la chiave dagli appunti.
add-app-code = Inserisci le 6 cifre che l’app mostra
add-app-submit = Aggiungi app
add-app-expires = Il codice QR vale fino alle { $time }.
add-app-again = Nuovo codice QR

add-mail-title = Aggiungi un indirizzo email personale
add-mail-text = Scegline uno che puoi aprire senza la password aziendale, dal telefono o da casa.
add-mail-address = Indirizzo email personale
address-refused-work = È un indirizzo aziendale: si apre con la password che potresti dimenticare.
address-refused-form = Scrivi l’indirizzo per intero, per esempio nome@esempio.it.
address-refused-relay = Il server di posta della tua azienda non accetta lettere accentate o speciali prima della @. Usa un altro indirizzo.
add-mail-send = Invia un codice
add-mail-code-title = Inserisci il codice che ti abbiamo inviato
add-mail-sent = L’abbiamo inviato a { $address }. Vale { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minuti
}.
add-mail-submit = Aggiungi indirizzo
add-mail-other = Usa un altro indirizzo

## Dopo un accesso: che cosa manca, e se vale ancora

register-title = Assicurati di poter rientrare
register-text = Se dimentichi la password adesso, può aiutarti solo l’assistenza. Per registrare quello che manca bastano un paio di minuti.
register-missing = Manca ancora
register-missing-one = Manca ancora uno di questi
register-now = Registra ora
register-later = Non ora
register-authenticator-hint = Mostra un codice sul telefono, anche senza rete
register-recovery-codes-hint = Dieci codici su carta, per quando non hai altro
register-mail-hint = Riceve un codice quando ti serve
reconfirm-title = È ancora tutto aggiornato?
reconfirm-text = Dai un’occhiata alle tue informazioni di sicurezza: un telefono perso o un vecchio indirizzo non ti aiuterebbero.
reconfirm-now = Controlla ora

add-sheet-title = Crea un foglio di recupero
add-sheet-text = I codici si vedono solo adesso. Stampali o trascrivili e tieni il foglio con gli altri documenti importanti, non insieme a questo computer.
add-sheet-list = Codici di recupero
add-sheet-print = Stampa
add-sheet-print-title = Foglio di recupero di { $organisation }
add-sheet-print-name = Nome utente: { $name }
add-sheet-print-made = Creato il { $day }. Un foglio più recente sostituisce questo.
add-sheet-print-how = { -product } chiede un codice con il suo numero. Ogni codice vale una volta sola. Nessuno della tua azienda chiede mai questi codici.
add-sheet-kept = Per confermare che hai conservato il foglio, inserisci il codice numero { $number }. Il codice resta valido.
add-sheet-label = Codice numero { $number }
add-sheet-submit = Ho conservato il foglio
add-sheet-expires = Il foglio attende questo codice fino alle { $time }.
add-sheet-again = Crea un altro foglio
time-sheet-text = Dopo, i codici di questa pagina non valgono più e serve un altro foglio.
