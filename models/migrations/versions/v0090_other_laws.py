"""What other laws ask of agencies, and which programs they protect."""

import sqlalchemy as sa
from alembic import op

from models.rows.record import Moment

revision = "0090"
down_revision = "0089"
branch_labels = None
depends_on = None
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = Moment(timezone=True)


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def upgrade() -> None:
    """Make the tables; no law was on record before."""
    op.create_table(
        "other_law",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("agency_id", ID, nullable=False),
        sa.Column("law", sa.Text(), nullable=False),
        sa.Column("inspection_days", sa.BigInteger(), nullable=True),
        sa.Column("correction_days", sa.BigInteger(), nullable=True),
        sa.Column("protected_as", sa.String(length=200), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("void_at", MOMENT, nullable=True),
        _to("other_law", "case_id", "case_file"),
        _to("other_law", "agency_id", "agency"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_other_law")),
    )
    op.create_table(
        "other_law_program",
        sa.Column("id", ID, nullable=False),
        sa.Column("law_id", ID, nullable=False),
        sa.Column("program_id", ID, nullable=False),
        _to("other_law_program", "law_id", "other_law"),
        _to("other_law_program", "program_id", "program"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_other_law_program")),
        sa.UniqueConstraint("law_id", "program_id", name=op.f("uq_other_law_program_law_id")),
    )
    for table, column in (
        ("other_law", "case_id"), ("other_law", "agency_id"), ("other_law_program", "program_id"),
    ):  # fmt: skip
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("other_law_program")
    op.drop_table("other_law")
