"""What somebody added within a day is found without reading the documents themselves."""

from alembic import op

revision = "0041"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_document_added", "document", ["added_by_id", "added_at", "size"])


def downgrade() -> None:
    """Take it away."""
    op.drop_index("ix_document_added", "document")
