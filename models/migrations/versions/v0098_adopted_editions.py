"""Editions of the deadlines and limits that the Committee adopted."""

import sqlalchemy as sa
from alembic import op

from models.rows.record import Moment

revision = "0098"
down_revision = "0097"
branch_labels = None
depends_on = None
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = Moment(timezone=True)


def upgrade() -> None:
    """Make the table; no edition was adopted in a desk before."""
    op.create_table(
        "adopted_edition",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("numbers", sa.Text(), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("void_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_adopted_edition_case_id_case_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adopted_edition")),
    )
    op.create_index(op.f("ix_adopted_edition_case_id"), "adopted_edition", ["case_id"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("adopted_edition")
