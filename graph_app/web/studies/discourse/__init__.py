"""What can be asked of the debate itself, one file per study; the discourse tab shows them."""

from graph_app.web.studies.discourse.agreement import AGREEMENT
from graph_app.web.studies.discourse.camps import CAMPS
from graph_app.web.studies.discourse.change import CHANGE
from graph_app.web.studies.discourse.coders import CODERS
from graph_app.web.studies.discourse.movers import MOVERS
from graph_app.web.studies.discourse.over_time import TIME
from graph_app.web.studying import Study

IN_DEBATE: dict[str, Study] = {one.name: one for one in (AGREEMENT, CAMPS, MOVERS, CHANGE, TIME, CODERS)}
"""Studies in the discourse tab, by `View.discourse`."""

__all__ = ["IN_DEBATE"]
