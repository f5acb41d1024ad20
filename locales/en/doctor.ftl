# The examination of a computer: what was found, and what mends it. Said by “chiave doctor” in a terminal, and in the
# window by the page that checks this computer, which gets these sentences from the shell.

doctor-good = Good
doctor-doubtful = Note
doctor-bad = Problem
doctor-all-good = Nothing was found that keeps Chiave from working on this computer.
doctor-not-good = Something keeps Chiave from working at present. Below each problem stands what to do.

## Settings

doctor-settings-good = The settings of this computer are in order.
doctor-settings-ignored =
    { $problems ->
        [one] One setting of this computer is ignored.
       *[other] { $problems } settings of this computer are ignored.
    }
doctor-settings-ignored-fix = The service can be used. For IT: “chiave policy explain” names each setting, and why it is ignored.
doctor-no-server = The settings of this computer name no service that can be used.
doctor-no-server-fix = Tell your help desk. For IT: “chiave policy explain” names what is wrong, with file and line.
doctor-no-authority = This computer has no certificate authority, so no service can be trusted.
doctor-no-authority-fix = Tell your help desk. For IT: install the package ca-certificates, or name your company’s authority in the settings.

doctor-authority-with-key = The file { $file }, which names your company’s authority, also holds a private key.
doctor-authority-with-key-fix = Tell your help desk. For IT: everybody on this computer can read the file. Put only the certificate in it. If the key is that of the authority, count it as stolen: whoever has it can make certificates that your computers trust.

## The way to the service

doctor-no-network = This computer is connected to no network.
doctor-no-network-fix = Connect to a network, and check again.
doctor-via-proxy = The connection goes through the proxy { $proxy }.
doctor-via-system-proxy = The connection goes through the proxy { $proxy }, which the environment of Chiave names.
doctor-no-system-proxy = The environment of Chiave names no proxy for the service, so the connection goes directly to it.
doctor-no-proxy-address = The variable { $variable } of the environment of Chiave is no address of a proxy, so no connection is made.
doctor-no-proxy-address-fix = Tell your help desk. For IT: the variable has to be like http://proxy.example.com:3128, without spaces and quotation marks. In a user name or a password before the “@”, other characters than letters and digits are written encoded, such as %40 for “@”, %2F for “/”, %23 for “#” and %5C for “\”.
doctor-proxy-refuses = The proxy { $proxy } refuses to connect to the service (HTTP status { $status }).
doctor-proxy-refuses-fix =
    { $why ->
        [no-sign-in] Tell your help desk: the proxy asks for a sign-in, and has to let connections to the service through without one.
        [wrong-sign-in] Tell your help desk: the proxy does not accept the sign-in that the environment of Chiave has for it. That sign-in has to be put right, or the proxy has to let connections to the service through without one.
        [no-way] Check again in a few minutes. If that does not help, tell your help desk: the proxy cannot reach the service.
       *[other] Tell your help desk: the proxy has to allow connections to the service.
    }
doctor-proxy-leads-nowhere = The proxy { $proxy } accepts connections, but no request over HTTPS through it gets an answer from the service.
doctor-proxy-leads-nowhere-fix = Check again in a few minutes. If that does not help, tell your help desk: the proxy does not reach the service, it is not a proxy for HTTP, something cuts the connection, or the server does not speak TLS 1.3.
doctor-name-found = The name { $host } is known; its address is { $address }.
doctor-name-not-found = No address is known for the name { $host }.
doctor-name-not-found-fix = Connect to your company’s network or VPN, and check again. If you are connected, tell your help desk: the name is missing in DNS, or misspelt in the settings, or no name server can be reached.
doctor-name-not-in-time = The name { $host } could not be looked up in time: no name server answers.
doctor-name-not-in-time-fix = Connect to your company’s network or VPN, and check again. If you are connected, tell your help desk: the name servers of this network do not answer.
doctor-port-closed = Nothing accepts connections at { $place }.
doctor-port-closed-fix = Check again in a few minutes. If that does not help, tell your help desk: no program is running at this address.
doctor-port-silent = { $place } does not answer.
doctor-port-silent-fix = Connect to your company’s network or VPN, and check again. If you are connected, tell your help desk: a firewall may discard the connection.
doctor-address-silent = { $place } accepts connections, but one of its addresses, { $address }, does not answer.
doctor-address-silent-fix = Chiave works, but some connections begin late. For IT: a firewall discards connections to this address, nothing listens there, or the address has to be removed from DNS.
doctor-no-answer = { $server } accepts connections, but no request over HTTPS gets an answer.
doctor-no-answer-fix = Check again in a few minutes. If that does not help, tell your help desk: a proxy or firewall may cut the connection, or the server does not speak TLS 1.3.

