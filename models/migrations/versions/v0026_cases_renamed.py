"""A case that is behind may also have to be called anew, since whom it is about has another name."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let what waits already wait to learn only."""
    op.add_column("case_behind", sa.Column("renamed", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Forget it; such a case then keeps its name until somebody is renamed again."""
    op.drop_column("case_behind", "renamed")
