"""The minutes of a meeting are kept as text, with their history, and are approved at a later meeting."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0064"
down_revision = "0063"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = models.rows.record.Moment(timezone=True)


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def upgrade() -> None:
    """Make the tables of minutes; meetings before have none."""
    op.create_table(
        "minutes",
        sa.Column("id", ID, nullable=False),
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_id", ID, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        _to("minutes", "meeting_id", "meeting"),
        _to("minutes", "by_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
    )
    op.create_index(op.f("ix_minutes_meeting_id"), "minutes", ["meeting_id"])
    op.create_table(
        "minutes_part",
        sa.Column("id", ID, nullable=False),
        sa.Column("minutes_id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        _to("minutes_part", "minutes_id", "minutes"),
        _to("minutes_part", "case_id", "case_file"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_part")),
        sa.UniqueConstraint("minutes_id", "case_id", name=op.f("uq_minutes_part_minutes_id")),
    )
    op.create_index(op.f("ix_minutes_part_case_id"), "minutes_part", ["case_id"])
    _add_approvals()


def _add_approvals() -> None:
    op.create_table(
        "minutes_approval",
        sa.Column("id", ID, nullable=False),
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("minutes_id", ID, nullable=False),
        sa.Column("approved_at_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_id", ID, nullable=False),
        _to("minutes_approval", "meeting_id", "meeting"),
        _to("minutes_approval", "minutes_id", "minutes"),
        _to("minutes_approval", "approved_at_id", "meeting"),
        _to("minutes_approval", "by_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_approval")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_minutes_approval_meeting_id")),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("minutes_approval", "minutes_part", "minutes"):
        op.drop_table(table)
