"""What the structure says; one file per family, listed here in the order of the menu."""

from graph_app.analyses.between import ALONG, BY, paths_between
from graph_app.analyses.coalitions import louvain, modularity
from graph_app.analyses.degree import DEGREE, STRENGTH
from graph_app.analyses.friedkin_johnsen import Dynamics, friedkin_johnsen
from graph_app.analyses.groups import GROUPINGS, Groups, by_coalition, by_column, by_stance
from graph_app.analyses.measure import Measure
from graph_app.analyses.paths import Arcs, Paths, shortest_paths, strongest_paths
from graph_app.analyses.scenario import Scenario

MEASURES: tuple[Measure, ...] = (DEGREE, STRENGTH)
"""Every measure there is."""

__all__ = [
    "ALONG",
    "BY",
    "GROUPINGS",
    "MEASURES",
    "Arcs",
    "Dynamics",
    "Groups",
    "Measure",
    "Paths",
    "Scenario",
    "by_coalition",
    "by_column",
    "by_stance",
    "friedkin_johnsen",
    "louvain",
    "modularity",
    "paths_between",
    "shortest_paths",
    "strongest_paths",
]
