"""Headers of every answer, and pages that load nothing from elsewhere."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from graph_app.web.app import ICON, create_app
from graph_app.web.parts import outward, safe_url
from graph_app.web.security import LOOPBACK, answer_only
from tests.web.trees import plain, strict, text, walk
from tests.worlds import World, actors

ANSWERS = [
    ("GET", "/", 200),
    ("GET", "/any/page", 308),
    ("GET", "/_dash-layout", 200),
    ("GET", "/_dash-dependencies", 200),
    ("GET", "/_favicon.ico", 200),
    ("GET", "/assets/page.css", 200),
    ("GET", "/assets/clientside.js", 200),
    ("GET", "/assets/nothing.js", 404),
    ("GET", "/assets/../app.py", 404),
    ("GET", "/api/healthz", 200),
    ("GET", "/api/info", 200),
    ("GET", "/api/info?kind=x", 400),
    ("GET", "/api/graph.graphml", 200),
    ("GET", "/api/graph.csv", 200),
    ("GET", "/api/nothing", 404),
    ("GET", "/network/nothing.json", 404),
    ("HEAD", "/api/info", 200),
    ("OPTIONS", "/api/info", 200),
    ("POST", "/api/info", 405),
    ("POST", "/_dash-update-component", 415),
]

POLICY = {
    "default-src": {"'none'"},
    "style-src": {"'self'", "'unsafe-inline'"},
    "img-src": {"'self'", "data:", "blob:"},
    "font-src": {"'self'", "data:"},
    "connect-src": {"'self'"},
    "worker-src": {"'self'", "blob:"},
    "manifest-src": {"'self'"},
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
    "frame-ancestors": {"'none'"},
    "object-src": {"'none'"},
}


def directives(headers):
    pieces = [piece.split() for piece in headers["Content-Security-Policy"].split(";") if piece.strip()]
    assert len({piece[0] for piece in pieces}) == len(pieces)
    return {piece[0]: set(piece[1:]) for piece in pieces}


@pytest.mark.parametrize(
    ("method", "path", "status"), ANSWERS, ids=[f"{case[0]} {case[1]}" for case in ANSWERS]
)
def test_every_answer_keeps_the_page_to_itself(tiny_client, method, path, status):
    with tiny_client.open(path, method=method) as found:
        assert found.status_code == status
        headers = found.headers
    found = directives(headers)
    scripts = found.pop("script-src")
    assert found == POLICY
    assert "'self'" in scripts
    assert all(re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", one) for one in scripts - {"'self'"})
    assert re.search(r"https?:|\*|unsafe-eval", headers["Content-Security-Policy"]) is None
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Permissions-Policy"] == "geolocation=(), microphone=(), camera=()"
    assert "Access-Control-Allow-Origin" not in headers
    assert "Set-Cookie" not in headers


class Index(HTMLParser):
    """The tags of a page with their attributes, and the text within scripts."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.texts, self.open = [], [], False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.texts.append("")
        self.open = True

    def handle_endtag(self, tag):
        self.open = False

    def handle_data(self, data):
        if self.open:
            self.texts[-1] += data

    def all(self, tag):
        pairs = zip(self.tags, self.texts, strict=True)
        return [(attributes, words) for (name, attributes), words in pairs if name == tag]


@pytest.fixture(scope="module")
def index(client):
    found = client.get("/")
    assert found.mimetype == "text/html"
    return Index(found.text), directives(found.headers)


def test_the_page_says_its_language_and_title(index):
    page, _ = index
    assert page.all("html")[0][0] == {"lang": "en"}
    assert page.all("title")[0][1] == "Who influences whom in the open-weight AI debate"


def test_the_page_runs_no_script_that_the_policy_does_not_name(index):
    page, policy = index
    inline = [
        words
        for attributes, words in page.all("script")
        if "src" not in attributes and attributes.get("type") != "application/json"
    ]
    assert len(inline) == 1
    for words in inline:
        digest = base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy["script-src"]
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]


