"""What a date was before it moved, so that its owner can be told."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the day."""
    op.add_column("notice", sa.Column("moved_from", sa.Date(), nullable=True))


def downgrade() -> None:
    """Drop the day."""
    op.drop_column("notice", "moved_from")
