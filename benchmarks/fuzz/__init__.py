"""Does any file bring an importer down? `python -m benchmarks.fuzz --importer graphml --seconds 60`."""
