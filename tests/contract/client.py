"""A client written from docs/protocol.md and directory/openapi.json alone.

Activates an account, signs in, changes its password and resets it, against a running service, and
holds every answer to the contract. Mailed codes come from whoever started it: it prints
{"mail_to": ADDRESS} and reads the code.

    client.py ORIGIN AUTHORITY OPENAPI USER_NAME PASS
"""

import base64
import hashlib
import hmac
import http.client
import json
import os
import re
import ssl
import struct
import sys
import time
import urllib.parse
import uuid

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

FIRST, SECOND, THIRD = (
    "undici corvi sopra il campanile",
    "dodici barche lungo la riva",
    "tredici lampade nella stanza",
)


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def sha256(data):
    return hashlib.sha256(data).digest()


class Key:
    """A device key (docs/protocol.md, "The proof of possession")."""

    def __init__(self):
        self.private = ec.generate_private_key(ec.SECP256R1())
        point = self.private.public_key().public_numbers()
        self.x, self.y = (b64(n.to_bytes(32, "big")) for n in (point.x, point.y))
        members = f'{{"crv":"P-256","kty":"EC","x":"{self.x}","y":"{self.y}"}}'
        self.thumbprint = sha256(members.encode())

    def prove(self, method, url, body, nonce, token):
        header = {
            "typ": "dpop+jwt",
            "alg": "ES256",
            "jwk": {"kty": "EC", "crv": "P-256", "x": self.x, "y": self.y},
        }
        claims = {
            "jti": b64(os.urandom(16)),
            "htm": method,
            "htu": url,
            "iat": int(time.time()),
            "bh": b64(sha256(body)),
        }
        if nonce:
            claims["nonce"] = nonce
        if token:
            claims["ath"] = b64(sha256(token.encode()))
        message = ".".join(b64(json.dumps(part).encode()) for part in (header, claims))
        signature = self.private.sign(message.encode(), ec.ECDSA(hashes.SHA256()))
        r, s = decode_dss_signature(signature)
        return message + "." + b64(r.to_bytes(32, "big") + s.to_bytes(32, "big"))


