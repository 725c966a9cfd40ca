"""When and how people were told what no email brought them, and a way to find what reached nobody."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

UNTOLD = "outcome IN ('nobody', 'fault')"


def upgrade() -> None:
    """Add the columns and the index."""
    for table in ("notice", "message"):
        op.add_column(table, sa.Column("told_on", sa.Date(), nullable=True))
        op.add_column(table, sa.Column("told_how", sa.String(), nullable=True))
    op.create_index(
        "ix_notice_untold", "notice", ["id"], sqlite_where=sa.text(UNTOLD), postgresql_where=sa.text(UNTOLD)
    )


def downgrade() -> None:
    """Drop them again."""
    op.drop_index("ix_notice_untold", table_name="notice")
    for table in ("message", "notice"):
        op.drop_column(table, "told_how")
        op.drop_column(table, "told_on")
