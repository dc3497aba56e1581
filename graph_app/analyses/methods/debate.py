"""What is said of networks of statements: who says the same, camps, moves, change, coders."""

from __future__ import annotations

from graph_app.analyses.discourse import coders, dealing, difference, movers, over_time, polarisation, windows
from graph_app.analyses.discourse.similarity import CAUTION, DEFINITIONS, NEITHER, NORMALISATIONS, SCALED
from graph_app.analyses.discourse.two_mode import CELLS, SHARES
from graph_app.analyses.methods.base import Method
from graph_app.text import as_sentence

_LEIFELD = (
    "P. Leifeld (2017), Discourse network analysis: policy debates as dynamic networks, in: The Oxford "
    "Handbook of Political Networks"
)
_MANUAL = "P. Leifeld, J. Gruber, F. R. Bossner (2019), Discourse Network Analyzer manual"


def _mode(name: str, title: str, meaning: str) -> Method:
    """Return what is said of one way to join actors by what they say."""
    return Method(
        name,
        title,
        "debate",
        f"{as_sentence(DEFINITIONS[name])} On the scale of five steps, where a and b are the stances of a "
        f"pair of statements: {SCALED[name]}. {NEITHER}",
        meaning,
        CAUTION,
        f"{_LEIFELD}.",
    )


DEBATE = (
    _mode("congruence", "Agreement in statements", "The two often say the same of the same."),
    _mode("conflict", "Disagreement in statements", "The two often say the opposite of the same."),
    _mode("subtract", "Agreement less disagreement", "They agree more than they disagree."),
    _mode("ignore", "Speaking on the same", "Both often speak of the same issues."),
    Method(
        "normalisation",
        "Normalisation of pairs",
        "debate",
        "Who speaks more has more of everything; a pair x(i, k) can be divided by how much both say. "
        + " ".join(f"{one.title}: {one.formula} ({one.reference})." for one in NORMALISATIONS.values()),
        "As of the network that is normalised, with activity taken out.",
        "Values of different normalisations cannot be compared, and of actors with few statements a high "
        "one says little.",
        f"{_LEIFELD}; {_MANUAL}.",
    ),
    Method(
        "two_mode",
        "Who said what",
        "debate",
        "A network of actors and issues, or of any two fields of statements. A cell is a "
        + "; or ".join(f"{name}: {formula}" for name, formula in CELLS.items())
        + ". Normalised by "
        + "; ".join(f"{name}: {formula}" for name, formula in SHARES.items() if name != "none")
        + ".",
        "The actor often speaks on the issue, or for it.",
        "More statements are more attention, or a better record.",
        f"{_MANUAL}.",
    ),
    Method(
        "through_time",
        "Windows through time",
        "debate",
        windows.PLACING,
        "As of the network that is cut.",
        "A window holds what is on record of its days; an actor that is silent in it need not have changed.",
        f"{_LEIFELD}; M. P. Wand, M. C. Jones (1995), Kernel Smoothing, Chapman and Hall.",
    ),
    Method(
        "backbone",
        "Backbone",
        "debate",
        "Of a network that is too dense to read the ties that stand out: by the disparity filter those that "
        "an end with k ties and strength s would hardly have by chance; or a maximum spanning tree; or the "
        "strongest ties of each.",
        "A low value of the filter: the tie is much stronger than others of one of its ends.",
        "Not a test of whether a tie exists. A spanning tree has no circles of friends by construction.",
        "M. Á. Serrano, M. Boguñá, A. Vespignani (2009), Extracting the multiscale backbone of complex "
        "weighted networks, Proceedings of the National Academy of Sciences 106; J. B. Kruskal (1956), On "
        "the shortest spanning subtree of a graph and the traveling salesman problem, Proceedings of the "
        "American Mathematical Society 7.",
        "keep where (1 − weight / s)^(k − 1) < α at one of the ends",
    ),
    Method(
        "camps",
        "Camps of the debate",
        "debate",
        f"{polarisation.DEFINITION} {dealing.NULL}",
        "A fit near 1, above the band of chance: the debate falls into two camps.",
        polarisation.CAUTION,
        "M. E. J. Newman, M. Girvan (2004), Finding and evaluating community structure in networks, Physical "
        "Review E 69, 026113; C. Delorme, S. Poljak (1993), Laplacian eigenvalues and the maximum cut "
        "problem, Mathematical Programming 62; A. M. Ellison (1987), Effect of seed dimorphism on the "
        "density-dependent dynamics of experimental populations of Atriplex triangularis, American Journal "
        "of Botany 74.",
        "fit = (agreement within + disagreement between − the rest) / all",
    ),
    Method(
        "movers",
        "Movers",
        "debate",
        movers.DEFINITION,
        "Many moves: the actor's statements on record differ through time.",
        movers.CAUTION,
        f"{_LEIFELD}.",
    ),
    Method(
        "change",
        "Change between two dates",
        "debate",
        difference.MEANING,
        "Many ties that turned: what brought actors together has changed sides.",
        difference.CAUTION,
        f"{_LEIFELD}.",
    ),
    Method(
        "over_time",
        "For and against over time",
        "debate",
        f"The numbers of statements for, against and neither, period by period. {over_time.PLACING}",
        "Many statements in that period.",
        over_time.CAUTION,
        f"{_MANUAL}.",
    ),
    Method(
        "coders",
        "Whether coders agree",
        "debate",
        coders.DEFINITION,
        "Several readings of the same documents came to the same.",
        coders.CAUTION,
        "K. Krippendorff (2011), Computing Krippendorff's alpha-reliability; (2019), Content Analysis, 4th "
        "edition, chapter 12.",
        "α = 1 − observed disagreement / expected disagreement",
    ),
)
"""Methods of the debate, in the order in which they are read."""
