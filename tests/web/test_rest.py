"""The verbs over HTTP: same words, same bytes, errors that say what is allowed."""

import gzip
import io
import zipfile

import brotli
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses import MEASURES
from graph_app.exporters import EXPORTERS
from graph_app.filters import PARTS
from graph_app.web.app import create_app
from tests.filters.worlds import raw_filters
from tests.worlds import World, actors

MEDIA = {
    "graphml": ("application/graphml+xml", "tiny.graphml"),
    "yed": ("application/graphml+xml", "tiny.yed.graphml"),
    "visone": ("application/graphml+xml", "tiny.visone.graphml"),
    "gexf": ("application/gexf+xml", "tiny.gexf"),
    "gml": ("text/plain", "tiny.gml"),
    "pajek": ("text/plain", "tiny.net"),
    "cytoscape": ("application/json", "tiny.cyjs"),
    "cx2": ("application/json", "tiny.cx2"),
    "json": ("application/json", "tiny.json"),
    "graphology": ("application/json", "tiny.graphology.json"),
    "parquet": ("application/zip", "tiny.parquet.zip"),
    "csv": ("application/zip", "tiny.zip"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "tiny.xlsx"),
    "package": ("application/zip", "tiny.package.zip"),
    "html": ("text/html", "tiny.html"),
}


def test_health_is_short_and_names_the_data(tiny_client, tiny):
    found = tiny_client.get("/api/healthz")
    assert found.status_code == 200
    assert found.mimetype == "application/json"
    assert found.json == {"status": "ok", "fingerprint": tiny.network.dataset.fingerprint}


def test_info_is_that_of_the_explorer(tiny_client, tiny):
    assert tiny_client.get("/api/info").json == tiny.info()
    found = tiny_client.get("/api/info?kind=company,regulator&tie=lobbies").json
    assert found == tiny.filter(kind=["company", "regulator"], tie="lobbies").info()
    assert found["visible"] == {"actors": 4, "ties": 2, "derived_ties": 0}
    assert found["filter"] == "kind=company,regulator&tie=lobbies"


@pytest.mark.parametrize("name", [one.name for one in EXPORTERS])
@pytest.mark.parametrize("query", ["", "kind=company&derived=on", "text=nobody"])
def test_a_graph_is_the_bytes_of_the_explorer_and_has_a_name(tiny_client, tiny, name, query):
    found = tiny_client.get(f"/api/graph.{name}?{query}")
    media, filename = MEDIA[name]
    assert found.status_code == 200
    assert found.data == b"".join(tiny.query(query).stream(name))
    assert found.mimetype == media
    assert found.headers["Content-Disposition"] == f"attachment; filename={filename}"


def test_a_csv_download_is_a_sound_archive(tiny_client):
    with zipfile.ZipFile(io.BytesIO(tiny_client.get("/api/graph.csv?kind=company").data)) as archive:
        assert archive.testzip() is None
        assert "actors.csv" in archive.namelist()


def test_every_format_of_the_shelf_is_tested_here():
    assert set(MEDIA) == {one.name for one in EXPORTERS}


@given(st.data())
def test_any_filter_is_respected(tiny, tiny_client, data):
    query = tiny.filter(**data.draw(raw_filters(tiny.network))).to_query()
    assert tiny_client.get(f"/api/info?{query}").json == tiny.query(query).info()


def test_letters_beyond_ascii_are_read_encoded_or_not(tiny_client):
    plain = tiny_client.get("/api/info?text=%C3%96ffnung").json
    assert plain["visible"]["actors"] == 1
    raw = {"QUERY_STRING": "text=Öffnung".encode().decode("latin-1")}
    assert tiny_client.get("/api/info", environ_overrides=raw).json == plain


def test_an_actor_is_everything_known_about_it_and_whether_it_is_shown(tiny_client, tiny):
    found = tiny_client.get("/api/actors/acme")
    assert found.json == tiny.actor("acme") | {"visible": True, "explanation": "Acme is shown."}
    hidden = tiny_client.get("/api/actors/acme?kind=regulator").json
    assert hidden["visible"] is False
    assert hidden["explanation"] == "Acme is hidden by kind of actor (regulators)."


