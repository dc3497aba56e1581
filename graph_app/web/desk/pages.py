"""The pages of the desk by name. To add one, write a file with a `PAGE` and add one line."""

from __future__ import annotations

from graph_app.web.desk import compare, conflict, form, history, merge, paste, retire, review, views
from graph_app.web.desk.shown import Page

PAGES: dict[str, Page] = {
    "form": form.PAGE,
    "conflict": conflict.PAGE,
    "retire": retire.PAGE,
    "merge": merge.PAGE,
    "paste": paste.PAGE,
    "history": history.PAGE,
    "compare": compare.PAGE,
    "review": review.PAGE,
    "views": views.PAGE,
}
"""Every page by the word in `Shown.memory`."""
