"""The panels of the page, one file each, in the order they are registered."""

from graph_app.web.panels import details, facets, header, legend, looks, matrix, pictures, stage, table

IN_TABS = (table, matrix)
"""What the stage shows instead of the network."""
PANELS = (header, pictures, facets, stage, looks, legend, *IN_TABS, details)
"""Every panel: a module with `body` and `register`."""
