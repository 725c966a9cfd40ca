"""What was decided of a finding may stand though an earlier one was revoked since."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let every finding count as the registry does."""
    op.add_column("finding", sa.Column("stands_at", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Forget at which count decisions stand; they are counted as the registry does then."""
    op.drop_column("finding", "stands_at")
