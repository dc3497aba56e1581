"""How fast a debate is written to files, beside igraph, NetworkX and pandas writing the same columns."""
