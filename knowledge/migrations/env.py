"""Runs the steps on the connection that ``knowledge.schema`` hands over, in its transaction."""

from alembic import context

from knowledge import access_tables, answer_tables  # noqa: F401 - their tables are in METADATA
from knowledge.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
