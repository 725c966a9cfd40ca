"""An index in the order in which all cases are listed, so that the first page of many is read and nothing sorted."""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    op.create_index("ix_case_file_all", "case_file", ["opened_at", "id"], unique=False)


def downgrade() -> None:
    """Drop the index."""
    op.drop_index("ix_case_file_all", "case_file")