def test_every_actor_of_the_built_in_debate_is_there(client, debate):
    for name in debate.network.actors["id"].tolist()[::25]:
        assert client.get(f"/api/actors/{name}").json["actor"]["id"] == name


def test_a_measure_is_that_of_the_explorer_with_words_of_its_own(tiny_client, tiny):
    found = tiny_client.get("/api/measures/degree").json
    assert found == tiny.measured("degree").as_dict()
    assert (found["measure"], found["graph"]) == ("degree", "visible")
    assert found["values"] == tiny.measure("degree").to_dict()
    assert tiny_client.get("/api/measures/degree?kind=company").json["values"] == {"acme": 1, "bolt": 1}
    words = "graph=whole&directed=on&weighted=on&kind=company"
    closeness = tiny_client.get(f"/api/measures/closeness?{words}").json
    seen = tiny.filter(kind="company")
    assert closeness == seen.measured("closeness", graph="whole", directed=True, weighted=True).as_dict()
    assert tiny_client.get("/api/measures/constraint").json["values"]["bee"] is None


def test_all_measures_are_listed_with_what_they_mean(tiny_client):
    found = tiny_client.get("/api/measures").json["measures"]
    assert [one["measure"] for one in found] == [one.name for one in MEASURES]
    assert found[6]["directed"] == [True, False]
    assert all(one["meaning"] and one["caution"] and one["formula"] and one["reference"] for one in found)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("core?directed=on", "directed of core does not know 'on'. Allowed: off"),
        ("katz?weighted=maybe", "weighted of katz does not know 'maybe'. Allowed: off, on"),
        ("katz?graph=hole", "graph does not know 'hole'. Did you mean whole? Allowed: visible, whole"),
    ],
)
def test_a_measure_that_cannot_be_computed_so_says_what_can(tiny_client, address, said):
    found = tiny_client.get(f"/api/measures/{address}")
    assert (found.status_code, found.json["error"]) == (400, said)


def test_a_ranking_is_that_of_the_explorer_with_words_of_its_own(tiny_client, tiny):
    assert tiny_client.get("/api/rankings/degree").json == tiny.ranking("degree")
    words = "graph=whole&directed=on&weighted=off&draws=4&seed=5&kind=company"
    found = tiny_client.get(f"/api/rankings/pagerank?{words}").json
    how = {"graph": "whole", "directed": True, "weighted": False, "draws": 4, "seed": 5}
    assert found == tiny.filter(kind="company").ranking("pagerank", **how)


@pytest.mark.parametrize(
    ("address", "word", "allowed"),
    [
        ("degre", "measure", [one.name for one in MEASURES]),
        ("core?directed=on", "directed", ["off"]),
        ("katz?weighted=maybe", "weighted", ["off", "on"]),
        ("katz?graph=hole", "graph", ["visible", "whole"]),
        ("katz?draws=0", "draws", ["1 … 1000"]),
        ("katz?seed=x", "seed", ["0 … 999999999"]),
        ("katz?progress=1", "progress", [part.word for part in PARTS]),
        ("katz?on=whole", "on", [part.word for part in PARTS]),
    ],
)
def test_a_ranking_that_cannot_be_says_what_can(tiny_client, address, word, allowed):
    found = tiny_client.get(f"/api/rankings/{address}")
    assert (found.status_code, found.json["word"], found.json["allowed"]) == (400, word, allowed)


