"""The Python face of the network canvas, and the files it is served with."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from dash import Dash, html
from plotly.utils import PlotlyJSONEncoder

import graph_app.web
from graph_app.web.canvas import NetworkCanvas

WEB = Path(graph_app.web.__file__).parent
ASSETS = WEB / "assets"
SOURCE = WEB / "canvas" / "js"

SCENE = {"actors": "Dw==", "ties": "Bw==", "colour": "AAECAw==", "size": "AACAPwAAgD8AAIA/AACAPw=="}


def serialised(component: NetworkCanvas) -> dict[str, object]:
    """Return the component as the browser gets it."""
    value: dict[str, object] = json.loads(json.dumps(component, cls=PlotlyJSONEncoder))
    return value


def test_is_found_by_the_renderer() -> None:
    got = serialised(NetworkCanvas("net", src="/api/network", label="The debate"))
    assert got == {
        "namespace": "graph_app",
        "type": "NetworkCanvas",
        "props": {"id": "net", "src": "/api/network", "label": "The debate"},
    }


def test_absent_properties_are_left_out() -> None:
    assert serialised(NetworkCanvas("net"))["props"] == {"id": "net"}


def test_every_property_travels() -> None:
    palette = {"fills": ["#fff"], "strokes": ["#000"], "background": "#fff"}
    props = {
        "src": "/n",
        "scene": SCENE,
        "palettes": {"light": palette, "dark": palette},
        "selected": "meta",
        "picked": {"id": None, "n": 3},
        "label": "Network",
        "selection": {"at": None, "ids": ["meta"]},
        "links": {"n": 1, "ties": {"id": [], "from": "", "to": "", "width": "", "style": ""}},
        "layout": {"n": 1, "x": "", "y": "", "fit": True},
        "pins": {"meta": [0.5, -0.5]},
        "moved": {"id": "meta", "x": 0.5, "y": -0.5, "n": 1},
        "tool": "lasso",
        "menu": {"kind": "stage", "id": None, "x": 3, "y": 4, "n": 1},
        "camera": {"x": 0.5, "y": 0.5, "ratio": 1, "n": 1},
        "viewpoint": {"x": 0.5, "y": 0.5, "ratio": 1},
        "drawing": {"arrows": True, "labels": 1.0},
        "guides": {
            "texts": [{"x": 0.0, "y": 0.5, "text": "Companies", "at": "above"}],
            "lines": [],
            "rings": [],
        },
    }
    assert serialised(NetworkCanvas("net", **props))["props"] == {"id": "net", **props}
    assert set(props) | {"id"} == set(NetworkCanvas("net").available_properties)


def test_unknown_properties_are_rejected() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument: `colour`"):
        NetworkCanvas("net", colour="red")


def test_components_are_rejected_as_values() -> None:
    with pytest.raises(TypeError):
        NetworkCanvas("net", label=html.Div())


def test_an_app_can_use_it_in_its_layout() -> None:
    app = Dash("graph_app.web", assets_folder=str(ASSETS))
    app.layout = html.Div(NetworkCanvas("net"))
    answer = app.server.test_client().get("/_dash-layout")
    assert answer.get_json()["props"]["children"]["type"] == "NetworkCanvas"


@pytest.mark.parametrize(
    "name",
    [
        "network-canvas.js",
        "network-canvas.css",
        "network-canvas.LICENSES.txt",
        "fonts.css",
        "fonts/LICENSE-Inter.txt",
    ],
)
def test_assets_are_there(name: str) -> None:
    assert (ASSETS / name).stat().st_size > 0


def test_bundle_registers_the_component_and_brings_no_react() -> None:
    bundle = (ASSETS / "network-canvas.js").read_text("utf-8")
    assert "NetworkCanvas" in bundle
    assert "window.React" in bundle
    assert "react.production" not in bundle


def test_fonts_of_the_style_sheet_exist() -> None:
    css = (ASSETS / "fonts.css").read_text("utf-8")
    files = re.findall(r'url\("([^"]+)"\)', css)
    assert len(files) == 2
    assert all((ASSETS / file).read_bytes()[:4] == b"wOF2" for file in files)
    assert css.count("font-display: swap") == 2


def test_licences_of_all_dependencies_are_shipped() -> None:
    dependencies = json.loads((SOURCE / "package.json").read_text("utf-8"))["dependencies"]
    text = (ASSETS / "network-canvas.LICENSES.txt").read_text("utf-8")
    assert all(f"{name} (MIT)" in text for name in dependencies)


def test_lock_file_names_no_registry() -> None:
    lock = json.loads((SOURCE / "package-lock.json").read_text("utf-8"))
    assert not [name for name, entry in lock["packages"].items() if "resolved" in entry]


def test_versions_are_pinned() -> None:
    package = json.loads((SOURCE / "package.json").read_text("utf-8"))
    assert package["private"] is True
    assert "version" not in package
    versions = [*package["dependencies"].values(), *package["devDependencies"].values()]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)


def test_sources_are_small() -> None:
    assert all(len(file.read_text("utf-8").splitlines()) < 300 for file in SOURCE.glob("src/*.js"))
