"""What is said of numbers that are read from the record: agreement, common action, how firm a rank is."""

from __future__ import annotations

from graph_app.analyses.methods.base import Method
from graph_app.analyses.publishers import MEANING as LEFT_OUT
from graph_app.analyses.standing import DRAWS
from graph_app.analyses.standing_words import CAUTION as RANKS
from graph_app.analyses.standing_words import distribution
from graph_app.analyses.thinning import CERTAINTY
from graph_app.graph.comparison import AGREEMENT

RECORD = (
    Method(
        "agreement",
        "Agreement of actors",
        "record",
        f"For two actors, the {AGREEMENT}; of more actors every pair is given.",
        "1: the same stances on all issues on which both spoke; 0: opposite ends on all of them.",
        "Not an alliance, and with few shared issues little is known: their number stands beside it.",
        "J. C. Gower (1971), A general coefficient of similarity and some of its properties, Biometrics 27.",
        "agreement(a, b) = mean over shared issues of 1 − |stance(a) − stance(b)| / 4",
    ),
    Method(
        "acted_together",
        "Acted together",
        "record",
        "A derived tie between actors who took part on the same side of an event: both led, signed, wrote, "
        "supported or belonged to it, or both opposed it. A small circle binds more than a long list.",
        "The two often appear together, in small company.",
        "Not a recorded fact: nobody need have spoken with the other. Derived ties are marked everywhere "
        "and can be switched off.",
        "M. E. J. Newman (2001), Scientific collaboration networks II, Physical Review E 64, 016132.",
        "weight(a, b) = Σ over shared events of 1 / (k − 1), k actors on that side",
    ),
    Method(
        "rankings",
        "Ranks with intervals",
        "record",
        distribution(DRAWS, CERTAINTY, derived=True),
        "A narrow interval: the rank does not hang on a few rows. Actors whose intervals overlap cannot be "
        "told apart: do not print one as ahead of the other.",
        RANKS,
        "H. Goldstein, D. J. Spiegelhalter (1996), League tables and their limitations: statistical "
        "issues in comparisons of institutional performance, Journal of the Royal Statistical Society A 159, "
        "385-443; E. Costenbader, T. W. Valente (2003), The stability of centrality measures when networks "
        "are sampled, Social Networks 25, 283-307.",
    ),
    Method(
        "publishers",
        "Without one publisher",
        "record",
        "The measure is computed again without one publisher after the other; the one that moves a rank "
        "furthest is named. "
        f"{LEFT_OUT}",
        "A rank that moves far hangs on what one publisher wrote.",
        "Not doubt about the publisher, nor proof that a rank that stays is right.",
        "The jackknife over sources; see B. Efron, C. Stein (1981), The jackknife estimate of variance, "
        "Annals of Statistics 9, 586-596.",
    ),
)
"""Methods of the record, in the order in which they are read."""
