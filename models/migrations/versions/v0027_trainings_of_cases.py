"""A training that a case put on the list follows what is corrected there; which case that was is kept with it."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of what is on the list already nobody knows who put it there; it is corrected on the list."""
    op.add_column("training", sa.Column("case_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Forget it."""
    op.drop_column("training", "case_id")
