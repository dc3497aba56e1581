"""Odd addresses, headers and sizes, as they come over the wire: the right status, never a 500, no file."""

import socket
import threading
from contextlib import suppress

import pytest
from waitress.server import create_server

import graph_app as ga
from graph_app.web import slow
from graph_app.web.app import create_app
from graph_app.web.guests.bounds import Bounds
from graph_app.web.security import LOOPBACK, answer_only
from graph_app.web.serving import Serving
from graph_app.web.slow import Slow
from tests.worlds import TINY


@pytest.fixture(scope="module")
def port():
    """The port of a server as `serve` makes it."""
    app = create_app(ga.open(TINY), Bounds(megabytes=1), behaving=Serving(megabytes=1))
    answer_only(app, *LOOPBACK)
    sockets = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slow, "PATIENCE", 2.0)
        server = create_server(
            app.server,
            map=sockets,
            host="127.0.0.1",
            port=0,
            threads=2,
            ident=None,
            max_request_body_size=3_000_000,
            asyncore_use_poll=True,
        )
        Slow(sockets)

        def run():
            with suppress(OSError):
                server.run()

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        yield server.effective_port
        server.task_dispatcher.shutdown()
        server.close()
        sockets.clear()
        thread.join(10)


def said(port, request):
    """Send bytes; return status and all that came back."""
    with socket.create_connection(("127.0.0.1", port), 20) as one:
        with suppress(ConnectionError):
            one.sendall(request)
        found = b""
        with suppress(ConnectionError):
            while piece := one.recv(65_536):
                found += piece
    return (int(found.split(b" ", 2)[1]) if found else 0), found


def get(port, path, *headers, method=b"GET", host=b"127.0.0.1"):
    lines = [method + b" " + path + b" HTTP/1.1", b"Host: " + host, b"Connection: close", *headers]
    return said(port, b"\r\n".join(lines) + b"\r\n\r\n")


PATHS = [
    b"/../../../../etc/passwd",
    b"/assets/../../../../etc/passwd",
    b"/assets/..%2f..%2f..%2f..%2fetc%2fpasswd",
    b"/assets/%2e%2e/%2e%2e/app.py",
    b"/assets/....//....//app.py",
    b"/assets//etc/passwd",
    b"/assets/..\\..\\app.py",
    b"/static/..%2fapp.py",
    b"/_dash-component-suites/dash/../../../etc/passwd",
    b"/_dash-component-suites/graph_app/..%2f..%2fapp.py",
    b"/d/../api/info",
    b"/d/%00/",
    b"/open/..%2f..",
    b"/network/..%2f..%2fetc%2fpasswd.json",
    b"/api/actors/%ff%fe",
    b"/api/actors/" + b"a" * 20_000,
    b"/api/graph.%2e%2e",
    b"/api/graph.graphml%00",
    b"/api/info?" + b"&".join([b"kind=company"] * 5_000),
    b"/api/info?%ff=%fe&%00=%00",
    b"/api/info?kind=%F0%9F%98%80&text=%00",
    b"/api/info?" + b"a" * 100_000,
    b"//evil.example/",
    b"/\\evil.example",
    b"http://evil.example/api/info",
    b"*",
    b"/%",
    b"/?%",
    b"/\xff\xfe",
]


@pytest.mark.parametrize("path", PATHS, ids=range(len(PATHS)))
def test_odd_addresses_give_no_file_and_no_fault(port, path):
    status, found = get(port, path)
    assert 200 <= status < 500, found[:300]
    assert b"root:" not in found
    assert b"create_app" not in found
    head = found.partition(b"\r\n\r\n")[0].lower()
    location = [line for line in head.split(b"\r\n") if line.startswith(b"location:")]
    assert all(b"evil.example" not in line.split(b"?")[0] for line in location), location


