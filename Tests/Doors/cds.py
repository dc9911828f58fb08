#!/usr/bin/env python3
"""Asks `ddx serve --cds` as a health record would, and holds what it answers against a schema.

usage: cds.py DDX

Every sample patient is sent with every procedure as an order. Tokens are made with a library that ddx
does not use. Prints a line a check, how long an answer takes, and "N passed, M failed"; the exit status
is 1 when one failed.
"""

import base64
import contextlib
import http.client
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import uuid

import jsonschema
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

FOLDER = pathlib.Path(__file__).parent
SCHEMA = json.loads((FOLDER / "cds-hooks-2.0.schema.json").read_text())
PROCEDURES = [
    "medial-branch-block", "facet-joint-injection", "sacroiliac-joint-injection",
    "hip-joint-injection", "transforaminal-block", "caudal-epidural", "provocation-discography",
]
REVIEW = "/cds-services/ddx-injection-review"
results = []


def check(name, holds, words=""):
    """Counts a check, and tells it."""
    results.append(bool(holds))
    if not holds or words == "":
        print(f"{'ok' if holds else 'wrong'}: {name} {words}".rstrip())


def valid(value, part):
    """What a schema says against a value; None for nothing."""
    validator = jsonschema.Draft202012Validator({**SCHEMA, "$ref": f"#/$defs/{part}"})
    return next((f"{e.json_path}: {e.message}" for e in validator.iter_errors(value)), None)


@contextlib.contextmanager
def served(ddx, *arguments):
    """The port of `ddx serve --cds`, and what it tells on stderr when it has ended."""
    with tempfile.TemporaryFile("w+") as told:
        process = subprocess.Popen(
            [ddx, "serve", "--port", "0", "--cds", *arguments],
            stdout=subprocess.PIPE, stderr=told, text=True)
        try:
            line = process.stdout.readline()
            yield int(re.search(r":(\d+)/", line).group(1)), told
        finally:
            process.terminate()
            process.wait(timeout=20)


