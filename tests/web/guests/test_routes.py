"""Files that readers bring over HTTP: read, corrected, opened, seen by nobody else, closed."""

import io
import re
import zipfile
import zlib

import pytest

import graph_app as ga
from graph_app.web.app import create_app, page_app
from graph_app.web.guests.bounds import Bounds
from tests.web.guests.conftest import EDGES, NODES, OWN, Reader
from tests.web.test_security import directives
from tests.web.trees import strict, text

NOBODY = "There is no debate at this address in this browser session."


def token_of(address):
    return address.strip("/").removeprefix("d/")


def test_files_are_read_and_the_report_says_what_became_of_them(reader):
    state = reader.read()
    assert (state["state"], state["files"], state["opened"]) == ("read", ["nodes.csv", "edges.csv"], False)
    report = state["report"]
    assert (report["formats"], report["counts"]["actors"], report["counts"]["ties"]) == (["table"], 2, 1)
    assert [(one["file"], one["role"]) for one in report["samples"]] == [
        ("nodes.csv", "nodes"),
        ("edges.csv", "edges"),
    ]
    assert reader.client.get(f"/d/{state['token']}/").status_code == 404, "nothing is opened yet"


def test_the_cookie_is_for_this_server_alone_and_the_same_session_keeps_it(reader):
    found = reader.bring(("edges.csv", EDGES))
    (cookie,) = found.headers.getlist("Set-Cookie")
    assert re.fullmatch(r"graph-app-[0-9a-f]{8}=[0-9a-f]{64}; HttpOnly; Path=/; SameSite=Strict", cookie)
    again = reader.bring(("edges.csv", EDGES))
    assert again.headers.getlist("Set-Cookie") == [cookie]
    assert reader.client.get(f"/open/{found.json['token']}").status_code == 410, "the later files count"


def test_a_session_that_was_not_given_out_here_is_not_taken(reader, other):
    name = reader.bring(("edges.csv", EDGES)).headers["Set-Cookie"].partition("=")[0]
    other.client.set_cookie(name, "a" * 64)
    assert "a" * 64 not in other.bring(("edges.csv", EDGES)).headers["Set-Cookie"]


def test_an_opened_debate_has_a_page_data_and_exports_of_its_own(visited, tiny_client):
    reader, address = visited
    page = reader.client.get(address)
    assert page.status_code == 200
    assert f'src="{address}assets/' in page.text
    layout = strict(reader.client.get(f"{address}_dash-layout").data)
    assert "2 actors · 1 tie" in text(layout)
    info = reader.client.get(f"{address}api/info").json
    assert (info["counts"]["actors"], info["counts"]["ties"]) == (2, 1)
    assert info["fingerprint"] != tiny_client.get("/api/info").json["fingerprint"]
    graph = reader.client.get(f"{address}api/graph.graphml?kind=person")
    assert graph.headers["Content-Disposition"] == "attachment; filename=nodes.graphml"
    assert b"&lt;script&gt;alert(1)&lt;/script&gt;" in graph.data
    network = reader.client.get(f"{address}network/{info['fingerprint']}.json")
    assert network.status_code == 200
    assert reader.client.get(address.rstrip("/")).headers["Location"] == f"http://localhost{address}"
    assert reader.client.get(f"{address}any/page?a=b").headers["Location"] == f"{address}?a=b"


def test_a_debate_is_kept_as_a_data_package_that_is_the_same(visited, tmp_path):
    reader, address = visited
    info = reader.client.get(f"{address}api/info").json
    packed = reader.client.get(f"{address}api/graph.package").data
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(tmp_path)
    assert ga.open(tmp_path).network.dataset.fingerprint == info["fingerprint"]
    again = reader.open(("kept.package.zip", packed))
    assert reader.client.get(f"{again}api/info").json["fingerprint"] == info["fingerprint"]


@pytest.mark.parametrize("rest", ["api/graph.json", "_dash-layout", "assets/page.css"])
def test_answers_of_a_debate_are_compressed_once(visited, rest):
    reader, address = visited
    with reader.client.get(f"{address}{rest}") as plain:
        expected = plain.data
    with reader.client.get(f"{address}{rest}", headers={"Accept-Encoding": "deflate"}) as found:
        assert found.headers["Content-Encoding"] == "deflate"
        assert zlib.decompress(found.data) == expected


def rules(app):
    """Return every address of a page with something in its places, and each way to ask for it."""
    for rule in app.server.url_map.iter_rules():
        filled = re.sub(r"<[^>]*>", "x", rule.rule).lstrip("/")
        yield from ((method, filled) for method in sorted(rule.methods))