HEADERS = [
    (b"Cookie: " + b"a=b; " * 2_000, 200),
    (b"Cookie: graph-app-00000000=" + b"\xff" * 64, 200),
    (b"Accept-Encoding: " + b"gzip;q=x, " * 100, 200),
    (b"Accept-Encoding: gzip;q=-1, br;q=99", 200),
    (b"Range: bytes=0-18446744073709551616", 200),
    (b"If-None-Match: " + b'"x",' * 1_000, 200),
    (b"If-Modified-Since: never", 200),
    (b"Content-Length: -5", 400),
    (b"Content-Length: 5\r\nContent-Length: 6", 400),
    (b"Content-Length: 99999999999999999999", 413),
    (b"Transfer-Encoding: gzip", 501),
    (b"Transfer-Encoding: chunked\r\nContent-Length: 5", 408),
    (b"X-Forwarded-Host: evil.example", 200),
    (b"X-Forwarded-Proto: evil", 200),
    (b"X-Original-URL: /open", 200),
    (b"X-HTTP-Method-Override: DELETE", 200),
    (b"Authorization: Basic " + b"\xff" * 100, 200),
    (b"Origin: null", 200),
    (b"X-Long: " + b"a" * 300_000, 431),
    (b"No colon here", 400),
    (b"Bad name: x", 400),
    (b"X-Null: a\x00b", 400),
    (b"Expect: 100-continue", 100),
]


@pytest.mark.parametrize(("header", "status"), HEADERS, ids=range(len(HEADERS)))
def test_odd_headers_have_the_right_status(port, header, status):
    found, answer = get(port, b"/api/info", header)
    assert found == status, answer[:300]
    assert b"evil" not in answer.partition(b"\r\n\r\n")[0]


@pytest.mark.parametrize(
    "host", [b"evil.example", b"127.0.0.1.evil.example", b"[::1", b"", b"127.0.0.1@evil", b"a b"]
)
def test_other_names_of_the_server_are_refused(port, host):
    assert get(port, b"/api/info", host=host)[0] == 400


@pytest.mark.parametrize("method", [b"TRACE", b"CONNECT", b"PROPFIND", b"PATCH", b"PUT", b"NONSENSE", b"get"])
def test_other_methods_are_405(port, method):
    assert get(port, b"/api/info", method=method)[0] in (400, 405)


def post(port, path, body, *headers, length=None):
    size = f"Content-Length: {len(body) if length is None else length}".encode()
    lines = [b"POST " + path + b" HTTP/1.1", b"Host: 127.0.0.1", b"Connection: close", size, *headers]
    return said(port, b"\r\n".join(lines) + b"\r\n\r\n" + body)


@pytest.mark.parametrize("path", [b"/_dash-update-component", b"/open", b"/nowhere"])
def test_too_large_is_413_whether_it_is_said_before_or_not(port, path):
    own = (b"X-Graph-App: 1", b"Content-Type: multipart/form-data; boundary=x")
    assert post(port, path, b"", *own, length=50_000_000)[0] == 413
    chunks = b"".join(b"%x\r\n%b\r\n" % (100_000, b"x" * 100_000) for _ in range(40)) + b"0\r\n\r\n"
    lines = [b"POST " + path + b" HTTP/1.1", b"Host: 127.0.0.1", b"Transfer-Encoding: chunked", *own]
    assert said(port, b"\r\n".join(lines) + b"\r\n\r\n" + chunks)[0] in (413, 0)


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET /api/info HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: b",
        b"POST /_dash-update-component HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{",
    ],
    ids=["nothing", "headers", "body"],
)
def test_who_is_slow_holds_up_nobody_and_is_ended(port, begun):
    """Many more connections than there are threads, all of which never come to an end."""
    slow_ones = [socket.create_connection(("127.0.0.1", port), 20) for _ in range(60)]
    try:
        for one in slow_ones:
            one.sendall(begun)
        assert get(port, b"/api/info")[0] == 200
        if begun:
            assert all(one.recv(100).startswith(b"HTTP/1.1 408 ") for one in slow_ones)
    finally:
        for one in slow_ones:
            one.close()


def test_requests_in_a_row_on_one_connection_are_answered_apart(port):
    """What looks like the head of another request within a body is a body."""
    inner = b"GET /open HTTP/1.1\r\nHost: evil\r\n\r\n"
    status, found = post(port, b"/api/info", inner)
    assert status == 405
    assert found.count(b"HTTP/1.1 ") == 1


