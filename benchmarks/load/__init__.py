"""Many readers at one server at once."""
