"""README's picture comes from here; `pytest --update-golden` with this file takes it anew."""

import base64
from pathlib import Path

PICTURE = Path(__file__).parents[2] / "docs" / "page.png"


def colours(page, data):
    """Return how many different colours a picture has."""
    return page.evaluate(
        """async (data) => {
          const image = new Image();
          image.src = `data:image/png;base64,${data}`;
          await image.decode();
          const canvas = document.createElement("canvas");
          canvas.width = image.width;
          canvas.height = image.height;
          const brush = canvas.getContext("2d");
          brush.drawImage(image, 0, 0);
          const pixels = brush.getImageData(0, 0, image.width, image.height).data;
          return new Set(new Uint32Array(pixels.buffer)).size;
        }""",
        data,
    )


def test_readme_picture_shows_a_drawn_page(opened, request):
    page = opened("?at=hugging-face", viewport={"width": 1440, "height": 900})
    page.page.wait_for_selector("#details h2:has-text('Hugging Face')")
    page.until("emphasised().length > 5")
    page.settle()
    page.page.wait_for_timeout(500)  # the others have faded
    picture = page.page.screenshot()
    assert colours(page.page, base64.b64encode(picture).decode()) > 200
    if request.config.getoption("--update-golden"):
        PICTURE.write_bytes(picture)
    assert colours(page.page, base64.b64encode(PICTURE.read_bytes()).decode()) > 200
