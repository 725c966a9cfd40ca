"""People are told of the trainings that they are signed up for: what stands in their calendars, and who waits for a seat."""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0077"
down_revision = "0075"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = models.rows.record.Moment(timezone=True)
OPEN = sa.text("done = false")
SAID = ("begins", "title", "place", "minutes")
HELD_ON = sa.column("held_on", sa.Date())


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def upgrade() -> None:
    """Make the tables; whoever is on a roster already knows of it, and is told what changes from now on."""
    made = _make_entries()
    _make_waits()
    op.add_column("training", sa.Column("called_off_at", MOMENT, nullable=True))
    op.add_column("training", sa.Column("called_off_why", sa.Text(), nullable=False, server_default=""))
    op.add_column("notice", sa.Column("training_id", sa.BigInteger(), nullable=True))
    _know_of(made)


def _know_of(made: sa.Table) -> None:
    training = sa.table("training", HELD_ON, *map(sa.column, ("id", *SAID)))
    attendance = sa.table("attendance", *map(sa.column, ("training_id", "person_id", "missed")))
    rows = sa.select(training.c.id, attendance.c.person_id, *(training.c[name] for name in SAID), training.c.held_on)
    rows = rows.join(attendance, attendance.c.training_id == training.c.id).where(attendance.c.missed.is_(None))
    for row in op.get_bind().execute(rows.where(training.c.held_on >= sa.func.current_date())).all():
        said = {name: getattr(row, name) for name in ("person_id", "held_on", *SAID)}
        fresh = {"training_id": row.id, "sequence": 0, "was": "", "over": False, "done": False}
        op.execute(sa.insert(made).values(**said, **fresh, remind_on=row.held_on - timedelta(days=1)))


def _make_entries() -> sa.Table:
    made = op.create_table(
        "training_entry",
        sa.Column("id", ID, nullable=False),
        sa.Column("training_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("begins", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("over", sa.Boolean(), nullable=False),
        sa.Column("remind_on", sa.Date(), nullable=True),
        sa.Column("done", sa.Boolean(), nullable=False),
        _to("training_entry", "training_id", "training"),
        _to("training_entry", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_entry")),
        sa.UniqueConstraint("training_id", "person_id", name=op.f("uq_training_entry_training_id")),
    )
    op.create_index(op.f("ix_training_entry_person_id"), "training_entry", ["person_id"])
    op.create_index(
        "ix_training_entry_open", "training_entry", ["training_id"], sqlite_where=OPEN, postgresql_where=OPEN
    )
    return made


def _make_waits() -> None:
    op.create_table(
        "training_wait",
        sa.Column("id", ID, nullable=False),
        sa.Column("training_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        _to("training_wait", "training_id", "training"),
        _to("training_wait", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_wait")),
        sa.UniqueConstraint("training_id", "person_id", name=op.f("uq_training_wait_training_id")),
    )
    op.create_index(op.f("ix_training_wait_person_id"), "training_wait", ["person_id"])


def downgrade() -> None:
    """Drop them."""
    op.drop_column("notice", "training_id")
    for name in ("called_off_why", "called_off_at"):
        op.drop_column("training", name)
    op.drop_table("training_wait")
    op.drop_table("training_entry")
