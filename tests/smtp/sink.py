"""A real SMTP server for tests and demo: STARTTLS and a login are required, nothing is forwarded.

Writes each mail as a readable .eml file and announces it on standard output as one line of JSON.
Usage: sink.py FOLDER CERTIFICATE KEY USER PASSWORD_FILE [ascii]

With the last word it does not offer SMTPUTF8 (RFC 6531), as many mail servers do not.
"""

import asyncio
import email
import email.policy
import json
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


def say(**event):
    print(json.dumps(event), flush=True)


def readable(content):
    """The mail with its texts decoded, so that a person can read the file."""
    message = email.message_from_bytes(content, policy=email.policy.SMTP)
    for part in message.walk():
        if part.get_content_maintype() == "text":
            subtype, text = part.get_content_subtype(), part.get_content()
            del part["MIME-Version"]
            part.set_content(text, subtype=subtype, cte="8bit")
    return message


class Sink:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        message = readable(envelope.content)
        path = self.folder / f"{self.count:03}.eml"
        path.write_bytes(message.as_bytes(policy=email.policy.SMTPUTF8.clone(linesep="\n")))
        body = message.get_body(preferencelist=("plain", "html"))
        say(
            event="mail",
            to=envelope.rcpt_tos,
            subject=str(message["Subject"]),
            text=body.get_content() if body else "",
            path=str(path),
        )
        return "250 kept"


async def main(folder, certificate, key, user, password_file, addresses="utf8"):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    password = pathlib.Path(password_file).read_text().strip()
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate, key)
    sink = Sink(folder)

    def known(server, session, envelope, mechanism, login):
        good = isinstance(login, LoginPassword) and (
            login.login.decode() == user and login.password.decode() == password
        )
        return AuthResult(success=good)

    def connection():
        return SMTP(
            sink,
            hostname="localhost",
            enable_SMTPUTF8=addresses != "ascii",
            tls_context=tls,
            require_starttls=True,
            authenticator=known,
            auth_required=True,
            auth_require_tls=True,
        )

    server = await asyncio.get_running_loop().create_server(connection, "127.0.0.1", 0)
    say(event="ready", port=server.sockets[0].getsockname()[1])
    await server.serve_forever()


asyncio.run(main(*sys.argv[1:]))