def test_the_page_is_loaded_from_this_server_alone(index):
    page, _ = index
    addresses = [
        attributes[name]
        for _, attributes in page.tags
        for name in ("src", "href", "action", "content", "srcset", "data")
        if name in attributes
    ]
    loaded = [one for one in addresses if one.startswith("/")]
    assert len(loaded) > 10
    within = [one for one in addresses if one.startswith("data:image/svg+xml,")]  # a name space is no address
    assert not [one for one in addresses if re.search(r"//|https?:|javascript:", one) and one not in within]
    assert within == [ICON]
    assert not page.all("iframe") + page.all("object") + page.all("embed") + page.all("form")


def test_everything_the_page_loads_is_there(index, client):
    page, _ = index
    for attributes, _ in [*page.all("script"), *page.all("link")]:
        address = attributes.get("src") or attributes.get("href")
        if address and not address.startswith("data:"):
            with client.get(address) as found:
                assert found.status_code == 200, address
                assert found.headers["X-Content-Type-Options"] == "nosniff"


def test_the_layout_has_no_address_outside_this_server(client, app):
    raw = client.get("/_dash-layout").text
    assert re.findall(r"https?://|javascript:", raw) == []
    assert app.config.serve_locally is True


def test_own_scripts_and_styles_ask_for_nothing_outside(client):
    for name in ("page.css", "fonts.css", "network-canvas.css", "clientside.js"):
        with client.get(f"/assets/{name}") as found:
            assert found.status_code == 200
            assert (
                re.findall(r"""(?:url\(|@import|fetch\(|import\()\s*['"]?\s*(?:https?:)?//""", found.text)
                == []
            )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
        ("http://example.org", "http://example.org"),
        ("HTTPS://EXAMPLE.ORG", "HTTPS://EXAMPLE.ORG"),
        ("  https://example.org  ", "https://example.org"),
        ("https://[2001:db8::1]:8443/x", "https://[2001:db8::1]:8443/x"),
        ("https://example.org/%C3%96", "https://example.org/%C3%96"),
        ("javascript:alert(1)", None),
        ("JavaScript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("\x01javascript:alert(1)", None),
        ("javascript://example.org/%0aalert(1)", None),
        ("https://javascript:alert(1)", None),
        ("data:text/html,<script>alert(1)</script>", None),
        ("vbscript:x", None),
        ("blob:https://example.org/1", None),
        ("file:///etc/passwd", None),
        ("ftp://example.org", None),
        ("//example.org", None),
        ("/path", None),
        ("example.org", None),
        ("https://", None),
        ("https:///path", None),
        ("https:example.org", None),
        ("https://[::1", None),
        ("https://example.org:port", None),
        ("https://example.org:99999", None),
        ("", None),
        (None, None),
        (float("nan"), None),
        (7, None),
    ],
)
def test_only_web_addresses_are_linked(url, expected):
    assert safe_url(url) == expected
    (link,) = walk(plain(outward("words", url)))
    assert text(link) == "words"
    if expected is None:
        assert (link["type"], "href" in link["props"]) == ("Span", False)
    else:
        assert (link["type"], link["props"]["href"]) == ("A", expected)
        assert (link["props"]["rel"], link["props"]["target"]) == ("noopener noreferrer", "_blank")


def test_a_hostile_title_stays_text_in_the_page():
    title = "</title><script>alert(1)</script>{%scripts%}"
    explorer = World({"actors": actors("a")}).explorer(title=title, description=title)
    served = create_app(explorer).server.test_client()
    page = Index(served.get("/").text)
    assert [words for attributes, words in page.all("script") if "alert(1)" in words] == []
    assert title in text(strict(served.get("/_dash-layout").data))


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("127.0.0.1:8050", 200),
        ("[::1]:8050", 200),
        ("evil.example", 400),
        ("127.0.0.1.evil.example", 400),
        ("localhost.evil.example:8050", 400),
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/info", "/_dash-layout", "/open"])
def test_on_loopback_only_loopback_hosts_are_answered(tiny, host, status, path):
    app = create_app(tiny)
    answer_only(app, *LOOPBACK)
    assert app.server.test_client().get(path, headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/any/page", "/"),
        ("/any?kind=company&at=acme", "/?kind=company&at=acme"),
        ("//evil.example/page?x=%0d%0aA:b", "/?x=%0d%0aA:b"),
    ],
)
def test_whoever_asks_for_the_page_elsewhere_is_led_to_it(tiny_client, asked, led):
    found = tiny_client.get(asked)
    assert (found.status_code, found.headers["Location"]) == (308, led)