def test_brokers_and_mixing_are_those_of_the_explorer_with_words_of_their_own(tiny_client, tiny):
    assert tiny_client.get("/api/brokers").json == tiny.brokers()
    seen = tiny.filter(kind=["company", "regulator"])
    found = tiny_client.get("/api/brokers?by=stance&kind=company,regulator&graph=whole").json
    assert found == seen.brokers(by="stance", graph="whole")
    found = tiny_client.get("/api/mixing?by=stance&rounds=20&seed=2&weighted=on").json
    assert found == tiny.mixing(by="stance", rounds=20, seed=2, weighted=True)
    for wrong, word in (
        ("brokers?by=size", "by"),
        ("mixing?rounds=x", "rounds"),
        ("brokers?rounds=2", "rounds"),
        ("mixing?on=whole", "on"),
    ):
        refused = tiny_client.get(f"/api/{wrong}")
        assert (refused.status_code, refused.json["word"]) == (400, word)


def test_coalitions_are_those_of_the_explorer_with_words_of_their_own(tiny_client, tiny):
    assert tiny_client.get("/api/coalitions").json == tiny.coalitions()
    found = tiny_client.get("/api/coalitions?graph=whole&seeds=3&seed=4&rounds=2&kind=company").json
    assert found == tiny.filter(kind="company").coalitions(graph="whole", seeds=3, seed=4, rounds=2)
    for wrong, word in (("seeds=0", "seeds"), ("rounds=x", "rounds"), ("progress=1", "progress")):
        refused = tiny_client.get(f"/api/coalitions?{wrong}")
        assert (refused.status_code, refused.json["word"]) == (400, word)


def test_balance_is_that_of_the_explorer_with_words_of_its_own(tiny_client, tiny):
    assert tiny_client.get("/api/balance").json == tiny.balance()
    found = tiny_client.get("/api/balance?graph=whole&weighted=off&seed=4&seconds=30&kind=company").json
    assert found == tiny.filter(kind="company").balance(graph="whole", weighted=False, seed=4, seconds=30)
    for wrong, word in (("seconds=0", "seconds"), ("weighted=x", "weighted"), ("progress=1", "progress")):
        refused = tiny_client.get(f"/api/balance?{wrong}")
        assert (refused.status_code, refused.json["word"]) == (400, word)


def test_paths_are_those_of_the_explorer_with_words_of_their_own(tiny_client, tiny):
    assert tiny_client.get("/api/paths/aid/reg").json == tiny.paths("aid", "reg")
    found = tiny_client.get("/api/paths/reg/sen?by=influence&along=influence&kind=regulator").json
    assert found == tiny.filter(kind="regulator").paths("reg", "sen", by="influence", along="influence")
    assert found["total"] == 1
    for wrong, status in (("acme/acmee", 404), ("acme/acme", 400), ("acme/reg?by=x", 400)):
        refused = tiny_client.get(f"/api/paths/{wrong}")
        assert (refused.status_code, refused.mimetype) == (status, "application/json")
        assert refused.json["error"]
    assert tiny_client.get("/api/info?by=hops").status_code == 400


@pytest.mark.parametrize(
    ("address", "status", "expected"),
    [
        (
            "/api/info?kind=compny",
            400,
            {
                "error": "kind does not know 'compny'. Did you mean company? "
                "Allowed: company, institute, regulator, advocacy_group",
                "word": "kind",
                "value": "compny",
                "allowed": ["company", "institute", "regulator", "advocacy_group"],
                "did_you_mean": ["company"],
            },
        ),
        (
            "/api/graph.graphml?kin=company",
            400,
            {
                "error": "There is no filter 'kin'. Did you mean kind? Filters are: "
                + ", ".join(part.word for part in PARTS),
                "word": "kin",
                "value": "",
                "allowed": [part.word for part in PARTS],
                "did_you_mean": ["kind"],
            },
        ),
        (
            "/api/graph.grapml",
            404,
            {
                "error": f"There is no format 'grapml'. Formats are: {', '.join(MEDIA)}",
                "word": "format",
                "value": "grapml",
                "allowed": list(MEDIA),
                "did_you_mean": ["graphml"],
            },
        ),
        (
            "/api/actors/acmee",
            404,
            {
                "error": "There is no actor 'acmee'. Did you mean acme?",
                "word": "actor",
                "value": "acmee",
                "allowed": [],
                "did_you_mean": ["acme"],
            },
        ),
        (
            "/api/measures/degre",
            400,
            {
                "error": "measure does not know 'degre'. Did you mean degree? Allowed: "
                + ", ".join(one.name for one in MEASURES),
                "word": "measure",
                "value": "degre",
                "allowed": [one.name for one in MEASURES],
                "did_you_mean": ["degree"],
            },
        ),
        (
            "/api/info?hops=2",
            400,
            {
                "error": "hops needs actor as well",
                "word": "hops",
                "value": "actor",
                "allowed": [],
                "did_you_mean": [],
            },
        ),
    ],
)
def test_errors_are_json_with_what_is_allowed_and_what_is_near(tiny_client, address, status, expected):
    found = tiny_client.get(address)
    assert found.status_code == status
    assert found.mimetype == "application/json"
    assert found.json == expected