FORWARDED = [
    b"X-Forwarded-Host: evil.example",
    b"X-Forwarded-Proto: https",
    b"X-Forwarded-Prefix: /evil.example",
    b"X-Forwarded-Server: evil.example",
    b"X-Forwarded-Port: 31337",
    b"Forwarded: host=evil.example;proto=https;for=192.0.2.1",
    b"X-Script-Name: /evil.example",
    b"X-Rewrite-URL: /evil.example",
    b"X-Original-Host: evil.example",
]


@pytest.mark.parametrize("path", [b"/", b"/any/page?x=1", b"/api/", b"/api/info", b"/help", b"/open"])
def test_what_a_proxy_would_say_is_not_believed(port, path):
    """All of them at once: neither a link, nor an address to go to, nor a cookie is made of them."""
    plain, asked = get(port, path), get(port, path, *FORWARDED)
    assert asked[0] == plain[0]
    assert b"evil.example" not in asked[1]
    assert b"31337" not in asked[1]
    assert b"secure" not in asked[1].partition(b"\r\n\r\n")[0].lower()


@pytest.mark.parametrize(
    "host", [b"127.0.0.1:1", b"127.0.0.1:99999", b"localhost.", b"LOCALHOST", b"127.0.0.1\tx"]
)
def test_odd_forms_of_our_own_name_give_no_fault_and_no_link_to_them(port, host):
    status, found = get(port, b"/any/page", host=host)
    assert status in (308, 400)
    assert b"99999" not in found and b":1/" not in found


def test_two_names_of_the_server_are_not_one(port):
    status, found = get(port, b"/any/page", b"Host: evil.example")
    assert status in (308, 400)
    assert b"evil.example" not in found


@pytest.mark.parametrize(
    ("method", "path"),
    [(b"POST", b"/api/info"), (b"POST", b"/api/info?_method=GET"), (b"POST", b"/help")],
)
@pytest.mark.parametrize("name", [b"X-HTTP-Method-Override", b"X-HTTP-Method", b"X-Method-Override"])
def test_no_header_makes_another_method_of_one(port, method, path, name):
    for wanted in (b"GET", b"POST", b"DELETE"):
        found = get(port, path, name + b": " + wanted, b"Content-Length: 0", method=method)
        assert found[0] in (404, 405), found[1][:200]


def test_a_body_that_is_longer_than_it_says_is_no_request_of_its_own(port):
    """What is left of it is not read as the head of the next request, or is refused as such."""
    body = b'{"output":"x"}' + b"GET /api/info HTTP/1.1\r\nHost: evil.example\r\n\r\n"
    status, found = post(port, b"/_dash-update-component", body, length=14)
    assert 400 <= status < 500
    assert b"fingerprint" not in found


@pytest.mark.parametrize(
    "chunks",
    [
        b"zz\r\nabc\r\n0\r\n\r\n",
        b"-1\r\na\r\n0\r\n\r\n",
        b"ffffffffffffffffff\r\na",
        b"5;x=\x00\r\nabcdeXX",
        b"\r\n\r\n",
    ],
    ids=range(5),
)
def test_chunks_that_are_none_are_refused(port, chunks):
    head = b"POST /_dash-update-component HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    status, found = said(port, head + b"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks)
    assert 400 <= status < 500, found[:300]


@pytest.mark.parametrize("size", [8_000, 200_000, 300_000, 2_000_000])
def test_heads_are_read_up_to_a_limit(port, size):
    many = [b"X-%d: " % number + b"a" * 1_000 for number in range(size // 1_000)]
    status, _ = get(port, b"/api/info", *many)
    assert status == (200 if size < 250_000 else 431) or (status == 0 and size > 1_000_000)


ODD = [
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/etc/passwd",
    "..%5c..%5cwin.ini",
    "%00",
    "a%00.json",
    "%252e%252e%252f",
    "%c0%ae%c0%ae/",
]


@pytest.mark.parametrize("odd", ODD)
def test_no_address_with_a_name_in_it_reaches_a_file(port, odd):
    for place in (
        "assets/",
        "network/",
        "d/",
        "open/",
        "s/",
        "api/actors/",
        "api/graph.",
        "api/loss/",
        "api/measures/",
        "help/",
    ):
        status, found = get(port, f"/{place}{odd}".encode())
        assert 300 <= status < 500, (place, found[:200])
        assert b"root:" not in found
