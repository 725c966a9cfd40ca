"""A deadline no longer keeps the moment of its last rung: its case remembers each rung that was acted on."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drop the moment, which nothing reads."""
    op.drop_column("duty", "acted_at")


def downgrade() -> None:
    """Add the column, empty."""
    op.add_column("duty", sa.Column("acted_at", models.rows.record.Moment(timezone=True), nullable=True))
