# Code flow with Authlib: authorize with PKCE, redeem, read, refresh twice, revoke. Speaks to the suite in lines of JSON.

import json
import os
import sys
from urllib.parse import parse_qs, urlparse

from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session

os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
ISSUER = os.environ["ISSUER"]


def tell(call, body):
    try:
        body()
        print(json.dumps({"call": call, "ok": True}), flush=True)
    except Exception as error:
        print(json.dumps({"call": call, "ok": False, "says": f"{type(error).__name__}: {error}"}), flush=True)
        sys.exit(0)


session = OAuth2Session(
    os.environ["CLIENT_ID"],
    os.environ["CLIENT_SECRET"],
    scope=os.environ["SCOPE"],
    redirect_uri=os.environ["REDIRECT_URI"],
    code_challenge_method="S256",
    token_endpoint=f"{ISSUER}/api/v1/token",
)
verifier = generate_token(48)
state = {}


def authorize():
    address, sent = session.create_authorization_url(
        f"{ISSUER}/api/v1/authorize", code_verifier=verifier, provider_id=os.environ["PROVIDER_ID"]
    )
    print(json.dumps({"open": address}), flush=True)
    state["answer"] = json.loads(sys.stdin.readline())["answer"]
    assert parse_qs(urlparse(state["answer"]).query)["state"] == [sent]


def redeem():
    token = session.fetch_token(
        f"{ISSUER}/api/v1/token", authorization_response=state["answer"], code_verifier=verifier
    )
    assert token["token_type"].lower() == "bearer" and token["refresh_token"] and token["scope"]


def read():
    answer = session.get(f"{ISSUER}/api/fdx/5/accounts")
    assert answer.status_code == 200 and answer.json()["accounts"], answer.text


def refresh():
    for _ in range(2):
        session.refresh_token(f"{ISSUER}/api/v1/token")
        read()


def revoke():
    answer = session.revoke_token(f"{ISSUER}/api/v1/revoke", token=session.token["refresh_token"])
    assert answer.status_code == 200, answer.text
    assert session.get(f"{ISSUER}/api/fdx/5/accounts").status_code == 401


tell("authorize", authorize)
tell("token: code", redeem)
tell("FDX read", read)
tell("token: refresh, twice", refresh)
tell("revoke", revoke)
