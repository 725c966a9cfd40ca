"""Mail of what people did waits for some minutes, in which they may take it back; notices of one deed are told apart."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let a notice say when its mail may leave, and by which deed it was given."""
    op.add_column("notice", sa.Column("version", sa.BigInteger(), nullable=True))
    op.add_column("notice", sa.Column("leaves_at", models.rows.record.Moment(timezone=True), nullable=True))


def downgrade() -> None:
    """Forget both."""
    op.drop_column("notice", "version")
    op.drop_column("notice", "leaves_at")
