"""What the structure says; one file per family, listed here in the order of the menu."""

from graph_app.analyses.coalitions import louvain, modularity
from graph_app.analyses.degree import DEGREE, STRENGTH
from graph_app.analyses.groups import GROUPINGS, Groups, by_coalition, by_column, by_stance
from graph_app.analyses.measure import Measure

MEASURES: tuple[Measure, ...] = (DEGREE, STRENGTH)
"""Every measure there is."""

__all__ = [
    "GROUPINGS",
    "MEASURES",
    "Groups",
    "Measure",
    "by_coalition",
    "by_column",
    "by_stance",
    "louvain",
    "modularity",
]
