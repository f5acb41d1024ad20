"""Sends one mail to the sink: first without STARTTLS, which must be refused, then as it should be.

Prints the refusal's code. Usage: send_one.py AUTHORITY PASSWORD_FILE PORT USER
"""

import pathlib
import smtplib
import ssl
import sys
from email.message import EmailMessage

authority, password_file, port, user = sys.argv[1:]
message = EmailMessage()
message["From"] = "chiave@example.org"
message["To"] = "giulia@example.org"
message["Subject"] = "Il tuo codice"
message.set_content("Ecco perché così: 048213\n", cte="base64")

with smtplib.SMTP("127.0.0.1", int(port)) as bare:
    bare.ehlo()
    print(bare.mail("chiave@example.org")[0])

with smtplib.SMTP("localhost", int(port)) as smtp:
    smtp.starttls(context=ssl.create_default_context(cafile=authority))
    smtp.login(user, pathlib.Path(password_file).read_text().strip())
    smtp.send_message(message)
