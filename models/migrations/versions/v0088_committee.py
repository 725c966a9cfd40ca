"""The Committee's seats and terms, and the data elements that it asks for, are kept."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0088"
down_revision = "0087"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = models.rows.record.Moment(timezone=True)


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def upgrade() -> None:
    """Make the tables; who sits on the Committee is known by roles alone before."""
    _make_seats()
    _make_elements()
    op.add_column("agenda_item", sa.Column("between", sa.Boolean(), nullable=False, server_default=sa.false()))


def _make_seats() -> None:
    op.create_table(
        "committee_seat",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(length=200), nullable=False),
        sa.Column("area", sa.String(length=200), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("added_by_id", ID, nullable=True),
        sa.Column("given_up_on", sa.Date(), nullable=True),
        _to("committee_seat", "added_by_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_seat")),
    )
    op.create_table(
        "committee_term",
        sa.Column("id", ID, nullable=False),
        sa.Column("seat_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("void_at", MOMENT, nullable=True),
        _to("committee_term", "seat_id", "committee_seat"),
        _to("committee_term", "person_id", "person"),
        _to("committee_term", "by_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_term")),
    )
    op.create_index(op.f("ix_committee_term_seat_id"), "committee_term", ["seat_id"])
    op.create_index(op.f("ix_committee_term_person_id"), "committee_term", ["person_id"])


def _make_elements() -> None:
    op.create_table(
        "data_element",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("who_for", sa.Text(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("ended_by_id", ID, nullable=True),
        sa.Column("entered_at", MOMENT, nullable=False),
        sa.Column("void_at", MOMENT, nullable=True),
        _to("data_element", "case_id", "case_file"),
        _to("data_element", "ended_by_id", "case_file"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_element")),
    )
    op.create_index(op.f("ix_data_element_case_id"), "data_element", ["case_id"])


def downgrade() -> None:
    """Drop them."""
    op.drop_column("agenda_item", "between")
    op.drop_table("data_element")
    op.drop_table("committee_term")
    op.drop_table("committee_seat")
