"""Who was at a meeting of the Committee is recorded, and who stood aside in which case."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0063"
down_revision = "0061"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = models.rows.record.Moment(timezone=True)


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def upgrade() -> None:
    """Make the tables of attendance; of meetings before nothing is recorded."""
    op.create_table(
        "meeting_attendance",
        sa.Column("id", ID, nullable=False),
        sa.Column("meeting_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_id", ID, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        _to("meeting_attendance", "meeting_id", "meeting"),
        _to("meeting_attendance", "by_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_attendance")),
    )
    op.create_index(op.f("ix_meeting_attendance_meeting_id"), "meeting_attendance", ["meeting_id"])
    op.create_table(
        "meeting_seat",
        sa.Column("id", ID, nullable=False),
        sa.Column("attendance_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        _to("meeting_seat", "attendance_id", "meeting_attendance"),
        _to("meeting_seat", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_seat")),
        sa.UniqueConstraint("attendance_id", "person_id", name=op.f("uq_meeting_seat_attendance_id")),
    )
    op.create_table(
        "stood_aside",
        sa.Column("id", ID, nullable=False),
        sa.Column("attendance_id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        _to("stood_aside", "attendance_id", "meeting_attendance"),
        _to("stood_aside", "case_id", "case_file"),
        _to("stood_aside", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stood_aside")),
        sa.UniqueConstraint("attendance_id", "case_id", "person_id", name=op.f("uq_stood_aside_attendance_id")),
    )
    op.create_index(op.f("ix_stood_aside_case_id"), "stood_aside", ["case_id"])


def downgrade() -> None:
    """Drop them."""
    for table in ("stood_aside", "meeting_seat", "meeting_attendance"):
        op.drop_table(table)
