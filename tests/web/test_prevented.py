"""A callback that changes nothing is no fault, nor one that cannot read what it is asked; all else is."""

import pytest
from dash import Dash, Input, Output, html
from dash.exceptions import PreventUpdate

from graph_app import text
from graph_app.web import faults
from graph_app.web.faults import Server


@pytest.fixture
def client():
    server = Server("graph_app.web")
    app = Dash("graph_app.web", server=server)
    app.layout = html.Div([html.Div(id="a"), html.Div(id="b")])

    @app.callback(Output("b", "children"), Input("a", "children"))
    def told(word):
        if word == "nothing":
            raise PreventUpdate
        if word == "deep":
            return text.nearest(word, None)
        return int(word)

    faults.answer(server)
    faults.forgive(server)
    return server.test_client()


@pytest.mark.parametrize(("word", "status"), [("nothing", 204), ("7", 200), ("seven", 400), ("deep", 500)])
def test_each_has_its_status(client, word, status):
    asked = {
        "output": "b.children",
        "outputs": {"id": "b", "property": "children"},
        "inputs": [{"id": "a", "property": "children", "value": word}],
        "changedPropIds": ["a.children"],
    }
    assert client.post("/_dash-update-component", json=asked).status_code == status