@pytest.mark.parametrize(
    "path", ["/api", "/api/", "/api/anything", "/api/a/b/c", "/api/actors/", "/api/actors/a%2Fb"]
)
def test_nothing_else_under_api_is_a_page(tiny_client, path):
    found = tiny_client.get(path)
    assert found.status_code == 404
    assert found.mimetype == "application/json"
    assert found.json["error"].startswith("There is nothing at /api")
    assert "/api/graph.<name>" in found.json["error"]


def test_the_network_is_kept_and_sent_anew_only_if_it_changed(tiny_client, tiny):
    address = f"/network/{tiny.network.dataset.fingerprint}.json"
    found = tiny_client.get(address)
    assert found.status_code == 200
    assert found.mimetype == "application/json"
    assert found.headers["Cache-Control"] == "private, no-cache"
    assert found.json["actors"]["id"] == tiny.network.actors["id"].tolist()
    tag = found.headers["ETag"]
    again = tiny_client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    other = tiny_client.get(address, headers={"If-None-Match": '"something else"'})
    assert (other.status_code, other.data) == (200, found.data)


def test_a_compressed_network_is_kept_as_well(tiny_client, tiny):
    address = f"/network/{tiny.network.dataset.fingerprint}.json"
    for encoding in ("gzip", "br"):
        found = tiny_client.get(address, headers={"Accept-Encoding": encoding})
        assert found.headers["Content-Encoding"] == encoding
        asked = {"Accept-Encoding": encoding, "If-None-Match": found.headers["ETag"]}
        again = tiny_client.get(address, headers=asked)
        assert (again.status_code, again.data) == (304, b"")


def test_other_data_have_another_tag(tiny_client, client, tiny, debate):
    tags = {
        one.get(f"/network/{explorer.network.dataset.fingerprint}.json").headers["ETag"]
        for one, explorer in ((tiny_client, tiny), (client, debate))
    }
    assert len(tags) == 2


@pytest.mark.parametrize("name", ["0" * 64, "x", "%00", "455b"])
def test_the_network_of_other_data_is_not_there_and_not_kept(tiny_client, name):
    found = tiny_client.get(f"/network/{name}.json")
    assert found.status_code == 404
    assert found.json["error"] == "These data are not served here any more. Reload the page."
    assert "Cache-Control" not in found.headers
    assert "ETag" not in found.headers


WEIRD = [
    "%",
    "%zz",
    "%%%",
    "text=%",
    "text=%00",
    "%00=%00",
    "kind=%FF%FE",
    "kind=%ED%A0%80",
    "a" * 20_000,
    "text=" + "x" * 100_000,
    "kind=" + "," * 20_000,
    "actor=" + ",".join(f"z{n}" for n in range(300)),
    "&".join(f"w{n}" for n in range(2_000)),
    "&&&===,,,",
    "?kind=company",
    "kind[]=company",
    "kind=company;tie=funds",
    "min_degree=-1",
    "min_degree=9999999999999999",
    "hops=١&actor=acme",
    "since=9999-99-99",
    "as_of=0000",
    "text=(((((.*)+)+)+",
    "derived=on&derived=off",
    "<script>",
    "network=1&self=2&parts=3",
]


