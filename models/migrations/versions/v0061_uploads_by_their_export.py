"""An upload says which export it is, so that one that was checked before is known again."""

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0059"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the ExportID; uploads of before have none, since nothing of it was kept."""
    op.add_column("upload", sa.Column("export", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Forget it."""
    op.drop_column("upload", "export")
