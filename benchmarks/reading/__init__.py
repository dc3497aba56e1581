"""How fast files are read, beside pandas, igraph and NetworkX reading the same files."""
