"""Work that the calendar begins: how far each process has come, and for whom it was begun in which period."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; the sweep gives each process that recurs its row."""
    _recurrence()
    _occurrence()


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("occurrence")
    op.drop_table("recurrence")


def _recurrence() -> None:
    op.create_table(
        "recurrence",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("process", sa.String(length=200), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=True),
        sa.Column("next_at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recurrence")),
        sa.UniqueConstraint("process", name=op.f("uq_recurrence_process")),
    )
    op.create_index(op.f("ix_recurrence_next_at"), "recurrence", ["next_at"], unique=False)


def _occurrence() -> None:
    op.create_table(
        "occurrence",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("process", sa.String(length=200), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("agency_id", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("fault", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_occurrence_case_id_case_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occurrence")),
        sa.UniqueConstraint("process", "begins_on", "person_id", "agency_id", name=op.f("uq_occurrence_process")),
    )
    op.create_index(op.f("ix_occurrence_case_id"), "occurrence", ["case_id"], unique=False)