def send(port, path, body=None, token=None, headers=None):
    """The status and the body of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    fields = {"Content-Type": "application/json", **(headers or {})}
    if token is not None:
        fields["Authorization"] = f"Bearer {token}"
    text = body if body is None or isinstance(body, (str, bytes)) else json.dumps(body)
    connection.request("GET" if body is None else "POST", path, text, fields)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def order(procedure, number=1):
    """An order of a procedure of ddx."""
    return {
        "resourceType": "ServiceRequest", "id": f"o-{number}", "status": "draft", "intent": "order",
        "code": {"coding": [{"system": "urn:ddx:fhir:procedure", "code": procedure}]},
        "bodySite": [{"coding": [{"system": "urn:ddx:fhir:site", "code": "right"}]}],
        "subject": {"reference": "Patient/p-1"},
    }


def request(hook, orders, answers):
    """A request with answers to the form."""
    context = {"userId": "Practitioner/1", "patientId": "p-1"}
    if hook != "patient-view":
        context["draftOrders"] = {
            "resourceType": "Bundle", "type": "collection",
            "entry": [{"resource": one} for one in orders]}
    if hook == "order-select":
        context["selections"] = [f"ServiceRequest/{one['id']}" for one in orders]
    pain = {
        "resourceType": "Condition", "subject": {"reference": "Patient/p-1"},
        "clinicalStatus": {"coding": [{"code": "active"}]},
        "code": {"coding": [{"system": "http://snomed.info/sct", "code": "278860009"}]}}
    return {
        "hook": hook, "hookInstance": str(uuid.uuid4()), "context": context,
        "prefetch": {
            "patient": {"resourceType": "Patient", "id": "p-1", "birthDate": "1966-02-01",
                        "name": [{"text": "Secret-Name"}]},
            "conditions": {"resourceType": "Bundle", "type": "searchset",
                           "entry": [{"resource": pain}]},
            "medications": None,
            "answers": answers,
        }}


def patients(ddx):
    """The sample patients as answers to the form, given today."""
    today = time.strftime("%Y-%m-%d")
    for profile in sorted(pathlib.Path("Profiles/patients").glob("*.xml")):
        text = subprocess.run(
            [ddx, "fhir", "export", profile, "--as", "response"], check=True,
            capture_output=True, text=True).stdout
        yield profile.stem, json.loads(re.sub(r'"authored": "[^"]*"', f'"authored": "{today}"', text))


def everybody(ddx):
    """Every sample patient, with every procedure, at every point of work."""
    with served(ddx) as (port, told):
        status, text = send(port, "/cds-services")
        check("discovery fits the schema", status == 200 and not valid(json.loads(text), "discovery"))
        took, indicators = [], {}
        for name, answers in patients(ddx):
            for hook in ["order-sign", "order-select", "patient-view"]:
                for procedure in PROCEDURES if hook != "patient-view" else [""]:
                    body = request(hook, [order(procedure)] if procedure else [], answers)
                    path = REVIEW if procedure else "/cds-services/ddx-back-pain"
                    start = time.perf_counter()
                    status, text = send(port, path, body)
                    took.append(time.perf_counter() - start)
                    where = f"{name} {hook} {procedure}"
                    check(where, status == 200, f"{status}")
                    fault = valid(json.loads(text), "response")
                    check(f"{where} fits the schema", not fault, f"{fault}")
                    cards = json.loads(text)["cards"]
                    for card in cards:
                        indicators[card["indicator"]] = indicators.get(card["indicator"], 0) + 1
                    if any(card["indicator"] == "critical" for card in cards):
                        check(f"{where}: no needle", '"create"' not in text, "one is offered")
        took.sort()
        check(f"{len(took)} requests answered, cards {dict(sorted(indicators.items()))}",
              indicators.get("critical") and indicators.get("info") and indicators.get("warning"))
        print(f"half within {took[len(took) // 2] * 1000:.0f} ms, "
              f"95 % within {took[int(len(took) * 0.95)] * 1000:.0f} ms, "
              f"the slowest {took[-1] * 1000:.0f} ms")
        told.seek(0)
        log = told.read()
        check("the log has nothing of a patient",
              "POST /cds-services" in log and "Secret" not in log and "1966" not in log)


def b64(text):
    """A text as tokens write it."""
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def tokens(ddx):
    """Good tokens and bad ones."""
    elliptic = ECKey.generate_key("P-384", {"kid": "ec", "use": "sig"})
    rsa = RSAKey.generate_key(2048, {"kid": "rsa", "alg": "RS384"})
    stranger = ECKey.generate_key("P-384", {"kid": "ec"})
    clients = [{"iss": "https://ehr.example", "jwks": {"keys": [
        elliptic.as_dict(private=False), rsa.as_dict(private=False)]}}]
    address = "https://ddx.example" + REVIEW
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(clients, file)
        file.flush()
        with served(ddx, "--cds-clients", file.name, "--public-url", "https://ddx.example") as (
                port, _):

            def token(key=elliptic, algorithm="ES384", kid="ec", **more):
                now = int(time.time())
                claims = {"iss": "https://ehr.example", "aud": address, "exp": now + 300,
                          "iat": now, "jti": str(uuid.uuid4())}
                return jwt.encode({"alg": algorithm, "typ": "JWT", "kid": kid}, {**claims, **more},
                                  key, algorithms=[algorithm])

            def status(one):
                # A request that is let in is no request to the service.
                return send(port, REVIEW, "{}", token=one)[0]

            good = token()
            check("a good token is let in", status(good) == 400)
            check("one of RSA is let in", status(token(rsa, "RS384", "rsa")) == 400)
            check("an audience of several is let in", status(token(aud=["x", address])) == 400)
            check("none is not", send(port, REVIEW, "{}")[0] == 401)
            check("a replayed one is not", status(good) == 401)
            check("another audience is not", status(token(aud="https://ddx.example")) == 401)
            check("an expired one is not", status(token(exp=int(time.time()) - 1)) == 401)
            check("one of an hour ago is not", status(token(iat=int(time.time()) - 3600)) == 401)
            check("an unknown issuer is not", status(token(iss="https://evil.test")) == 401)
            check("an unknown key is not", status(token(kid="other")) == 401)
            check("the key of a stranger is not", status(token(stranger)) == 401)
            check("a shared secret is not",
                  status(token(OctKey.import_key("ec" * 32), "HS256")) == 401)
            head, claims, _ = token().split(".")
            none = b64('{"alg":"none","typ":"JWT","kid":"ec"}')
            check("no signature is not", status(f"{none}.{claims}.") == 401)
            huge = b64('{"alg":"ES384","typ":"JWT","kid":"ec","x":1e300}')
            check("a huge number is not, and ends nothing", status(f"{huge}.{claims}.AAAA") == 401)
            check("the server still answers", status(token()) == 400)


def main():
    ddx = sys.argv[1]
    everybody(ddx)
    tokens(ddx)
    failed = results.count(False)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