## The certificate

doctor-certificate-trusted =
    { $issuer ->
        [none] The certificate of the service is trusted. It is valid until { $at }.
       *[other] The certificate of the service is trusted. It was issued by { $issuer }, and is valid until { $at }.
    }
doctor-pins-only-reported =
    { $issuer ->
        [none] The certificate of the service does not have any of the keys that your company names, which is only reported so far.
       *[other] The certificate of the service was issued by “{ $issuer }”, and does not have any of the keys that your company names, which is only reported so far.
    }
doctor-pins-only-reported-fix = Chiave works, but the certificate will be refused as soon as the keys in the settings (“pins”) are enforced. Tell your help desk, which should name the key of this certificate, or of an authority above it, before that.
doctor-certificate-not-trusted =
    { $issuer ->
        [none] The certificate that the server shows was issued by nobody whom this computer trusts.
       *[other] The certificate that the server shows was issued by “{ $issuer }”, which this computer does not trust.
    }
doctor-certificate-not-trusted-fix =
    { $issuer ->
        [none] Tell your help desk. Often the server does not send the intermediate certificate that it needs. Otherwise your company’s authority is missing in the settings, or another program or network intercepts the connection.
       *[other] Tell your help desk who issued it. Often the server does not send the intermediate certificate that it needs. Otherwise your company’s authority is missing in the settings, or another program or network intercepts the connection.
    }
doctor-certificate-of-authority =
    { $issuer ->
        [none] The certificate that the server shows is that of an authority, which no server may show as its own.
       *[other] The certificate that the server shows, issued by “{ $issuer }”, is that of an authority, which no server may show as its own.
    }
doctor-certificate-of-authority-fix =
    { $issuer ->
        [none] Tell your help desk. Either the service needs a certificate for a server (basic constraints without “CA:TRUE”), or another program or network intercepts the connection.
       *[other] Tell your help desk who issued it. Either the service needs a certificate for a server (basic constraints without “CA:TRUE”), or another program or network intercepts the connection.
    }
doctor-certificate-other-purpose =
    { $issuer ->
        [none] The certificate that the server shows is not for a server: it names other purposes.
       *[other] The certificate that the server shows, issued by “{ $issuer }”, is not for a server: it names other purposes.
    }
doctor-certificate-other-purpose-fix =
    { $issuer ->
        [none] Tell your help desk. Either the service needs a certificate with the purpose “serverAuth” (extended key usage), or another program or network intercepts the connection.
       *[other] Tell your help desk who issued it. Either the service needs a certificate with the purpose “serverAuth” (extended key usage), or another program or network intercepts the connection.
    }
doctor-certificate-not-pinned =
    { $issuer ->
        [none] The certificate that the server shows does not have any of the keys that your company names.
       *[other] The certificate that the server shows was issued by “{ $issuer }”, and does not have any of the keys that your company names.
    }
doctor-certificate-not-pinned-fix =
    { $issuer ->
        [none] Tell your help desk. Either the service has a new certificate and the settings are older, or another program or network intercepts the connection.
       *[other] Tell your help desk who issued it. Either the service has a new certificate and the settings are older, or another program or network intercepts the connection.
    }
doctor-certificate-other-name =
    { $names ->
        [none] The certificate that the server shows is not for the name of the service.
       *[other] The certificate that the server shows is for { $names }, and not for the name of the service.
    }
doctor-certificate-other-name-fix = If this network has a sign-in page, sign in there first. Otherwise tell your help desk: the address in the settings, or the certificate, is another one.
doctor-certificate-expired =
    { $at ->
        [none] The certificate of the service has expired.
       *[other] The certificate of the service expired on { $at }.
    }
doctor-certificate-expired-fix = Check the date and the time of this computer: its clock says { $now }. If they are right, tell your help desk: the service needs a new certificate.
doctor-certificate-not-yet-valid =
    { $at ->
        [none] The certificate of the service is not valid yet.
       *[other] The certificate of the service is only valid from { $at }.
    }
doctor-certificate-not-yet-valid-fix = Check the date and the time of this computer: its clock says { $now }. If they are right, tell your help desk: the certificate of the service is for later.
doctor-client-certificate-refused =
    { $file ->
        [none] Only computers with a certificate can connect to the service, and the settings of this computer do not name one.
       *[other] { $at ->
            [none] The certificate of this computer, in { $file }, is not accepted on the way to the service.
           *[other] The certificate of this computer, in { $file } and valid until { $at }, is not accepted on the way to the service.
        }
    }
