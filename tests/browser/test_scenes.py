"""Three tiny scenes look as they did; `pytest --update-golden` with this file takes their pictures anew.

Pictures are compared with some tolerance: the system's Chromium draws letters and lines a little differently
from version to version.
"""

import base64
from pathlib import Path

import pytest

from tests.browser.conftest import served

GOLDEN = Path(__file__).parents[1] / "golden"
SCENES = {
    "whole": ("", "light", {"width": 1280, "height": 760}),
    "selected": ("?at=acme&also=bolt&derived=on&issue=release", "dark", {"width": 1280, "height": 760}),
    "columns": ("?by=kind&colour=kind&layout=columns", "light", {"width": 390, "height": 780}),
}
BARE = ".toolbar, .hands, .nc-tools, .caption { visibility: hidden !important; }"
DIFFERENCE = """async ([one, other]) => {
  const pixels = async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width;
    canvas.height = image.height;
    const brush = canvas.getContext("2d");
    brush.drawImage(image, 0, 0);
    return [image.width, image.height, brush.getImageData(0, 0, image.width, image.height).data];
  };
  const [first, second] = [await pixels(one), await pixels(other)];
  if (first[0] !== second[0] || first[1] !== second[1]) return 1;
  let far = 0;
  for (let at = 0; at < first[2].length; at += 4) {
    const apart = [0, 1, 2].map((band) => Math.abs(first[2][at + band] - second[2][at + band]));
    if (Math.max(...apart) > 64) far += 1;
  }
  return (far * 4) / first[2].length;
}"""


@pytest.fixture(scope="module")
def tiny_address(tiny):
    with served(tiny) as found:
        yield found


@pytest.mark.parametrize("name", SCENES)
def test_a_tiny_scene_looks_as_it_did(opened, tiny_address, request, name):
    query, scheme, viewport = SCENES[name]
    page = opened(query, at=tiny_address, color_scheme=scheme, viewport=viewport, reduced_motion="reduce")
    page.settle()
    page.page.mouse.move(2, 2)
    found = page.page.locator("#canvas").screenshot(style=BARE, animations="disabled")
    golden = GOLDEN / f"scene-{name}.png"
    if request.config.getoption("--update-golden"):
        golden.write_bytes(found)
    pictures = [base64.b64encode(one).decode() for one in (found, golden.read_bytes())]
    assert page.page.evaluate(DIFFERENCE, pictures) < 0.01
