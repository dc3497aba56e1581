"""What yEd and yFiles write about how nodes and edges are drawn: label, place, size, colour, shape."""

from __future__ import annotations

from typing import ClassVar


class Drawing:
    """The drawing of one node or edge, taken in element by element; of several labels the first counts."""

    TEXTS: ClassVar[frozenset[str]] = frozenset({"NodeLabel", "EdgeLabel", "Label.Text"})
    ELEMENTS: ClassVar[frozenset[str]] = frozenset(
        {"Geometry", "RectD", "Fill", "LineStyle", "Shape", "GenericNode", "Arrows"}
    )
    NUMBERS: ClassVar[tuple[str, ...]] = ("x", "y", "width", "height")

    def __init__(self) -> None:
        self.label: str | None = None
        self._found: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element in."""
        if name == "Geometry":
            self._keep({one: attributes.get(one, "") for one in self.NUMBERS})
        elif name == "RectD":
            self._keep({one: attributes.get(one.capitalize(), "") for one in self.NUMBERS})
        elif name in ("Fill", "LineStyle"):
            self._keep({"colour": attributes.get("color", "")})
        elif name == "Shape":
            self._keep({"shape": attributes.get("type", "")})
        elif name == "GenericNode":
            self._keep({"shape": attributes.get("configuration", "")})
        elif name == "Arrows":
            self._keep(
                {"arrow_source": attributes.get("source", ""), "arrow_target": attributes.get("target", "")}
            )

    def end(self, name: str, text: str) -> None:
        """Take the end of an element in."""
        if name in self.TEXTS and text.strip() and self.label is None:
            self.label = text.strip()

    @property
    def headless(self) -> bool:
        """Whether an edge is drawn without any arrow."""
        return self._found.get("arrow_source") == self._found.get("arrow_target") == "none"

    def _keep(self, found: dict[str, str]) -> None:
        """Keep what was not said before: a closed group repeats what its open state says."""
        self._found = {name: value for name, value in found.items() if value} | self._found

    def of_node(self) -> dict[str, str]:
        """Return what is kept of a node's drawing."""
        return {name: value for name, value in self._found.items() if not name.startswith("arrow_")}

    def of_edge(self) -> dict[str, str]:
        """Return what is kept of an edge's drawing: its colour, and its arrows where they are unusual."""
        if not self._found:
            return {}
        found = {name: value for name, value in self._found.items() if name == "colour"}
        arrows = self._found.get("arrow_source", "none"), self._found.get("arrow_target", "standard")
        if arrows != ("none", "standard"):
            found |= {"arrows": " to ".join(arrows)}
        return found
