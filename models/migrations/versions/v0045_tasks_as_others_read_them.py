"""A task is written down for its owner and, where that is not the same, for others; who reads it changes no words any more."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0043"
branch_labels = None
depends_on = None

YOUR = re.compile(r"\byour\b")


def upgrade() -> None:
    """Write down for others what was turned for them whenever they read it."""
    op.add_column("duty", sa.Column("told", sa.Text(), nullable=False, server_default=""))
    table = sa.table("duty", *(sa.column(name) for name in ("id", "task", "told")))
    connection = op.get_bind()
    rows = connection.execute(sa.select(table.c.id, table.c.task).where(table.c.task.contains("your"))).all()
    for number, task in rows:
        if (told := YOUR.sub("their", task)) != task:
            connection.execute(sa.update(table).where(table.c.id == number).values(told=told))


def downgrade() -> None:
    """Leave the words of the owner, which an earlier desk turns by itself."""
    op.drop_column("duty", "told")
