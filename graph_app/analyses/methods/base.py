"""What is said of a method: what it is, what a high value means, what it must not be read as."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from graph_app.analyses.measure import Measure


@dataclass(frozen=True)
class Method:
    """A method in words, for whoever reads its numbers.

    Attributes
    ----------
    name : str
        One word, unique; where there is a measure or a study of that name, that.
    title : str
        What it is called.
    group : str
        A word of `GROUPS`.
    definition : str
        What it is.
    meaning : str
        What a high value says.
    caution : str
        What it must not be read as.
    reference : str
        Where it comes from.
    formula : str
        The definition in one line, where the sentences do not say it.
    """

    name: str
    title: str
    group: str
    definition: str
    meaning: str
    caution: str
    reference: str
    formula: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return the words as plain values."""
        return asdict(self)


GROUPS = {
    "record": "The record",
    "measures": "Measures of actors",
    "structure": "Structure",
    "opinions": "Who moves whom",
    "debate": "The debate itself",
}
"""What methods are about, in the order in which they are read."""


def of_measure(measure: Measure) -> Method:
    """Return what is said of a measure."""
    return Method(
        measure.name,
        measure.title,
        "measures",
        _ways(measure),
        measure.meaning,
        measure.caution,
        measure.reference,
        measure.formula,
    )


def _ways(measure: Measure) -> str:
    """Return in words which ties are taken, and how."""
    along = "along influence" if measure.directed[0] else "on ties either way"
    heavy = f"weights of ties {'count' if measure.weighted[0] else 'do not count'}"
    other = " (or otherwise, if asked)"
    return (
        f"A number per actor, computed {along}{other if len(measure.directed) > 1 else ''}; "
        f"{heavy}{other if len(measure.weighted) > 1 else ''}."
    )