doctor-client-certificate-refused-fix = Tell your help desk. For IT: the setting “client_certificate” names the file with this computer’s certificate and key. An authority that the service, or the gateway before it, names for computers has to have issued the certificate.
doctor-own-certificate = The certificate of this computer, in { $file }, is valid until { $at }.
doctor-own-certificate-ends = The certificate of this computer, in { $file }, is only valid until { $at }.
doctor-own-certificate-ends-fix = Chiave works as long as nobody on the way to the service refuses that certificate. Tell your help desk. For IT: put a new certificate with its key into the file; it counts at once.

## The service

doctor-no-service = Something other than Chiave answers at { $server }.
doctor-no-service-fix = If this network has a sign-in page, sign in there first. Otherwise tell your help desk: a proxy answers in its place, the service is being maintained, or the address in the settings is another one.
doctor-service-refuses = The service answers, but refuses to say what it is ({ $code }).
doctor-service-refuses-fix = Check again in a few minutes. If that does not help, tell your help desk this code.
doctor-another-service = Another directory than yours answers at { $server }.
doctor-another-service-fix = Do not type your password here. Tell your help desk: the service has another store than before.
doctor-update-needed = The service asks for a newer version of Chiave than the one on this computer.
doctor-update-needed-fix = Install the newest version, or ask your help desk to.
doctor-service-too-old = The service is too old for the version of Chiave on this computer.
doctor-service-too-old-fix = Tell your help desk: the service has to be updated.
doctor-service-answers = The service of { $organisation } answers. Its version is { $version }.

## The clock

doctor-clock-agrees = The clock of this computer agrees with that of the service.
doctor-clock-ahead =
    { $minutes ->
        [one] The clock of this computer is one minute ahead of that of the service.
       *[other] The clock of this computer is { $minutes } minutes ahead of that of the service.
    }
doctor-clock-behind =
    { $minutes ->
        [one] The clock of this computer is one minute behind that of the service.
       *[other] The clock of this computer is { $minutes } minutes behind that of the service.
    }
doctor-clock-differs-fix = Let the system set the clock by itself. Codes of an authenticator app on this computer would be wrong.
doctor-clock-wrong = The clock of this computer contradicts the time at which the service answered before, so the certificate of the service seems out of date.
doctor-clock-wrong-fix = Set the date and the time of this computer, whose clock says { $now }, and check again.

## This computer

doctor-keyring-ready =
    { $owner ->
        [none] The keyring is open.
       *[other] The keyring ({ $owner }) is open.
    }
doctor-keyring-locked =
    { $owner ->
        [none] The keyring is locked.
       *[other] The keyring ({ $owner }) is locked.
    }
doctor-keyring-locked-fix = Chiave works, but you have to sign in again after each start. Unlock the keyring with its password: often that is the password with which you signed in to this computer before.
doctor-keyring-missing = No keyring answers.
doctor-keyring-missing-fix = Chiave works, but you have to sign in again after each start. Ask your help desk for a keyring, such as GNOME Keyring, KWallet or KeePassXC.
doctor-keyring-hanging =
    { $owner ->
        [none] The keyring does not answer.
       *[other] The keyring ({ $owner }) does not answer.
    }
doctor-keyring-hanging-fix = Chiave works, but you have to sign in again after each start. Look for a question of the keyring in another window; otherwise sign out of this computer and in again.
doctor-nothing-kept = People share this computer, so nothing is stored in a keyring.
doctor-keyring-left = Something of an account that was removed from this computer is still in a keyring that is locked: { $keyrings }.
doctor-keyring-left-fix = Open it with its password, for example in the program for keyrings of your desktop, and check again: Chiave removes what is left, and uses nothing of it. If nobody knows the password any more, delete the keyring there, or ask your help desk to.
doctor-files-kept = Files can be stored on this computer.
doctor-files-not-kept = No file can be stored in { $folder }.
doctor-files-not-kept-fix = Chiave works, but forgets everything when it ends. Make room on the disk, or ask your help desk for the right to write to this folder and to each file in it.
doctor-files-of-another = Chiave runs as root in the home of somebody else, so it stores nothing in { $folder }.
doctor-files-of-another-fix = To examine the computer as its person has it, run the command as that person, without “sudo”.
doctor-signed-in = { $user_name } is signed in on this computer.
doctor-not-signed-in = Nobody is signed in on this computer.

## The parts, as the page names them

doctor-part-settings = Settings
doctor-part-connection = Connection
doctor-part-certificate = Certificate
doctor-part-service = Service
doctor-part-clock = Clock
doctor-part-keyring = Keyring
doctor-part-files = Files
doctor-part-session = Sign-in
