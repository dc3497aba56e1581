"""Run by Alembic: the migrations, on the connection that `store.migrating` gives, in its transaction."""

from __future__ import annotations

from alembic import context

from graph_app.workspace.store.tables import NAMES, VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=NAMES,
    version_table=VERSION_TABLE,
)
context.run_migrations()
