"""Migrations of a workspace's database, applied by `graph_app.workspace.store.migrating`."""
