"""What is the same for everybody is compressed once; nothing else is kept."""

import brotli
import pytest
from flask import Flask, Response

from graph_app.web.compressed import FOR_GOOD, Kept, compress

LONG = "words and words " * 200


@pytest.fixture
def site():
    """Give a client of a server, and what it answers with."""
    server, said = Flask("site", static_url_path="/assets"), {"text": LONG, "tag": "one"}
    compress(server)

    @server.get("/tagged")
    def tagged():
        found = Response(said["text"], mimetype="application/json")
        found.set_etag(said["tag"])
        return found

    @server.get("/fresh")
    def fresh():
        return Response(said["text"], mimetype="application/json")

    @server.get("/_dash-component-suites/one.js")
    def script():
        return Response(said["text"], mimetype="text/javascript")

    @server.get("/pieces")
    def pieces():
        return Response((one for one in [said["text"]] * 3), mimetype="application/json")

    @server.get("/missing")
    def missing():
        return Response(said["text"], status=404, mimetype="application/json")

    return server.test_client(), said


def asked(client, path):
    found = client.get(path, headers={"Accept-Encoding": "br"})
    packed = found.headers.get("Content-Encoding") == "br"
    return (brotli.decompress(found.data) if packed else found.data).decode()


def test_a_tagged_answer_is_compressed_once_and_never_old(site, monkeypatch):
    client, said = site
    packs = []
    pack = brotli.compress
    monkeypatch.setattr(brotli, "compress", lambda *given, **named: packs.append(1) or pack(*given, **named))
    assert asked(client, "/tagged") == asked(client, "/tagged") == LONG
    assert len(packs) == 1
    said |= {"text": LONG + "more", "tag": "two"}
    assert asked(client, "/tagged") == LONG + "more"
    assert len(packs) == 2


@pytest.mark.parametrize("path", ["/fresh", "/missing"])
def test_what_has_no_tag_is_not_kept(site, path):
    client, said = site
    assert asked(client, path) == LONG
    said["text"] = LONG + "more"
    assert asked(client, path) == LONG + "more"


def test_pieces_are_sent_as_they_come(site):
    assert asked(site[0], "/pieces") == LONG * 3


def test_browsers_keep_files_whose_address_changes_with_them(site):
    client, _ = site
    assert client.get("/_dash-component-suites/one.js?m=17").headers["Cache-Control"] == FOR_GOOD
    assert "Cache-Control" not in client.get("/_dash-component-suites/one.js").headers
    assert "Cache-Control" not in client.get("/tagged?m=17").headers


def test_an_answer_that_is_not_asked_compressed_is_whole(site):
    client, _ = site
    assert asked(client, "/_dash-component-suites/one.js") == LONG
    assert client.get("/_dash-component-suites/one.js").get_data(as_text=True) == LONG


def test_answers_that_nobody_asked_for_longest_make_room():
    kept = Kept(room=100)
    for name in "abcd":
        kept.set(f"br;{name}", b"x" * 25)
    assert kept.get("br;a") is not None
    kept.set("br;e", b"x" * 25)
    assert [name for name in "abcde" if kept.get(f"br;{name}") is not None] == ["a", "c", "d", "e"]
    kept.set("br;a", b"y")
    kept.set("br;f", b"x" * 24)
    assert [name for name in "acdef" if kept.get(f"br;{name}") is not None] == list("acdef")


@pytest.mark.parametrize(("key", "size"), [("br;", 1), ("br;large", 26)])
def test_what_has_no_name_or_is_large_is_not_kept(key, size):
    kept = Kept(room=100)
    kept.set(key, b"x" * size)
    assert kept.get(key) is None
