"""What is said of the structure of ties: paths, brokers, mixing, coalitions, balance."""

from __future__ import annotations

from graph_app.analyses import balanced, blocs, brokers, divided, mixed
from graph_app.analyses.between import DEFINITIONS
from graph_app.analyses.brokerage import ROLES
from graph_app.analyses.methods.base import Method
from graph_app.text import as_sentence

STRUCTURE = (
    Method(
        "paths",
        "Paths between two actors",
        "structure",
        f"The sequences of actors, each tied to the next, with {DEFINITIONS['hops']}; or by influence those "
        f"with {DEFINITIONS['influence']}. Every step opens to its ties.",
        "Of a strong path: every step of it rests on a strong or a well recorded tie.",
        "Not that anything was passed on along it; a missing tie is often an unrecorded one.",
        "E. W. Dijkstra (1959), A note on two problems in connexion with graphs, Numerische Mathematik 1; U. "
        "Brandes (2001), A faster algorithm for betweenness centrality, Journal of Mathematical Sociology "
        "25; W. Chen, C. Wang, Y. Wang (2010), Scalable influence maximization for prevalent viral marketing "
        "in large-scale social networks, KDD 2010.",
    ),
    Method(
        "brokers",
        "Brokers",
        "structure",
        f"Actors between two others: {brokers.DEFINITION}. The roles: "
        + "; ".join(f"{role.name} ({role.pattern}) {role.meaning}" for role in ROLES)
        + f". {as_sentence(brokers.CHANCE)}",
        "Many triples: the actor lies on many two-step ways that have no direct one. A high z: more often in "
        "that role than groups dealt out by chance give.",
        brokers.CAUTION,
        "R. V. Gould, R. M. Fernandez (1989), Structures of mediation: a formal approach to brokerage in "
        "transaction networks, Sociological Methodology 19, 89-126.",
    ),
    Method(
        "mixing",
        "Mixing of groups",
        "structure",
        mixed.DEFINITION,
        "E-I near 1: ties lead out of the groups, near -1 they stay within. A high assortativity: like is "
        "tied to like.",
        mixed.CAUTION,
        "D. Krackhardt, R. N. Stern (1988), Informal networks and organizational crises: an experimental "
        "simulation, Social Psychology Quarterly 51, 123-140; M. E. J. Newman (2003), Mixing patterns in "
        "networks, Physical Review E 67, 026126.",
        "E-I = (between − within) / (between + within)",
    ),
    Method(
        "coalitions",
        "Coalitions",
        "structure",
        f"{divided.DEFINITION} {divided.STABILITY} {divided.NULL}",
        "A high modularity, above that of rewired networks: ties gather in groups more than everybody's "
        "number of partners alone would give.",
        divided.CAUTION,
        "V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre (2008), Fast unfolding of communities in "
        "large networks, Journal of Statistical Mechanics P10008; M. E. J. Newman, M. Girvan (2004), Finding "
        "and evaluating community structure in networks, Physical Review E 69, 026113; S. Maslov, K. Sneppen "
        "(2002), Specificity and stability in topology of protein networks, Science 296, 910-913.",
        "Q = Σ over coalitions of (share of weight within − (share of the ends of ties)²)",
    ),
    Method(
        "blocs",
        "Coalitions and camps of stance",
        "structure",
        blocs.DEFINITION,
        "A high index: who is tied is also of one mind.",
        blocs.CAUTION,
        "L. Hubert, P. Arabie (1985), Comparing partitions, Journal of Classification 2, 193-218; H. Cramér "
        "(1946), Mathematical Methods of Statistics, Princeton University Press, section 21.9.",
    ),
    Method(
        "participation",
        "Between coalitions",
        "structure",
        divided.BETWEEN,
        "The actor's ties are spread over several coalitions.",
        "Not mediation and not neutrality; of actors with few partners it says little.",
        "R. Guimerà, L. A. N. Amaral (2005), Functional cartography of complex metabolic networks, Nature "
        "433, 895-900.",
        "P = 1 − Σ over coalitions of (weight to it / weight of all)²",
    ),
    Method(
        "balance",
        "Balance: two camps of ties",
        "structure",
        f"{balanced.DEFINITION} {balanced.METHOD}",
        balanced.MEANING,
        balanced.CAUTION,
        balanced.REFERENCE,
        "frustration = min over divisions of Σ |weight| of hostile pairs within and friendly pairs between",
    ),
    Method(
        "triangles",
        "Balanced triangles",
        "structure",
        balanced.TRIANGLES,
        "A share above the expected one: the friends of friends are friends more often than the number of "
        "hostile pairs alone would give.",
        "Not peace: a graph without hostile pairs has only balanced triangles.",
        "D. Cartwright, F. Harary (1956), Structural balance: a generalization of Heider's theory, "
        "Psychological Review 63, 277-293.",
    ),
)
"""Methods of structure, in the order in which they are read."""
