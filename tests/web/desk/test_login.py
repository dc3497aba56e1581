"""Logging in at an OpenID Connect provider: a small real one, on loopback."""

import threading
import time
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask, jsonify, request
from joserfc import jwt
from joserfc.jwk import RSAKey
from waitress import wasyncore
from waitress.server import create_server

from graph_app.errors import ModelError
from graph_app.web import login
from graph_app.web.app import create_app
from graph_app.web.desk.model import Desk
from graph_app.web.desk.seal import Seal
from graph_app.web.login import Provider, inside, logged_in, name_in
from graph_app.web.serve import desk_of

KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
PERSON = {"sub": "1", "email": "ana", "email_verified": True}


class Issuer:
    """A provider that knows one person and gives one code for each way in."""

    def __init__(self):
        self.person, self.codes, self.key, self.audience = dict(PERSON), {}, KEY, "explorer"
        self.app = Flask("issuer")
        self.address = ""
        self.app.get("/.well-known/openid-configuration")(self.about)
        self.app.get("/keys")(lambda: jsonify({"keys": [KEY.as_dict(private=False)]}))
        self.app.post("/token")(self.token)

    def about(self):
        return jsonify(
            {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "jwks_uri": f"{self.address}/keys",
                "id_token_signing_alg_values_supported": ["RS256"],
            }
        )

    def agree(self, address):
        """Return the code that the person brings back from the provider's own page."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return code, asked

    def token(self):
        asked = self.codes.pop(request.form["code"], None)
        assert request.authorization.username == "explorer"
        if asked is None:
            return jsonify({"error": "invalid_grant"}), 400
        now = int(time.time())
        claims = self.person | {
            "iss": self.address,
            "aud": self.audience,
            "iat": now,
            "exp": now + 60,
            "nonce": asked["nonce"],
        }
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.key)
        return jsonify({"access_token": "x", "token_type": "Bearer", "id_token": signed})


@pytest.fixture(scope="module")
def served():
    found = Issuer()
    sockets = {}
    server = create_server(found.app, map=sockets, host="127.0.0.1", port=0, threads=2)
    found.address = f"http://127.0.0.1:{server.effective_port}"

    def run():
        with suppress(OSError):
            server.run()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    yield found
    server.task_dispatcher.shutdown()
    server.close()
    thread.join(10)
    wasyncore.close_all(sockets, ignore_all=True)  # connections as well


@pytest.fixture
def issuer(served):
    served.person, served.key, served.audience = dict(PERSON), KEY, "explorer"
    return served


@pytest.fixture
def client(ws, issuer):
    provider = Provider(issuer.address, "explorer", "hush", key="a long random text")
    desk = Desk(ws, logged_in, Seal("secret"), named=True, provider=provider)
    return create_app(ws.explorer(), desk=desk).server.test_client()


def came_back(client, issuer, path="/", **more):
    """Go the whole way from a page to the provider and back; returns the last answer."""
    sent = client.get(path)
    assert (sent.status_code, urlsplit(sent.location).path) == (303, "/login")
    there = client.get(sent.location)
    assert there.location.startswith(f"{issuer.address}/authorize?")
    code, asked = issuer.agree(there.location)
    assert urlsplit(asked["redirect_uri"]).path == "/login/back"
    return client.get("/login/back", query_string={"code": code, "state": asked["state"], **more})


def test_who_logs_in_comes_back_to_the_view_and_is_who_the_provider_says(client, issuer, ws):
    back = came_back(client, issuer, "/?at=acme&kind=company")
    assert (back.status_code, back.location) == (303, "/?at=acme&kind=company")
    assert "HttpOnly" in back.headers["Set-Cookie"]
    assert "SameSite=Lax" in back.headers["Set-Cookie"]
    assert client.get("/").status_code == 200
    layout = client.get("/_dash-layout").text
    assert "As ana" in layout
    assert "Log out" in layout
    assert client.post("/logout").status_code == 303
    assert client.get("/").status_code == 303
    assert client.get("/api/info").status_code == 403


def test_who_has_no_role_is_told_so_and_gets_nothing(client, issuer):
    issuer.person["email"] = "zoe@debates.example"
    assert came_back(client, issuer).status_code == 303
    found = client.get("/")
    assert found.status_code == 403
    assert "zoe@debates.example has no role in this debate" in found.text
    assert client.post("/logout").status_code == 303


@pytest.mark.parametrize(
    "claims",
    [{"email_verified": False}, {"email_verified": "true"}, {"email": ""}, {"email": "a, b"}, {"email": 5}],
)
def test_a_name_that_is_not_sure_is_none(client, issuer, claims):
    issuer.person |= claims
    found = came_back(client, issuer)
    assert found.status_code == 403
    assert client.get("/api/info").status_code == 403


def test_answers_that_do_not_fit_let_nobody_in(client, issuer):
    assert came_back(client, issuer, state="other").status_code == 403
    issuer.key = RSAKey.generate_key(2048, {"kid": "one"})
    assert came_back(client, issuer).status_code in (403, 503)
    issuer.key, issuer.audience = KEY, "another"
    assert came_back(client, issuer).status_code == 403
    assert client.get("/login/back?code=x&state=y").status_code == 403
    assert client.get("/login/back").status_code == 403
    assert client.get("/login/back?error=access_denied").status_code == 403
    assert client.get("/api/info").status_code == 403


def test_a_code_is_used_once(client, issuer):
    sent = client.get(client.get("/").location)
    code, asked = issuer.agree(sent.location)
    query = {"code": code, "state": asked["state"]}
    assert client.get("/login/back", query_string=query).status_code == 303
    assert client.get("/login/back", query_string=query).status_code == 403


def test_a_login_ends(client, issuer, monkeypatch):
    came_back(client, issuer)
    now = time.time()
    monkeypatch.setattr(login.time, "time", lambda: now + login.LASTS + 1)
    assert client.get("/").status_code == 303


def test_a_cookie_that_was_made_up_is_nobody_s(client):
    client.set_cookie("graph_app", "eyJ3aG8iOiJhbmEifQ.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbb")
    assert client.get("/").status_code == 303


def test_a_provider_that_is_away_is_said_without_what_is_secret(ws):
    provider = Provider("http://127.0.0.1:9", "explorer", "hush", key="k" * 20)
    assert "hush" not in repr(provider)
    desk = Desk(ws, logged_in, Seal(), named=True, provider=provider)
    found = create_app(ws.explorer(), desk=desk).server.test_client().get("/login")
    assert found.status_code == 503
    assert "does not answer" in found.text
    assert "hush" not in found.text


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "https://evil.example", "/\\evil.example", "", "x", "/\n", "/" + "a" * 5_000],
)
def test_nobody_is_sent_elsewhere(address):
    assert inside(address) == "/"


def test_other_claims_need_not_be_verified():
    assert name_in({"sub": "abc"}, "sub") == "abc"
    with pytest.raises(login.LoginError):
        name_in(None, "sub")


ALL = {
    "GRAPH_APP_OIDC_ISSUER": "https://login.example",
    "GRAPH_APP_OIDC_CLIENT": "explorer",
    "GRAPH_APP_OIDC_SECRET": "hush",
    "GRAPH_APP_SECRET": "s",
}


def test_settings_name_the_provider_whole_or_not_at_all(ws, monkeypatch):
    for name, value in ALL.items():
        monkeypatch.setenv(name, value)
    desk = desk_of(ws, "0.0.0.0")
    assert (desk.named, desk.provider.issuer, desk.who()) == (True, "https://login.example", "")
    monkeypatch.setenv("GRAPH_APP_USER_HEADER", "X-User")
    with pytest.raises(ModelError, match="not by both"):
        desk_of(ws, "127.0.0.1")
    monkeypatch.delenv("GRAPH_APP_USER_HEADER")
    for name in ("GRAPH_APP_OIDC_CLIENT", "GRAPH_APP_SECRET"):
        monkeypatch.delenv(name)
    with pytest.raises(ModelError, match="GRAPH_APP_OIDC_CLIENT and GRAPH_APP_SECRET") as caught:
        desk_of(ws, "127.0.0.1")
    assert "hush" not in str(caught.value)
