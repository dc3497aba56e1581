"""What can be asked of a view, one file per study.

To add a study, write one file with a `Study` and add one line to the place where it is shown.
"""

from graph_app.web.studies.balance import BALANCE
from graph_app.web.studies.brokers import BROKERS
from graph_app.web.studies.coalitions import COALITIONS
from graph_app.web.studies.estimates import ESTIMATES
from graph_app.web.studies.influence_on import INFLUENCE_ON
from graph_app.web.studies.mixing import MIXING
from graph_app.web.studies.rankings import RANKINGS
from graph_app.web.studies.reach import REACH
from graph_app.web.studies.whatif import WHAT_IF
from graph_app.web.studying import Study

BESIDE: dict[str, Study] = {"influence": INFLUENCE_ON, "whatif": WHAT_IF}
"""Studies in the details, by the word in `View.panel`."""
IN_TAB: dict[str, Study] = {
    one.name: one for one in (RANKINGS, REACH, BROKERS, COALITIONS, BALANCE, MIXING, ESTIMATES)
}
"""Studies in the influence tab, by `View.study`."""

__all__ = ["BESIDE", "IN_TAB"]
