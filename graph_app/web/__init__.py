"""The page and the REST interface: the only room that knows Dash, Flask and Plotly."""
