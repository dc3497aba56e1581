"""The verbs about statements over HTTP: the answers of the explorer, errors as JSON."""

import json

import pytest

from graph_app.exporters.discourse import FORMATS, written


def plain(found):
    return json.loads(json.dumps(found))


@pytest.mark.parametrize(
    ("address", "ask"),
    [
        ("discourse", lambda tiny: tiny.discourse()),
        (
            ""
            "discourse?mode=conflict&on=issues&through=actors&normalise=jaccard&issues=release,audit&kind=company",
            lambda tiny: tiny.filter(kind="company").discourse(
                mode="conflict", on="issues", normalise="jaccard", issues=["release", "audit"]
            ),
        ),
        (
            "discourse?unit=years&window=2&kernel=triangular&without_actors=acme,bolt",
            lambda tiny: tiny.discourse(
                unit="years", window=2, kernel="triangular", without_actors=["acme", "bolt"]
            ),
        ),
        (
            "discourse/acme/iris?mode=ignore",
            lambda tiny: tiny.discourse_network(mode="ignore").tie("acme", "iris"),
        ),
        (
            "discourse/acme/release?mode=two-mode&as_of=2023",
            lambda tiny: tiny.filter(as_of="2023").discourse_network(mode="two-mode").tie("acme", "release"),
        ),
        (
            "polarisation?rounds=3&seed=4&unit=years",
            lambda tiny: tiny.polarisation(rounds=3, seed=4, unit="years"),
        ),
        ("movers?moves=sides&most=2", lambda tiny: tiny.movers(moves="sides", most=2)),
        ("difference/2023/2024-06?back=400", lambda tiny: tiny.difference("2023", "2024-06", back=400)),
        ("over-time?unit=years&on=actors", lambda tiny: tiny.over_time(unit="years", on="actors")),
        (
            "agreement?issues=release&confidence=high",
            lambda tiny: tiny.filter(confidence="high").agreement(issues="release"),
        ),
    ],
)
def test_answers_are_those_of_the_explorer(tiny_client, tiny, address, ask):
    found = tiny_client.get(f"/api/{address}")
    assert found.status_code == 200
    assert found.json == plain(ask(tiny))


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_a_network_in_every_format_is_a_file(tiny_client, tiny, one):
    found = tiny_client.get(f"/api/discourse.{one.name}?mode=ignore&kind=company")
    seen = tiny.filter(kind="company")
    assert found.status_code == 200
    assert found.data == b"".join(written(seen.discourse_network(mode="ignore"), one.name, seen.about()))
    assert found.mimetype == one.media_type
    assert found.headers["Content-Disposition"] == f"attachment; filename=tiny-discourse{one.suffix}"


@pytest.mark.parametrize(
    ("address", "status", "word"),
    [
        ("discourse?mode=x", 400, "mode"),
        ("discourse?on=issues&through=issues", 400, "through"),
        ("discourse?issues=x", 400, "issues"),
        ("discourse?actors=x", 400, "actors"),
        ("discourse?kind=x", 400, "kind"),
        ("discourse?rounds=3", 400, "rounds"),
        ("discourse.gexff", 400, "format"),
        ("discourse.csv?unit=years", 400, "format"),
        ("discourse/acme/zz", 404, "actors"),
        ("polarisation?rounds=100000", 400, "rounds"),
        ("movers?moves=x", 400, "moves"),
        ("difference/2024/2023", 400, "later"),
        ("difference/x/2023", 400, "earlier"),
        ("over-time?unit=statements", 400, "unit"),
        ("agreement?mode=two-mode", 400, "mode"),
    ],
)
def test_errors_are_json_and_name_the_word(tiny_client, address, status, word):
    found = tiny_client.get(f"/api/{address}")
    assert (found.status_code, found.mimetype) == (status, "application/json")
    assert found.json["word"] == word
    assert found.json["error"]
