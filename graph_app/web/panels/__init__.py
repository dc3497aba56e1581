"""The panels of the page, one file each, in the order they are registered."""

from graph_app.web.panels import (
    details,
    facets,
    header,
    influence,
    influence_map,
    legend,
    looks,
    matrix,
    opening,
    pictures,
    placing,
    search,
    sources,
    stage,
    story,
    supposing,
    table,
    timeline,
    tools,
)

PANELS = (
    header,
    opening,
    search,
    pictures,
    facets,
    stage,
    tools,
    placing,
    table,
    matrix,
    influence_map,
    timeline,
    influence,
    sources,
    details,
    supposing,
    story,
)
"""Panels with callbacks of their own: modules with `register`."""
BESIDE = (details, facets, legend, tools, looks, header, pictures)
"""Panels that answer together to every view: modules with `answers`."""
