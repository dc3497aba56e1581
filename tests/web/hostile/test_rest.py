"""What the REST description allows, and what it does not, put to the server by schemathesis: never a 500."""

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import GenerationMode

import graph_app as ga
from graph_app.web.app import create_app
from tests.worlds import TINY

EXAMPLES = 4
"""For each address, of what it allows and of what it does not."""
OK = {200, 202, 308}
REFUSED = {400, 401, 404, 405, 409, 413, 414, 422, 429, 431, 503}

schema = schemathesis.openapi.from_wsgi("/api/openapi.json", create_app(ga.open(TINY)).server)
schema.config.generation.update(modes=[GenerationMode.POSITIVE, GenerationMode.NEGATIVE])


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_nothing_that_is_asked_over_http_breaks_the_server(case):
    found = case.call()
    assert found.status_code in OK | REFUSED, (case.path, case.query, found.text[:300])
    if found.status_code in REFUSED and case.method == "GET" and found.status_code != 405:
        assert found.json()["error"], case.path
        assert "Traceback" not in found.text
