"""What the structure says; one file per family, listed here in the order of the menu."""

from graph_app.analyses.between import ALONG, BY, paths_between
from graph_app.analyses.betweenness import BETWEENNESS
from graph_app.analyses.closeness import CLOSENESS, HARMONIC
from graph_app.analyses.coalitions import louvain, modularity
from graph_app.analyses.cohesion import CLUSTERING, CORE
from graph_app.analyses.degree import DEGREE, IN_DEGREE, IN_STRENGTH, OUT_DEGREE, OUT_STRENGTH, STRENGTH
from graph_app.analyses.friedkin_johnsen import Dynamics, friedkin_johnsen
from graph_app.analyses.groups import GROUPINGS, Groups, by_coalition, by_column, by_stance
from graph_app.analyses.holes import CONSTRAINT, EFFECTIVE_SIZE
from graph_app.analyses.measure import Measure, Values
from graph_app.analyses.paths import Arcs, Paths, shortest_paths, strongest_paths
from graph_app.analyses.scenario import Scenario
from graph_app.analyses.tied import Tied
from graph_app.analyses.walks import EIGENVECTOR, KATZ, PAGERANK

MEASURES: tuple[Measure, ...] = (
    DEGREE,
    STRENGTH,
    OUT_DEGREE,
    OUT_STRENGTH,
    IN_DEGREE,
    IN_STRENGTH,
    PAGERANK,
    EIGENVECTOR,
    KATZ,
    CLOSENESS,
    HARMONIC,
    BETWEENNESS,
    CORE,
    CLUSTERING,
    CONSTRAINT,
    EFFECTIVE_SIZE,
)
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
    "Tied",
    "Values",
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
