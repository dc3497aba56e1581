"""The panels of the page, one file each, in the order they are registered."""

from graph_app.web.panels import details, facets, header, legend, stage

PANELS = (header, facets, stage, legend, details)
"""Every panel: a module with `body` and `register`."""