@pytest.mark.parametrize("query", WEIRD, ids=lambda query: ascii(query[:16]))
@pytest.mark.parametrize("path", ["/api/info", "/api/graph.json"])
def test_weird_questions_are_answered_or_refused(tiny_client, path, query):
    raw = {"QUERY_STRING": query.encode().decode("latin-1")}
    found = tiny_client.get(path, environ_overrides=raw)
    assert found.status_code in (200, 400)
    assert isinstance(orjson.loads(found.data), dict)
    if found.status_code == 400:
        assert found.json["error"]


@given(st.binary(max_size=40))
def test_no_bytes_of_a_question_break_the_server(tiny_client, raw):
    found = tiny_client.get("/api/info", environ_overrides={"QUERY_STRING": raw.decode("latin-1")})
    assert found.status_code in (200, 400)
    assert found.mimetype == "application/json"


@given(st.text(max_size=20))
def test_no_name_of_an_actor_breaks_the_server(tiny_client, name):
    found = tiny_client.get("/api/actors/" + name.encode("utf-8", "replace").hex(" ").replace(" ", "%"))
    assert found.status_code == 404


@pytest.mark.parametrize(
    "path", ["/api/info", "/api/healthz", "/api/graph.graphml", "/api/actors/acme", "/api/none"]
)
def test_head_says_what_get_says_without_the_body(tiny_client, path):
    found, full = tiny_client.head(path), tiny_client.get(path)
    assert (found.status_code, found.data) == (full.status_code, b"")
    assert found.headers.get("Content-Type") == full.headers["Content-Type"]
    assert found.headers.get("Content-Disposition") == full.headers.get("Content-Disposition")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize(
    "path", ["/api/info", "/api/graph.csv", "/api/actors/acme", "/api/none", "/network/x.json", "/"]
)
def test_nothing_can_be_written(tiny_client, method, path):
    found = tiny_client.open(path, method=method, data=b"{}")
    assert found.status_code == 405
    assert set(found.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("path", ["/api/info", "/api/graph.graphml", "/", "/_dash-layout"])
def test_answers_are_compressed_where_asked(tiny_client, path):
    plain = tiny_client.get(path)
    small = tiny_client.get(path, headers={"Accept-Encoding": "br"})
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "br"
    assert "Accept-Encoding" in small.headers["Vary"]
    assert len(small.data) < len(plain.data)
    if path != "/":  # Dash signs every index page anew
        assert brotli.decompress(small.data) == plain.data


def test_answers_that_are_not_streamed_are_compressed_with_gzip_too(client, debate):
    path = f"/network/{debate.network.dataset.fingerprint}.json"
    small = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data) == client.get(path).data


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_script_of_the_canvas_is_compressed_too(tiny_client):
    """Flask-Compress leaves it to Python to close the file it streams from, hence the filter."""
    with tiny_client.get("/assets/network-canvas.js") as plain:
        small = tiny_client.get("/assets/network-canvas.js", headers={"Accept-Encoding": "br"})
        assert brotli.decompress(small.data) == plain.data
        assert len(small.data) * 3 < len(plain.data)


def test_an_archive_is_not_compressed_twice(tiny_client):
    assert (
        "Content-Encoding"
        not in tiny_client.get("/api/graph.csv", headers={"Accept-Encoding": "br, gzip"}).headers
    )


def test_two_questions_at_once_do_not_mix(tiny_client, tiny):
    one = tiny_client.get("/api/graph.json?kind=company", buffered=False)
    two = tiny_client.get("/api/graph.json?kind=regulator", buffered=False)
    assert two.data == b"".join(tiny.filter(kind="regulator").stream("json"))
    assert one.data == b"".join(tiny.filter(kind="company").stream("json"))


def test_the_explorer_that_is_served_has_no_filter_of_its_own(tiny):
    narrow = create_app(tiny.filter(kind="company")).server.test_client()
    assert narrow.get("/api/info").json["visible"]["actors"] == 8


