"""What ails the desk, as its workers found it; and deadlines that were set aside, found without reading all others."""

import sqlalchemy as sa
from alembic import op

from models.rows.record import Moment

revision = "0099"
down_revision = "0098"
branch_labels = None
depends_on = None
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = Moment(timezone=True)
SET_ASIDE = "fault IS NOT NULL AND closed_at IS NULL"


def upgrade() -> None:
    """Make the table, empty until a worker examines the desk, and the index."""
    op.create_table(
        "ailment",
        sa.Column("id", ID, nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("about", sa.String(200), nullable=False),
        sa.Column("says", sa.Text(), nullable=False),
        sa.Column("fix", sa.Text(), nullable=False),
        sa.Column("mailed", sa.Boolean(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ailment")),
        sa.UniqueConstraint("place", "name", "about", name=op.f("uq_ailment_place")),
    )
    op.create_index(
        "ix_duty_set_aside", "duty", ["id"], sqlite_where=sa.text(SET_ASIDE), postgresql_where=sa.text(SET_ASIDE)
    )


def downgrade() -> None:
    """Drop both."""
    op.drop_index("ix_duty_set_aside", "duty")
    op.drop_table("ailment")
