"""Who is complained of stands aside, by what the case says of them."""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Say of who stands aside whether the case complains of them; of who did until now, none was found so."""
    op.add_column("recusal", sa.Column("accused", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Take it away."""
    op.drop_column("recusal", "accused")