@pytest.mark.parametrize(
    ("name", "filename"),
    [
        ("open-weights", "open-weights.json"),
        ("../../etc/passwd", "etc_passwd.json"),
        ("a\r\nX-Evil: 1", "a_X-Evil_1.json"),
        ('q"; filename=x.exe', "q_filename_x.exe.json"),
        ("данные", "graph.json"),
        ("", "graph.json"),
    ],
)
def test_the_name_of_a_download_is_harmless_whatever_the_data_are_called(name, filename):
    served = create_app(World({"actors": actors("a")}).explorer(name=name)).server.test_client()
    found = served.get("/api/graph.json")
    assert found.status_code == 200
    assert found.headers["Content-Disposition"] == f"attachment; filename={filename}"
    assert "X-Evil" not in found.headers


def test_hostile_ids_travel_in_addresses_and_files():
    name = "a b%26c'ü"
    rows = [{"id": name, "name": '"><img src=x>', "kind": "company", "summary": "\u2028</script>"}]
    explorer = World({"actors": [*rows, *actors("b")]}).explorer()
    served = create_app(explorer).server.test_client()
    found = served.get("/api/actors/a%20b%2526c'%C3%BC")
    assert found.status_code == 200
    assert found.json["actor"]["id"] == name
    assert found.json["actor"]["name"] == '"><img src=x>'
    for one in EXPORTERS:
        assert served.get(f"/api/graph.{one.name}").data == b"".join(explorer.stream(one.name))


@pytest.mark.parametrize("name", MEDIA)
def test_what_a_format_cannot_hold_is_told_before(tiny_client, tiny, name):
    found = tiny_client.get(f"/api/loss/{name}?derived=on&kind=company,institute")
    assert found.status_code == 200
    seen = tiny.filter(derived=True, kind=["company", "institute"])
    size = {"actors": len(seen.rows.actors), "ties": len(seen.rows.ties)}
    assert found.json == seen.loss(name).as_dict() | size


def test_what_a_format_that_draws_cannot_hold_is_told_of_the_view(tiny_client):
    found = tiny_client.get("/api/loss/gexf?colour=kind&kind=company&tab=table")
    assert (found.status_code, found.json["format"]) == (200, "gexf")
    assert tiny_client.get("/api/loss/gexf?colour=red").status_code == 400
    assert tiny_client.get("/api/loss/graphml?colour=kind").status_code == 400


def test_the_loss_of_a_format_that_is_none_is_an_error_with_the_formats(tiny_client):
    found = tiny_client.get("/api/loss/grapml")
    assert (found.status_code, found.json["allowed"]) == (404, list(MEDIA))


@pytest.mark.parametrize("name", ["yed", "visone", "gexf", "gml", "pajek", "cytoscape", "cx2", "graphology"])
def test_formats_that_draw_do_so_as_the_view_says(tiny_client, name):
    plain = tiny_client.get(f"/api/graph.{name}?kind=company").data
    assert tiny_client.get(f"/api/graph.{name}?kind=company&tab=table").data == plain
    own = tiny_client.get(f"/api/graph.{name}?kind=company&pins=acme:0.25:-0.5").data
    assert own != plain
    assert tiny_client.get(f"/api/graph.{name}?colour=red").status_code == 400


def test_a_page_is_drawn_as_the_view_says_and_refuses_what_it_does_not_know(tiny_client, tiny):
    plain = tiny_client.get("/api/graph.html?kind=company").data
    assert tiny_client.get("/api/graph.html?kind=company&tab=table").data == plain
    assert tiny_client.get("/api/graph.html?camera=0.5:0.5:1&kind=company").data == plain
    own = tiny_client.get("/api/graph.html?at=acme&colour=kind&kind=company").data
    assert own != plain and b'"selected":["acme"]' in own
    refused = tiny_client.get("/api/graph.html?colour=red")
    assert (refused.status_code, refused.json["word"], refused.json["value"]) == (400, "colour", "red")