def test_nobody_else_gets_anything_of_an_opened_debate(visited, other, tiny):
    reader, address = visited
    other.open()  # somebody with a session of their own
    stranger = Reader(type("App", (), {"server": other.client.application}))
    asked = 0
    for method, rest in rules(page_app(tiny)):
        for who in (other, stranger):
            found = who.client.open(f"{address}{rest}", method=method, headers=OWN)
            assert found.status_code == 404, (method, rest)
            assert method == "HEAD" or "not here" in found.text or found.json["error"] == NOBODY
            asked += 1
    assert asked > 100
    token = token_of(address)
    for method, rest in (("GET", ""), ("DELETE", ""), ("POST", "/again"), ("POST", "/debate")):
        found = other.client.open(f"/open/{token}{rest}", method=method, headers=OWN, json={"options": {}})
        assert (found.status_code, found.json["error"]) == (404, NOBODY)
    assert reader.client.get(f"{address}api/info").status_code == 200


def test_who_looks_for_a_debate_that_is_not_theirs_learns_nothing(visited, other):
    _, address = visited
    there = other.client.get(address)
    nowhere = other.client.get(f"/d/{'0' * 32}/")
    assert (there.status_code, there.data) == (nowhere.status_code, nowhere.data)


FOREIGN = (
    {},
    {**OWN, "Sec-Fetch-Site": "cross-site"},
    {**OWN, "Sec-Fetch-Site": "same-site"},
    {**OWN, "Sec-Fetch-Site": "none"},
    {**OWN, "Origin": "https://evil.example"},
    {**OWN, "Origin": "null"},
    {**OWN, "Origin": "http://localhost:81"},
)


@pytest.mark.parametrize("headers", FOREIGN)
def test_only_pages_of_this_server_may_change_anything(visited, headers):
    reader, address = visited
    token = token_of(address)
    assert reader.bring(("edges.csv", EDGES), headers=headers).status_code == 403
    for method, rest in (("DELETE", ""), ("POST", "/again"), ("POST", "/debate")):
        found = reader.client.open(f"/open/{token}{rest}", method=method, headers=headers)
        assert (found.status_code, "error" in found.json) == (403, True)
    assert reader.client.get(address).status_code == 200


def test_pages_of_this_server_may(reader):
    headers = {**OWN, "Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}
    assert reader.bring(("edges.csv", EDGES), headers=headers).status_code == 202


def test_answers_about_a_debate_keep_it_to_themselves(visited):
    reader, address = visited
    for rest in ("", "_dash-layout", "api/info", "api/nothing", "any/page"):
        headers = reader.client.get(f"{address}{rest}").headers
        assert headers["Cache-Control"] == "no-store"
        assert directives(headers)["default-src"] == {"'none'"}
        assert headers["X-Frame-Options"] == "DENY"
        assert "Set-Cookie" not in headers
    with reader.client.get(f"{address}assets/page.css") as found:
        assert found.headers["Cache-Control"] != "no-store"


def test_a_mapping_is_corrected_and_read_again(reader):
    state = reader.read(("people.csv", b"who,whom,how\na,b,likes\nb,a,helps\n"))
    assert state["report"]["counts"].get("ties", 0) == 0, "taken for a table of nodes"
    token = state["token"]
    found = reader.post(f"/open/{token}/again", options={"edges": "people", "ties.kind": "how"})
    assert found.status_code == 202
    state = reader.wait(token)
    assert state["report"]["counts"]["ties"] == 2
    assert state["options"] == {"edges": "people", "ties.kind": "how"}
    reader.post(f"/open/{token}/debate", title=" Who likes\n<whom> ")
    info = reader.client.get(f"/d/{token}/api/info").json
    assert (info["tie_kinds"], info["title"]) == ({"helps": 1, "likes": 1}, "Who likes <whom>")
    assert reader.post(f"/open/{token}/again", options={}).status_code == 409


def test_a_wrong_mapping_says_so_and_can_be_corrected(reader):
    token = reader.read(("edges.csv", EDGES))["token"]
    reader.post(f"/open/{token}/again", options={"ties.kind": "nothing"})
    state = reader.wait(token)
    assert (state["state"], state["report"]) == ("failed", None)
    assert state["error"].startswith("ties.kind names the column 'nothing', which there is not.")
    assert reader.post(f"/open/{token}/debate").status_code == 409
    reader.post(f"/open/{token}/again", options={"ties.kind": ""})
    assert reader.wait(token)["state"] == "read"


def test_options_are_texts(visited):
    reader, address = visited
    for body in ({}, {"options": []}, {"options": {"a": 1}}, {"options": {"a": "x" * 1_001}}, []):
        found = reader.client.post(f"/open/{token_of(address)}/again", json=body, headers=OWN)
        assert (found.status_code, "ptions" in found.json["error"]) == (400, True)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("net.graphml", b"<graphml><graph", "net.graphml, line 1: "),
        ("net.pickle", b"\x80\x04\x95", "net.pickle: "),
        ("../../etc/a\u202e.csv", b"", "a\\u202e.csv: The file is empty."),
    ],
)
def test_what_cannot_be_read_is_said_in_words(reader, name, data, said):
    state = reader.read((name, data))
    assert state["state"] == "failed"
    assert state["error"].startswith(said)
    assert "Traceback" not in str(state)
    assert reader.post(f"/open/{state['token']}/debate").status_code == 409


