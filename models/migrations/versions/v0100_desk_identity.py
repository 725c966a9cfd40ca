"""Whose database it is, and what it sent last: by that a copy is known."""

import sqlalchemy as sa
from alembic import op

revision = "0100"
down_revision = "0099"
branch_labels = None
depends_on = None
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table; the worker writes its one row before it sends mail."""
    op.create_table(
        "desk_identity",
        sa.Column("id", ID, nullable=False),
        sa.Column("desk", sa.String(200), nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_identity")),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("desk_identity")
