"""The description of what can be asked over HTTP says what there is."""

import re

from graph_app.filters import PARTS
from graph_app.web.rest import ROUTES


def test_it_describes_every_route_with_all_words(tiny_client):
    found = tiny_client.get("/api/openapi.json").json
    assert found["openapi"] == "3.1.0"
    assert found["info"]["title"] == "A tiny debate"
    for rule, _, words in ROUTES:
        asked = found["paths"][re.sub(r"<(\w+)>", r"{\1}", rule)]["get"]
        names = [one["name"] for one in asked["parameters"]]
        assert len(names) == len(set(names))
        assert {part.word for part in PARTS} | set(words) | set(re.findall(r"<(\w+)>", rule)) == set(names)
        assert asked["summary"].endswith(".") or asked["summary"].endswith(":"), rule
        assert {"200", "400", "503"} <= set(asked["responses"])
    ids = [one["get"]["operationId"] for one in found["paths"].values()]
    assert len(set(ids)) == len(ids)


def test_every_address_that_it_names_is_answered(tiny_client):
    paths = tiny_client.get("/api/openapi.json").json["paths"]
    plain = [path for path in paths if "{" not in path]
    assert len(plain) > 12
    for path in plain:
        assert tiny_client.get(path).status_code in (200, 400, 409, 422), path
