"""When a mail came back from a server that had taken it, and by which notice of it."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("message", sa.Column("returned_at", models.rows.record.Moment(timezone=True), nullable=True))
    op.add_column("message", sa.Column("returned_by", sa.String(), nullable=True))


def downgrade() -> None:
    """Drop them again."""
    op.drop_column("message", "returned_by")
    op.drop_column("message", "returned_at")
