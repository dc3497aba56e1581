"""The panels of the page, one file each, in the order they are registered."""

from graph_app.web.panels import details, facets, header, legend, matrix, stage, table

PANELS = (header, facets, stage, table, matrix, legend, details)
"""Every panel: a module with `body` and `register`."""
