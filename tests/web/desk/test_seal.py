"""What proves that a page of this server asks."""

import pytest
from flask import Request
from werkzeug.test import EnvironBuilder

from graph_app.web.desk import seal
from graph_app.web.desk.seal import Seal, is_own


def test_a_seal_holds_for_whom_it_was_made_by_whoever_knows_the_secret():
    one, other = Seal("s"), Seal("t")
    assert one.holds(one.of("ana"), "ana")
    assert Seal("s").holds(one.of("ana"), "ana")
    assert not one.holds(one.of("ana"), "ben")
    assert not other.holds(one.of("ana"), "ana")
    assert not Seal().holds(Seal().of("ana"), "ana")


@pytest.mark.parametrize("text", ["", "x", "a.b.c", None, 5, ["x"], {}])
def test_what_is_no_seal_does_not_hold(text):
    assert not Seal("s").holds(text, "ana")


def test_a_seal_ends(monkeypatch):
    one = Seal("s")
    text = one.of("ana")
    monkeypatch.setattr(seal, "LASTS", -1)
    assert not one.holds(text, "ana")


def asked(**headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    builder = EnvironBuilder("/", "http://here:8050", method="POST", headers=named)
    return Request(builder.get_environ())


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({}, True),
        ({"Origin": "http://here:8050"}, True),
        ({"Origin": "http://here:8050", "Sec_Fetch_Site": "same-origin"}, True),
        ({"Sec_Fetch_Site": "none"}, True),
        ({"Sec_Fetch_Site": "cross-site"}, False),
        ({"Sec_Fetch_Site": "same-site"}, False),
        ({"Origin": "http://elsewhere:8050"}, False),
        ({"Origin": "http://here:8051"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "http://["}, False),
        ({"Origin": "http://here:8050", "Sec_Fetch_Site": "cross-site"}, False),
    ],
)
def test_a_request_of_another_page_is_not_ours(headers, own):
    assert is_own(asked(**headers)) is own
