"""Interruptions of HMIS, announced maintenance, and ICA's moves to another office."""

import sqlalchemy as sa
from alembic import op

from models.rows.record import Moment

revision = "0097"
down_revision = "0096"
branch_labels = None
depends_on = None
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = Moment(timezone=True)


def _made(table: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        table,
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        *columns,
        sa.Column("void_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f(f"fk_{table}_case_id_case_file")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_case_id"), table, ["case_id"])


def upgrade() -> None:
    """Make the tables; none was recorded before."""
    _made(
        "interruption",
        sa.Column("planned", sa.Boolean(), nullable=False),
        sa.Column("partly", sa.Boolean(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("expected_at", MOMENT, nullable=True),
        sa.Column("advice", sa.Text(), nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("lost_from", MOMENT, nullable=True),
        sa.Column("called_off_at", MOMENT, nullable=True),
    )
    _made(
        "office_moved",
        sa.Column("office", sa.String(length=200), nullable=False),
        sa.Column("reach", sa.Text(), nullable=False),
        sa.Column("moved_on", sa.Date(), nullable=False),
        sa.Column("back_on", sa.Date(), nullable=True),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("office_moved", "interruption"):
        op.drop_table(table)
