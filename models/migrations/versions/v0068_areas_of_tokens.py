"""A token says which areas of the desk it reaches; those of before reach all that there was."""

import sqlalchemy as sa
from alembic import op

revision = "0068"
down_revision = "0064"
branch_labels = None
depends_on = None

BEFORE = "cases documents logs registries"


def upgrade() -> None:
    """Let tokens of before keep what they had."""
    with op.batch_alter_table("token") as token:
        token.add_column(sa.Column("areas", sa.Text(), nullable=False, server_default=BEFORE))
    with op.batch_alter_table("token") as token:
        token.alter_column("areas", existing_type=sa.Text(), server_default=None)


def downgrade() -> None:
    """Let all tokens reach everything."""
    with op.batch_alter_table("token") as token:
        token.drop_column("areas")