def test_a_request_without_files_is_refused(reader):
    for found in (
        reader.bring(),
        reader.client.post("/open", headers=OWN),
        reader.client.post("/open", headers=OWN, data=b"x", content_type="multipart/form-data; boundary=y"),
        reader.client.post("/open", headers=OWN, json={}),
    ):
        assert (found.status_code, "error" in found.json) == (400, True)


def large(size):
    """Return the body of a request with one file, as it is sent."""
    head = b'--y\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
    return {
        "input_stream": io.BytesIO(head + b"x" * size + b"\r\n--y--\r\n"),
        "content_type": "multipart/form-data; boundary=y",
        "headers": OWN,
    }


def test_files_that_are_too_large_or_too_many_are_refused(tiny):
    reader = Reader(create_app(tiny, Bounds(megabytes=1)))
    said = reader.client.post("/open", **large(1_100_000), content_length=1_100_114)
    unsaid = reader.client.post(
        "/open", **large(1_100_000), environ_overrides={"wsgi.input_terminated": True}
    )
    for found in (said, unsaid):
        assert found.status_code == 413
        assert found.json["error"].startswith("The files are larger than the 1 megabytes")
    many = reader.bring(*((f"{number}.csv", b"x") for number in range(51)))
    assert (many.status_code, many.json["error"][:23]) == (413, "At most 50 files are op")


def test_files_of_some_size_are_taken_whole(host, monkeypatch):
    kept = []
    monkeypatch.setattr(
        "graph_app.web.guests.routes.Reader.start",
        lambda self, guest, options: kept.append((guest.folder / "files" / "0").read_bytes()),
    )
    found = Reader(host).client.post("/open", **large(3_000_000), content_length=3_000_114)
    assert found.status_code == 202
    assert kept == [b"x" * 3_000_000]


def test_what_takes_too_much_room_is_not_kept(tiny):
    reader = Reader(create_app(tiny, Bounds(megabytes=2, total=1)))
    found = reader.client.post("/open", **large(1_500_000), content_length=1_500_114)
    assert (found.status_code, found.json["error"][:24]) == (422, "The debate takes more th")


def test_closing_ends_a_debate_and_its_page_says_so(reader):
    address = reader.open()
    assert reader.close(address).status_code == 204
    page = reader.client.get(address)
    assert (page.status_code, page.mimetype) == (410, "text/html")
    assert "This debate has gone. It was closed." in page.text
    assert 'href="/"' in page.text
    assert directives(page.headers)["script-src"]
    data = reader.client.get(f"{address}api/info")
    assert (data.status_code, data.mimetype) == (410, "application/json")
    assert reader.close(address).status_code == 410


def test_cancelling_ends_the_reading(reader):
    token = reader.bring(("edges.csv", EDGES)).json["token"]
    assert reader.close(f"/d/{token}/").status_code == 204
    assert reader.client.get(f"/open/{token}").status_code == 410


def test_one_more_than_allowed_says_before_what_it_closes(tiny):
    reader = Reader(create_app(tiny, Bounds(each=1)))
    first = reader.open(("first.csv", EDGES))
    state = reader.read(("second.csv", EDGES))
    assert state["closes"] == ["first"]
    reader.post(f"/open/{state['token']}/debate")
    gone = reader.client.get(first)
    assert (gone.status_code, "Others needed the room" in gone.text) == (410, True)


def test_pages_that_are_not_kept_in_memory_are_made_again(reader, monkeypatch):
    monkeypatch.setattr("graph_app.web.guests.mounts.KEPT", 1)
    one, two = reader.open(), reader.open(("nodes.csv", NODES.replace(b"Ann", b"Eve")))
    prints = {reader.client.get(f"{address}api/info").json["fingerprint"] for address in (one, two, one)}
    assert len(prints) == 2


def test_two_servers_that_share_a_folder_show_the_same(tiny, tmp_path):
    bounds = Bounds(folder=str(tmp_path / "guests"))
    one, other = Reader(create_app(tiny, bounds)), Reader(create_app(tiny, bounds))
    address = one.open()
    cookie = one.client.get_cookie(next(iter(one.client._cookies.values())).key)
    other.client.set_cookie(cookie.key, cookie.value)
    assert other.client.get(f"{address}api/info").json == one.client.get(f"{address}api/info").json
    other.close(address)
    assert one.client.get(address).status_code == 410
