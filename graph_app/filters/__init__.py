"""The choice of what to see: parts, the immutable `Filter`, what is visible, and why the rest is not."""

from graph_app.filters.apply import Reading, Visible, apply, codings
from graph_app.filters.catalogue import BY_WORD, PARTS
from graph_app.filters.explain import Explanation, Hiding, explain, explain_tie, hiding
from graph_app.filters.facets import Facet, facets
from graph_app.filters.filter import Filter, raw_parts, read, read_query, write_query
from graph_app.filters.sentence import describe, sentence

__all__ = [
    "BY_WORD",
    "PARTS",
    "Explanation",
    "Facet",
    "Filter",
    "Hiding",
    "Reading",
    "Visible",
    "apply",
    "codings",
    "describe",
    "explain",
    "explain_tie",
    "facets",
    "hiding",
    "raw_parts",
    "read",
    "read_query",
    "sentence",
    "write_query",
]
