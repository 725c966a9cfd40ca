"""When each license was last used to sign in to WellSky, as a list of log-ons says."""

import sqlalchemy as sa
from alembic import op

revision = "0075"
down_revision = "0074"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the day; no list was read before."""
    op.add_column("license", sa.Column("last_log_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("license", "last_log_on")
