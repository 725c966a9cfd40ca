"""A clock that jumped ahead is known by the time for which its machine has been up."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    moment = models.rows.record.Moment(timezone=True)
    op.create_table(
        "clock_watch",
        sa.Column("boot", sa.String(), nullable=False),
        sa.Column("up", sa.Double(), nullable=False),
        sa.Column("trusted_at", moment, nullable=False),
        sa.Column("doubted_at", moment, nullable=True),
        sa.Column("expected_at", moment, nullable=True),
        sa.PrimaryKeyConstraint("boot", name=op.f("pk_clock_watch")),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("clock_watch")
