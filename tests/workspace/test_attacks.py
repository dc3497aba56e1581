"""What people type into a workspace: any text is kept as it is, or refused in words; none breaks anything."""

import pytest

import graph_app as ga
from graph_app.errors import GraphAppError
from graph_app.workspace.edits import adding
from tests.attacks import ATTACKS

UNUSABLE = ["\x00", "a\ud800b", "\udfff", "a\x1bb", "\x9f", "\u2028", "\r\n", "", "x" * 100_000]


def change(ws, values, **more):
    return ws.change("actors", "acme", values, version=ws.row("actors", "acme").version, **more)


@pytest.fixture
def typed(ws):
    """The verbs that take text, by what the text is."""

    def source(**cells):
        cells = {
            "title": "T",
            "url": f"https://x.example/{ws.head()}",
            "grade": "press",
            "kind": "primary",
        } | cells
        return change(ws, {"summary": f"s{ws.head()}"}, source=cells, why="w")

    return {
        "name": lambda text: change(ws, {"name": text}, why="w"),
        "summary": lambda text: change(ws, {"summary": text}, why="w"),
        "why": lambda text: change(ws, {"summary": f"s{ws.head()}"}, why=text),
        "source": lambda text: change(ws, {"summary": f"s{ws.head()}"}, source=text, why="w"),
        "title of a source": lambda text: source(title=text),
        "address of a source": lambda text: source(url=text),
        "website": lambda text: change(ws, {"website": text}, why="w"),
        "id": lambda text: ws.add("actors", {"id": text, "name": "N", "kind": "company"}, why="w"),
        "column": lambda text: ws.add("actors", {text: "x", "name": "N", "kind": "company"}, why="w"),
        "key": lambda text: ws.row("actors", text),
        "pasted": lambda text: ws.paste("actors", f"name\tkind\n{text}\tcompany\n", why="w"),
        "note": lambda text: ws.save("note", "n", {"text": text}, row=("actors", "acme")),
        "title": lambda text: ws.save("note", text, {"text": "x"}),
        "view": lambda text: ws.save("view", "v", {"query": text}),
        "story": lambda text: ws.save("story", "s", {"title": text, "steps": [{"text": text}]}),
        "scenario": lambda text: ws.save("scenario", "s", {"remove": [text]}),
        "person": lambda text: ws.grant(text, "reader"),
        "debate": lambda text: ga.workspace(ws.database.shown, text, user="ana", create=False),
        "token": lambda text: ws.commit(adding("actors", {"name": "N", "kind": "company"}), token=text),
    }


@pytest.mark.parametrize("text", [*UNUSABLE, *ATTACKS[::4]])
def test_what_is_typed_is_kept_or_refused_in_words(ws, typed, text):
    for name, verb in typed.items():
        before = ws.head()
        try:
            verb(text)
        except GraphAppError as error:
            assert 400 <= error.http_status < 500, name
            assert str(error).isprintable() or "\n" in str(error), name
            str(error.details()).encode()
            assert ws.head() == before, name
    for kept in (*ws.history(), *ws.saved()):
        str(kept.as_dict()).encode()
    assert b"".join(ws.explorer().stream("package"))


def test_attacks_are_kept_to_the_letter(ws):
    for text in ATTACKS:
        change(ws, {"name": text, "summary": text}, why=text)
        assert ws.row("actors", "acme").values["name"] == text
        ws.save("note", text, {"text": text}, row=("actors", "acme"))
    assert {one.content["text"] for one in ws.saved("note")} == set(ATTACKS)
    assert ws.explorer().actor("acme")["actor"]["name"] == ATTACKS[-1]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "file:///x"])
def test_an_address_that_cannot_be_linked_to_is_no_source(ws, url):
    cells = {"title": "T", "url": url, "grade": "press", "kind": "primary"}
    for source in (url, cells):
        with pytest.raises(GraphAppError):
            change(ws, {"summary": "s"}, source=source, why="w")
    assert ws.head() == 0
