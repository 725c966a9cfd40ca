"""Cases that have yet to look up again what changed in a registry: a change of many waits for none of them."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "case_behind",
        sa.Column("case_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since", models.rows.record.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_behind")),
    )


def downgrade() -> None:
    """Drop it; what is behind then stays so until its registry changes again."""
    op.drop_table("case_behind")
