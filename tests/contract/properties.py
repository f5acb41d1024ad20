"""Requests that nobody thought of, made from directory/openapi.json by schemathesis and signed.

Every route gets its share of the time, with a live token of the kind that it asks for, and bodies
that follow its schema or break it. No answer may be an error of the service, and each must be one
that the contract declares: status, headers, type, schema and code.

    properties.py ORIGIN AUTHORITY OPENAPI USER_NAME PASS OTHER_USER OTHER_PASS SECONDS SEED
"""

import json
import sys
import time
import urllib.parse

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from client import FIRST, THIRD, Answer, Client, Contract, activate, sign_in

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
# What stands in half of the bodies that follow their schema: without it the service refuses most of
# them for their first field.
SENSIBLE = {"new": THIRD, "user_name": "ada.byron", "kind": "authenticator", "language": "en"}
# These end what others need, or guess secrets, so that the account has to wait: they come last. No
# session can be opened any more once passwords were guessed.
LAST = (
    ("delete", "/v1/session"),
    ("post", "/v1/session/proof"),
    ("post", "/v1/password"),
    ("post", "/v1/session"),
)
# What is no HTTP is refused before any route, by a bare status (docs/protocol.md).
NO_HTTP = (400, 431)
# Requests to each route, however late the first of them is made on a busy machine.
LEAST = 5
ENDED = ("session-ended", "attempt-ended", "activation-ended")


class Over(BaseException):
    """Ends a route's requests: its time is over, or an answer was wrong. Hypothesis lets it through,
    and does not go on to make the request smaller: the service remembers what it was asked."""


class Tokens:
    """A live token of each kind, opened anew where the one before has ended."""

    def __init__(self, client, app, user_name, other):
        self.client, self.app, self.user_name, self.other = client, app, user_name, other
        self.open = {"session": self.session, "attempt": self.attempt}
        self.open["activation"] = self.activation
        self.live = {}
        self.bits = client.exchange("GET", "/v1/service", b"", {}).good()["work_bits"]

    def of(self, operation):
        """The kind that an operation asks for, and a token of it."""
        needs = operation.definition.raw.get("security", [])
        kinds = [kind for needed in needs for kind in needed if kind != "proof"]
        if not kinds:
            return None, None
        if kinds[0] not in self.live:
            self.live[kinds[0]] = self.open[kinds[0]]()
        return kinds[0], self.live[kinds[0]]

    def session(self):
        return sign_in(self.client, self.user_name, FIRST, self.app)

    def attempt(self):
        def start():
            work = self.client.work(self.user_name, self.bits)
            return {"user_name": self.user_name, "purpose": "reset", "work": work, "language": "en"}

        return self.client.send("POST", "/v1/attempts", start).good()["token"]

    def activation(self):
        user_name, secret = self.other
        shown = {"user_name": user_name, "pass": secret}
        return self.client.send("POST", "/v1/activations", shown).good()["token"]


class Signer(requests.auth.AuthBase):
    """Adds the proof and the token, after the request was made."""

    def __init__(self, client):
        self.client, self.token = client, None

    def __call__(self, request):
        url = urllib.parse.urlsplit(request.url)._replace(query="", fragment="").geturl()
        body = request.body or b""
        body = body.encode() if isinstance(body, str) else body
        proof = self.client.key.prove(request.method, url, body, self.client.nonce, self.token)
        request.headers["DPoP"] = proof
        if self.token:
            request.headers["Authorization"] = "DPoP " + self.token
        return request


class Told(Answer):
    """An answer of schemathesis in the form that the contract's check reads."""

    def __init__(self, response):
        self.status = response.status_code
        self.headers = {name.lower(): ", ".join(all) for name, all in response.headers.items()}
        self.body = response.content

    def code(self):
        return self.json().get("code") if self.status >= 400 and self.body else None

    def is_no_http(self):
        return self.status in NO_HTTP and not self.body and "dpop-nonce" not in self.headers


class Run:
    def __init__(self, client, tokens, origin, authority):
        self.client, self.tokens, self.origin = client, tokens, origin
        self.signer = Signer(client)
        self.session = requests.Session()
        self.session.trust_env, self.authority = False, authority
        self.session.auth = self.signer
        self.sent, self.seen = 0, {}

    def send(self, case):
        kind, self.signer.token = self.tokens.of(case.operation)
        response = case.call(base_url=self.origin, session=self.session, verify=self.authority)
        told = Told(response)
        self.sent += 1
        if told.is_no_http():
            return response, told
        self.client.nonce = told.headers["dpop-nonce"]
        if told.code() in ENDED:
            self.tokens.live.pop(kind, None)
        return response, told

    def hold(self, case):
        response, told = self.send(case)
        if told.code() == "nonce-needed":
            response, told = self.send(case)
        route = f"{case.operation.method.upper()} {case.operation.path}"
        self.seen.setdefault(route, set()).add(f"{told.status} {told.code() or ''}".strip())
        if told.is_no_http():
            return
        # A full queue on a busy machine is no fault, and says when to come again.
        if told.code() == "busy" and "retry-after" in told.headers:
            return
        case.validate_response(response, checks=CHECKS)
        Contract.hold_one(route, case.operation.definition.raw, told)

    def operation(self, operation, seconds, number):
        """Asks one route until its time is over; what was wrong with an answer, where one was."""
        until, before = time.monotonic() + seconds, self.sent
        modes = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
        cases = st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in modes))

        @seed(number)
        @settings(
            max_examples=10_000,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=cases, sensible=st.booleans())
        def holds(case, sensible):
            if time.monotonic() > until and self.sent - before >= LEAST:
                raise Over
            if sensible and isinstance(case.body, dict):
                case.body.update({name: SENSIBLE[name] for name in case.body if name in SENSIBLE})
            try:
                self.hold(case)
            except Exception as error:
                raise Over(f"{error} (body {case.body!r:.500})") from error

        try:
            holds()
        except Over as over:
            return str(over)


def order(operation):
    route = (operation.method.lower(), operation.path)
    return LAST.index(route) + 1 if route in LAST else 0


def main(origin, authority, openapi, user_name, secret, other, other_secret, seconds, number):
    client = Client(origin, authority, Contract(openapi))
    app = activate(client, user_name, secret)
    tokens = Tokens(client, app, user_name, (other, other_secret))
    run = Run(client, tokens, origin, authority)
    schema = schemathesis.openapi.from_path(openapi)
    operations = sorted((it.ok() for it in schema.get_all_operations()), key=order)
    failed = 0
    for operation in operations:
        wrong = run.operation(operation, float(seconds) / len(operations), int(number))
        if wrong:
            failed += 1
            print(f"{operation.method.upper()} {operation.path}: {wrong}", file=sys.stderr)
    for route, answers in run.seen.items():
        print(f"{route}: {', '.join(sorted(answers))}", file=sys.stderr)
    said = {"done": len(run.seen), "routes": len(operations), "sent": run.sent}
    print(json.dumps(said), flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
