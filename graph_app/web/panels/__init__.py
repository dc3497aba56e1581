"""The panels of the page, one file each, in the order they are registered."""

from graph_app.web.panels import (
    details,
    discourse,
    facets,
    header,
    influence,
    influence_map,
    legend,
    looks,
    matrix,
    opening,
    overview,
    pictures,
    placing,
    said,
    search,
    sources,
    stage,
    story,
    supposing,
    table,
    through,
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
    overview,
    tools,
    placing,
    through,
    table,
    matrix,
    influence_map,
    timeline,
    discourse,
    influence,
    sources,
    details,
    supposing,
    story,
)
"""Panels with callbacks of their own: modules with `register`."""
BESIDE = (details, facets, legend, tools, looks, header, said, through, pictures, overview)
"""Panels that answer together to every view: modules with `answers`."""
