# Ogni regola della password: quello che vale quando è rispettata, e che cosa non va quando non lo è.
# $limit è il numero della regola. $case è "named" se $found dice che cosa è stato trovato.

rule-min-length = Almeno { $limit ->
    [one] { $limit } carattere
   *[other] { $limit } caratteri
}
rule-min-length-broken = Ha meno di { $limit } caratteri. Aggiungi un’altra parola.
rule-max-length = Al massimo { $limit } caratteri
rule-max-length-broken = Ha più di { $limit } caratteri. Togline qualcuno.
rule-control-characters = Solo caratteri visibili
rule-control-characters-broken = Contiene un carattere che non si vede, forse arrivato incollando. Scrivila a mano.
rule-edge-spaces = Nessuno spazio all’inizio o alla fine
rule-edge-spaces-broken = Inizia o finisce con uno spazio, che è facile non notare. Toglilo.
rule-kinds = { $limit ->
    [one] Almeno un tipo di carattere
    [4] Minuscole, maiuscole, cifre e simboli
   *[other] Almeno { $limit } tra: minuscole, maiuscole, cifre, simboli
}
rule-kinds-broken = Ha troppo pochi tipi di caratteri. Aggiungi una maiuscola, una cifra o un simbolo.
rule-name-parts = Non contiene il tuo nome o nome utente
rule-name-parts-broken = { $case ->
    [named] Contiene “{ $found }”. Usa parole che non ti riguardano.
   *[unnamed] Contiene una parte del tuo nome. Usa parole che non ti riguardano.
}
rule-banned-words = Non basata su parole comuni
rule-banned-words-broken = { $case ->
    [named] È basata su “{ $found }”, una delle prime parole che si provano. Aggiungi parole che non c’entrano nulla.
    [repetition] È la stessa parola o lo stesso segno ripetuto. Aggiungi parole che non c’entrano nulla.
    [sequence] Segue l’alfabeto, le cifre o la tastiera. Scegli parole senza legame tra loro.
   *[unnamed] È basata su parole che si provano per prime. Aggiungi parole che non c’entrano nulla.
}
rule-strength = Abbastanza difficile da indovinare
rule-strength-broken = È facile da indovinare. Aiuta soprattutto una parola in più, senza legame con le altre.
rule-same-as-current = Diversa dalla password attuale
rule-same-as-current-broken = È la password che hai adesso. Scegline un’altra.
rule-history = { $limit ->
    [one] Diversa dalla tua ultima password
   *[other] Diversa dalle tue ultime { $limit } password
}
rule-history-broken = L’hai già usata. Scegline una nuova.
rule-breach-list = Assente dagli elenchi di password rubate
rule-breach-list-broken = Si trova in un elenco di password rubate, quindi viene provata ovunque. Scegline un’altra.
rule-min-age = La password attuale è abbastanza vecchia da poter essere cambiata
rule-min-age-broken = { $limit ->
    [one] La password si può cambiare di nuovo un’ora dopo l’ultimo cambio.
   *[other] La password si può cambiare di nuovo { $limit } ore dopo l’ultimo cambio.
}
rule-directory = Le regole della tua azienda
rule-directory-broken = La tua azienda l’ha rifiutata senza dire per quale regola. Di solito ne passa una più lunga, con altre parole.
