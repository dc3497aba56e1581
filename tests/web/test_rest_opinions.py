"""Influence, what-if and estimates over HTTP: the answers of the explorer, errors as JSON."""

import json
from urllib.parse import quote

import pytest


def plain(found):
    return json.loads(json.dumps(found))


def test_who_moves_a_target(tiny_client, tiny):
    assert tiny_client.get("/api/influence/aid").json == plain(tiny.influence("aid"))
    found = tiny_client.get(
        "/api/influence/kind:regulator?susceptibility=0.7,regulator=0.2&most=1&tie=funds,lobbies"
    )
    seen = tiny.filter(tie=["funds", "lobbies"])
    assert found.json == plain(
        seen.influence("kind:regulator", susceptibility=["0.7", "regulator=0.2"], most=1)
    )
    assert tiny_client.get("/api/influence").json == plain(tiny.influence())
    assert tiny_client.get("/api/influence?graph=whole&kind=company").json == plain(
        tiny.filter(kind="company").influence(graph="whole")
    )


def test_us_congress_over_http(client):
    found = client.get("/api/influence/us-congress").json
    assert found["total"] == pytest.approx(1)


def test_what_if(tiny_client, tiny):
    words = "set=acme:release=-2&remove=bolt,bee"
    found = tiny_client.get(f"/api/whatif?{words}&on=aid,iris&draws=5&seed=3&hide=juno")
    assert found.json == plain(tiny.filter(hide="juno").whatif(words, ["aid", "iris"], draws=5, seed=3))
    quoted = tiny_client.get(f"/api/whatif?set={quote('acme:release=-2', safe='')}&draws=5").json
    assert quoted == plain(tiny.whatif("set=acme:release=-2", draws=5))


def test_a_scenario_can_be_asked_for_again_by_its_query(tiny_client):
    one = tiny_client.get("/api/whatif?strength=funds=0.1&susceptibility=0.9&draws=3").json
    assert tiny_client.get(f"/api/whatif?{one['scenario']['query']}&draws=3").json == one


def test_estimates_and_their_check(tiny_client, tiny):
    assert tiny_client.get("/api/estimates").json == plain(tiny.estimates())
    found = tiny_client.get("/api/estimates?check=on&derived=on").json
    assert found == plain(tiny.filter(derived=True).estimates(check=True))


@pytest.mark.parametrize(
    "address",
    [
        "measures/degree?",
        "brokers?",
        "mixing?rounds=5&",
        "coalitions?seeds=3&rounds=2&",
        "balance?",
        "influence?",
        "influence/aid?",
        "whatif?remove=bee&draws=2&",
        "estimates?",
    ],
)
def test_one_word_says_which_graph_an_analysis_is_of(tiny_client, address):
    assert tiny_client.get(f"/api/{address}").json["graph"] == "visible"
    assert tiny_client.get(f"/api/{address}graph=whole").json["graph"] == "whole"
    wrong = tiny_client.get(f"/api/{address}graph=hole")
    assert (wrong.status_code, wrong.json["word"], wrong.json["did_you_mean"]) == (400, "graph", ["whole"])


@pytest.mark.parametrize(
    ("address", "status", "word"),
    [
        ("/api/influence/aidd", 404, "actor"),
        ("/api/influence/aid?kind=company", 400, "on"),
        ("/api/influence/aid?susceptibility=2", 400, "susceptibility"),
        ("/api/influence/aid?most=0", 400, "most"),
        ("/api/influence/aid?graph=x", 400, "graph"),
        ("/api/influence/aid?set=acme:release=1", 400, "set"),
        ("/api/whatif", 400, ""),
        ("/api/whatif?set=acme", 400, "set"),
        ("/api/whatif?set=acme:release=9", 400, "set"),
        ("/api/whatif?remove=acme&draws=100000", 400, "draws"),
        ("/api/whatif?remove=acme&seed=x", 400, "seed"),
        ("/api/whatif?remove=acme&on=zz", 404, "actor"),
        ("/api/whatif?removed=acme", 400, "removed"),
        ("/api/estimates?check=maybe", 400, "check"),
        ("/api/estimates?on=aid", 400, "on"),
    ],
)
def test_errors_are_json_and_name_the_word(tiny_client, address, status, word):
    found = tiny_client.get(address)
    assert (found.status_code, found.mimetype) == (status, "application/json")
    assert found.json["word"] == word
    assert found.json["error"]
