"""Corrections: what was entered in error is kept and counts for nothing, and what waits for a second person."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

VOIDABLE = ("finding", "signed_paper", "agreement", "agenda_item")


def upgrade() -> None:
    """Add the columns and the table."""
    for table in VOIDABLE:
        op.add_column(table, sa.Column("void_at", models.rows.record.Moment(), nullable=True))
    op.add_column("disclosure", sa.Column("mistaken_at", models.rows.record.Moment(), nullable=True))
    large = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "proposed_amendment",
        sa.Column("id", large, nullable=False),
        sa.Column("case_id", large, nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("proposed_at", models.rows.record.Moment(), nullable=False),
        sa.Column("proposed_by_id", large, nullable=False),
        sa.Column("decided_at", models.rows.record.Moment(), nullable=True),
        sa.Column("decided_by_id", large, nullable=True),
        sa.Column("decided_how", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_proposed_amendment_case_id_case_file")),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["person.id"], name=op.f("fk_proposed_amendment_proposed_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_proposed_amendment_decided_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposed_amendment")),
    )
    op.create_index(
        "ix_proposed_amendment_open",
        "proposed_amendment",
        ["case_id"],
        unique=True,
        sqlite_where=sa.text("decided_at IS NULL"),
        postgresql_where=sa.text("decided_at IS NULL"),
    )


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("proposed_amendment")
    op.drop_column("disclosure", "mistaken_at")
    for table in VOIDABLE:
        op.drop_column(table, "void_at")
