"""A correction that waits for a second person has a day by which it is decided, and is asked for again."""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

DAYS = timedelta(days=3)  # that those have which wait already


def upgrade() -> None:
    """Add the two moments, and give them to what waits."""
    moment = models.rows.record.Moment(timezone=True)
    op.add_column("proposed_amendment", sa.Column("due_at", moment, nullable=True))
    op.add_column("proposed_amendment", sa.Column("next_at", moment, nullable=True))
    columns = [sa.column(name, moment) for name in ("proposed_at", "decided_at", "due_at", "next_at")]
    table = sa.table("proposed_amendment", sa.column("id", sa.BigInteger), *columns)
    connection = op.get_bind()
    waiting = sa.select(table.c.id, table.c.proposed_at).where(table.c.decided_at.is_(None))
    for number, proposed_at in connection.execute(waiting).all():
        due = proposed_at + DAYS
        connection.execute(sa.update(table).where(table.c.id == number).values(due_at=due, next_at=due))


def downgrade() -> None:
    """Take them away."""
    with op.batch_alter_table("proposed_amendment") as table:
        table.drop_column("next_at")
        table.drop_column("due_at")
