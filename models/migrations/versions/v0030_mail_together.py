"""Mail that can wait, and mails that say the same of several cases, leave together."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

JOINS = sa.text("joins <> ''")


def upgrade() -> None:
    """Let a message say what it leaves with, and a person how often they want mail."""
    op.add_column("message", sa.Column("joins", sa.String(length=200), nullable=False, server_default=""))
    op.create_index("ix_message_joins", "message", ["next_try_at"], sqlite_where=JOINS, postgresql_where=JOINS)
    op.add_column("person", sa.Column("mail_rhythm", sa.String(length=200), nullable=False, server_default=""))


def downgrade() -> None:
    """Take both away."""
    op.drop_column("person", "mail_rhythm")
    op.drop_index("ix_message_joins", "message")
    op.drop_column("message", "joins")
