"""Are files of other programs read as they were meant? `python -m benchmarks.conformance --help`."""
