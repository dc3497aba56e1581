"""Doing an act as the page does: on the data with the filter of the view."""

from graph_app import Explorer
from graph_app.web.acts import act
from graph_app.web.reading import read_view


def view_of(explorer, query):
    """Return the view of a link that is wholly understood."""
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    return view


def seen_at(explorer, view):
    """Return the explorer with the filter of a view."""
    return Explorer(explorer.network, view.active)


def done(explorer, view, verb, **asked):
    """Return the view after an act, which its link restores."""
    after = act(seen_at(explorer, view), view, {"verb": verb, **asked})
    assert read_view(after.link(), explorer.network) == (after, [])
    return after


def do(explorer, query, verb, **asked):
    """Return the query of the view after an act on the view of a query."""
    return done(explorer, view_of(explorer, query), verb, **asked).to_query()


def visible(explorer, view):
    """Return the ids of the actors that a view shows."""
    ids = explorer.network.cells("actors", "id")
    return set(ids[seen_at(explorer, view).visible.actors].tolist())
