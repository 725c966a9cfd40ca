"""Held mail that a person dropped: when, and who did."""

import sqlalchemy as sa
from alembic import op

from models.rows.record import Moment

revision = "0101"
down_revision = "0100"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; nobody could drop a mail before."""
    op.add_column("message", sa.Column("discarded_at", Moment(timezone=True), nullable=True))
    op.add_column("message", sa.Column("discarded_by", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Drop them; such a mail is one that was out of date, which nobody sends either."""
    op.execute("UPDATE message SET state = 'dropped' WHERE state = 'discarded'")
    op.drop_column("message", "discarded_by")
    op.drop_column("message", "discarded_at")
