"""Who says the same as whom, and how that changes: networks of statements, camps, coders."""
