"""What is set up for a program: its assessments and its standard report; and that one was entered in error."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0093"
down_revision = "0092"
branch_labels = None
depends_on = None

MOMENT = models.rows.record.Moment(timezone=True)


def upgrade() -> None:
    """Add the columns; of the programs so far nothing more is known than before."""
    op.add_column("program", sa.Column("assessments", sa.Text(), server_default="", nullable=False))
    op.add_column("program", sa.Column("report", sa.Text(), server_default="", nullable=False))
    op.add_column("program", sa.Column("void_at", MOMENT, nullable=True))


def downgrade() -> None:
    """Drop them; a program that was entered in error counts again until ICA ends it."""
    for column in ("void_at", "report", "assessments"):
        op.drop_column("program", column)
