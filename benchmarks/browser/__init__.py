"""How long a reader waits: our page, a plain Plotly page and a dash-cytoscape page, in one Chromium."""
