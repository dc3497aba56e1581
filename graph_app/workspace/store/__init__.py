"""The database of a workspace: the only part that knows SQL. SQLite and PostgreSQL alike."""
