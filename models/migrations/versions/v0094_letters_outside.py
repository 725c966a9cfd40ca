"""Letters to somebody outside, who has no account: to whom they are."""

import sqlalchemy as sa
from alembic import op

revision = "0094"
down_revision = "0093"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; all letters of before are to people of the desk."""
    op.add_column("letter", sa.Column("outside", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("letter", "outside")