class Contract:
    """What directory/openapi.json says of an answer."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.paths = json.load(file)["paths"]
        self.seen = set()

    def hold(self, method, path, answer):
        for template, item in self.paths.items():
            pattern = re.sub(r"\{[^}]*\}", "[^/]+", template)
            if re.fullmatch(pattern, path) and method.lower() in item:
                self.seen.add((method, template))
                self.hold_one(f"{method} {template}", item[method.lower()], answer)
                return
        raise AssertionError(f"{method} {path} is not in the contract")

    @staticmethod
    def hold_one(route, operation, answer):
        responses = operation["responses"]
        said = responses.get(str(answer.status))
        assert said, f"{route}: status {answer.status} is not in the contract"
        for name in ("dpop-nonce", "request-id"):
            assert name in answer.headers, f"{route}: no {name}"
        kinds = list(said.get("content", {}))
        kind = answer.headers.get("content-type")
        assert (kind in kinds) if kinds else not answer.body, f"{route}: {kind}"
        if answer.status >= 400:
            code = answer.json()["code"]
            assert f"`{code}`" in said["description"], f"{route}: {answer.status} {code}"
        if answer.status == 401:
            assert answer.headers["www-authenticate"].startswith("DPoP ")


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()

    def json(self):
        return json.loads(self.body)

    def good(self):
        assert self.status == 200, f"{self.status}: {self.body}"
        return self.json()


class Client:
    def __init__(self, origin, authority, contract):
        self.origin = origin
        self.host = urllib.parse.urlsplit(origin)
        self.tls = ssl.create_default_context(cafile=authority)
        self.tls.minimum_version = ssl.TLSVersion.TLSv1_3
        self.contract = contract
        self.key = Key()
        self.nonce = None

    def exchange(self, method, path, body, headers):
        connection = http.client.HTTPSConnection(
            self.host.hostname, self.host.port, context=self.tls, timeout=60
        )
        connection.request(method, path, body or None, headers)
        answer = Answer(connection.getresponse())
        connection.close()
        self.contract.hold(method, path, answer)
        self.nonce = answer.headers["dpop-nonce"]
        return answer

    def send(self, method, path, body=None, token=None, headers=None):
        """Signs and sends; `body` may be made anew for the nonce of each try."""
        for _ in range(2):
            made = body() if callable(body) else body
            text = b"" if made is None else json.dumps(made).encode()
            proof = self.key.prove(method, self.origin + path, text, self.nonce, token)
            all_headers = {"DPoP": proof, "Content-Type": "application/json"}
            if token:
                all_headers["Authorization"] = "DPoP " + token
            answer = self.exchange(method, path, text, {**all_headers, **(headers or {})})
            if answer.status != 401 or answer.json()["code"] != "nonce-needed":
                break
            assert 'error="use_dpop_nonce"' in answer.headers["www-authenticate"]
        return answer

    def work(self, user_name, bits):
        """The proof of work for the next request."""

        def field(data):
            return struct.pack(">Q", len(data)) + data

        parts = (b"chiave work v1", self.nonce.encode(), self.key.thumbprint, user_name.encode())
        block = sha256(b"".join(field(part) for part in parts))
        counter = int.from_bytes(os.urandom(4), "big")
        while int.from_bytes(sha256(block + struct.pack(">Q", counter))[:4], "big") >> (32 - bits):
            counter += 1
        return counter


class App:
    """An authenticator app (RFC 6238). Each code serves once, so each is of a later step."""

    def __init__(self, secret):
        padded = secret.replace(" ", "").upper()
        self.secret = base64.b32decode(padded + "=" * (-len(padded) % 8))
        # The service takes a code of the step before and of the one after as well.
        self.step = int(time.time()) // 30 - 2

    def code(self):
        self.step = max(self.step + 1, int(time.time()) // 30 - 1)
        while self.step > int(time.time()) // 30 + 1:
            time.sleep(1)
        digest = hmac.new(self.secret, struct.pack(">Q", self.step), "sha1").digest()
        start = digest[-1] & 15
        number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
        return f"{number % 1_000_000:06}"


def mailed_code(address):
    print(json.dumps({"mail_to": address}), flush=True)
    return sys.stdin.readline().strip()


def activate(client, user_name, secret):
    shown = {"user_name": user_name, "pass": secret}
    token = client.send("POST", "/v1/activations", shown).good()["token"]
    assert token.startswith("ce_") and len(token) == 46
    offer = client.send("POST", "/v1/methods/authenticator", {"label": "phone"}, token).good()
    app = App(offer["secret"])
    confirm = {"id": offer["id"], "code": app.code()}
    client.send("POST", "/v1/methods/confirm", confirm, token).good()
    address = f"{user_name}@posta.example"
    offer = client.send("POST", "/v1/methods/mail", {"address": address}, token).good()
    confirm = {"id": offer["id"], "code": mailed_code(address)}
    client.send("POST", "/v1/methods/confirm", confirm, token).good()
    client.send("GET", "/v1/activation", None, token).good()
    new = {"operation_id": str(uuid.uuid4()), "new": FIRST}
    assert client.send("POST", "/v1/activation/password", new, token).good()["outcome"] == "done"
    return app


def sign_in(client, user_name, password, app):
    body = {"user_name": user_name, "password": password, "device_name": "contract"}
    opened = client.send("POST", "/v1/session", body).good()
    token = opened["token"]
    assert token.startswith("cs_") and len(token) == 46
    if opened["step"]["step"] == "prove":
        proof = {"kind": "authenticator", "secret": app.code()}
        client.send("POST", "/v1/session/proof", proof, token).good()
    return token


def change(client, token):
    wrong = {"operation_id": str(uuid.uuid4()), "current": SECOND, "new": THIRD}
    answer = client.send("POST", "/v1/password", wrong, token)
    assert answer.json()["code"] == "current-password-wrong"
    weak = {"operation_id": str(uuid.uuid4()), "current": FIRST, "new": "short"}
    answer = client.send("POST", "/v1/password", weak, token)
    assert answer.json()["code"] == "password-refused" and answer.json()["rules"]
    operation = str(uuid.uuid4())
    good = {"operation_id": operation, "current": FIRST, "new": SECOND}
    first = client.send("POST", "/v1/password", good, token).good()
    assert first["outcome"] == "done"
    assert client.send("POST", "/v1/password", good, token).good() == first, "the same id"
    assert client.send("GET", f"/v1/operations/{operation}").good() == first
    never = client.send("GET", f"/v1/operations/{uuid.uuid4()}")
    assert never.json()["code"] == "not-found"


def look(client, token):
    state = client.send("GET", "/v1/state", None, token)
    tag = {"If-None-Match": state.headers["etag"]}
    assert client.send("GET", "/v1/state", None, token, tag).status == 304
    seen = state.good()
    events = seen["events"]
    older = client.send("GET", f"/v1/activity/{events[0]['id']}", None, token).good()
    assert older["events"] == events[1:], "the events before the newest"
    assert "older_before" not in older and "older_before" not in seen, "these are all events"
    foreign = client.send("GET", f"/v1/activity/{uuid.uuid4()}", None, token)
    assert foreign.json()["code"] == "not-found", "no event of this account"
    other = client.send("GET", "/v1/attempt", None, token)
    assert other.json()["code"] == "attempt-ended", "another kind of token"
    assert client.send("GET", "/v1/state").json()["code"] == "session-ended", "no token"


def reset(client, user_name, app):
    bits = client.exchange("GET", "/v1/service", b"", {}).good()["work_bits"]

    def start():
        work = client.work(user_name, bits)
        return {"user_name": user_name, "purpose": "reset", "work": work, "language": "en"}

    token = client.send("POST", "/v1/attempts", start).good()["token"]
    assert token.startswith("ca_") and len(token) == 46
    client.send("GET", "/v1/attempt", None, token).good()
    early = {"operation_id": str(uuid.uuid4()), "new": THIRD}
    answer = client.send("POST", "/v1/attempt/password", early, token)
    assert answer.json()["code"] == "step-out-of-order"
    proof = {"kind": "authenticator", "secret": app.code()}
    client.send("POST", "/v1/attempt/proof", proof, token).good()
    client.send("POST", "/v1/attempt/code", {"kind": "mail"}, token).good()
    proof = {"kind": "mail", "secret": mailed_code(f"{user_name}@posta.example")}
    view = client.send("POST", "/v1/attempt/proof", proof, token).good()
    assert view["step"]["step"] == "choose-password"
    new = {"operation_id": str(uuid.uuid4()), "new": THIRD}
    assert client.send("POST", "/v1/attempt/password", new, token).good()["outcome"] == "done"


def main(origin, authority, openapi, user_name, secret):
    contract = Contract(openapi)
    client = Client(origin, authority, contract)
    app = activate(client, user_name, secret)
    token = sign_in(client, user_name, FIRST, app)
    look(client, token)
    change(client, token)
    reset(client, user_name, app)
    refused = client.send("POST", "/v1/session", {"user_name": user_name, "password": SECOND})
    assert refused.json()["code"] == "sign-in-refused"
    token = sign_in(client, user_name, THIRD, app)
    assert client.send("DELETE", "/v1/session", None, token).status == 204, "without a body"
    print(json.dumps({"done": len(contract.seen)}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
