"""One module per migration, the oldest first; a migration that was released never changes."""
