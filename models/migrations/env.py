"""How Alembic reaches the database that it is given."""

from alembic import context
from sqlalchemy import Connection

from models.rows.record import Record
from models.store.full_text import BY_WORD, INDEX


def is_declared(name: str | None, kind: str, _: object) -> bool:
    """Leave out what the databases have for the full text, which no row declares."""
    return not ((kind == "table" and name and name.startswith(INDEX)) or (kind == "index" and name == BY_WORD))


def run(connection: Connection) -> None:
    """Bring the tables up to date in the transaction that a connection is in."""
    context.configure(
        connection=connection,
        target_metadata=Record.metadata,
        render_as_batch=True,
        compare_type=True,
        include_name=is_declared,
    )
    with context.begin_transaction():
        context.run_migrations()


if given := context.config.attributes.get("connection"):
    run(given)
else:
    engine = context.config.attributes["engine"]
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":  # a migration that fails leaves nothing behind
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        run(connection)
