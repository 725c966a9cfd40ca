"""How Alembic reaches the database that it is given."""

from alembic import context

from models.rows.record import Record

engine = context.config.attributes["engine"]
with engine.begin() as connection:
    if engine.dialect.name == "sqlite":  # a migration that fails leaves nothing behind
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    context.configure(
        connection=connection,
        target_metadata=Record.metadata,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
