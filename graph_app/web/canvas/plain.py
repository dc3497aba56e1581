"""The Python faces of our small components: trees of plain elements, and boxes to tick."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

import orjson
from dash.development.base_component import Component

OPTIONS = orjson.OPT_NON_STR_KEYS | orjson.OPT_SERIALIZE_NUMPY
"""How Plotly and Dash write JSON."""


class Option(TypedDict):
    """A box to tick.

    Attributes
    ----------
    value, label : str
        What it stands for, and its words.
    count : str
        The number beside it.
    share : float
        Length of the bar below, 0 to 1.
    mark : str, optional
        Classes of the mark before the words.
    """

    value: str
    label: str
    count: str
    share: float
    mark: NotRequired[str]


class _Own(Component):
    """A component of the bundle: what it may be given stands in `_names`."""

    _children_props: list[str] = []  # noqa: RUF012 - Dash declares it as a list
    _base_nodes = ["children"]  # noqa: RUF012
    _namespace = "graph_app"
    _names: tuple[str, ...] = ()

    def _given(self, **given: Any) -> None:
        self._prop_names = list(self._names)
        self._valid_wildcard_attributes: list[str] = []
        self.available_properties = self._prop_names
        self.available_wildcard_properties: list[str] = []
        present = {name: value for name, value in given.items() if value is not None}
        super().__init__(**present)  # type: ignore[no-untyped-call]


class Still(_Own):
    """A tree of plain elements, drawn without a wrapper; Dash sees one component, however large it is.

    Nothing in it can be an input or an output of a callback; `still.still` makes it of `dash.html`.

    Parameters
    ----------
    tree : list
        Each a text or a list of tag, properties (0 for none) and children.
    id : str or dict, optional
        Identifies the component in callbacks; it is not written into the page.
    """

    _type = "Still"
    _names = ("id", "tree")

    def __init__(self, tree: list[Any] | None = None, id: Any = None) -> None:  # noqa: A002 - Dash's name
        self._given(id=id, tree=tree)

    def to_plotly_json(self) -> dict[str, Any]:
        """Return it as it is sent: its tree, which has plain values alone, as JSON already."""
        found: dict[str, Any] = super().to_plotly_json()  # type: ignore[no-untyped-call]
        tree = orjson.dumps(found["props"]["tree"], option=OPTIONS)
        return found | {"props": found["props"] | {"tree": orjson.Fragment(tree)}}


class Boxes(_Own):
    """Boxes to tick, with counts, bars and buttons that tick one alone.

    Parameters
    ----------
    id : str or dict
        Identifies the component in callbacks.
    value : list of str
        Boxes that are ticked; written by the browser.
    data : list of Option
        All boxes in their order.
    ahead : mapping, optional
        `canvas`: id of the network canvas that shows a tick at once, before the page answers; `part`: the
        part of the filter, see `graph_app.web.ahead`.
    label : str
        What a screen reader calls them together.
    """

    _type = "Boxes"
    _names = ("id", "value", "data", "label", "ahead")

    def __init__(
        self,
        id: Any = None,  # noqa: A002 - Dash's name
        value: list[str] | None = None,
        data: list[Option] | None = None,
        label: str | None = None,
        ahead: dict[str, str] | None = None,
    ) -> None:
        self._given(id=id, value=value, data=data, label=label, ahead=ahead)
