"""How a delivered report was counted, the file it is, and the file's fingerprint, in the disclosure log."""

import sqlalchemy as sa
from alembic import op

revision = "0083"
down_revision = "0077"
branch_labels = None
depends_on = None
COLUMNS = ("counted", "document", "sha256")


def upgrade() -> None:
    """Add them; nothing that was released before was a report."""
    for name in COLUMNS:
        kind = sa.String(length=200) if name == "sha256" else sa.Text()
        op.add_column("disclosure", sa.Column(name, kind, nullable=False, server_default=""))


def downgrade() -> None:
    """Drop them."""
    for name in reversed(COLUMNS):
        op.drop_column("disclosure", name)
