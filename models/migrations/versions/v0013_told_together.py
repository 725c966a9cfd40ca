"""Which notices a message tells together, as after an outage, so that who may know of their cases decides who may read it."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "told_together",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("message_id", NUMBER, nullable=False),
        sa.Column("notice_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_told_together_message_id_message")),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name=op.f("fk_told_together_notice_id_notice")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_told_together")),
        sa.UniqueConstraint("message_id", "notice_id", name=op.f("uq_told_together_message_id")),
    )
    op.create_index(op.f("ix_told_together_notice_id"), "told_together", ["notice_id"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("told_together")
