"""What licenses cost, what agencies are billed for them, and what they paid."""

import sqlalchemy as sa
from alembic import op

from models.rows.record import Moment

revision = "0095"
down_revision = "0094"
branch_labels = None
depends_on = None
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = Moment(timezone=True)


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger(), nullable=False) for name in names]


def _days(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Date(), nullable=False) for name in names]


def upgrade() -> None:
    """Make the tables; nothing was billed before."""
    op.create_table(
        "license_fee",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=200), nullable=False),
        *_numbers("cents"),
        *_days("from_on"),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("void_at", MOMENT, nullable=True),
        _to("license_fee", "case_id", "case_file"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_license_fee")),
    )
    _make_invoices()
    op.create_table(
        "payment",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        *_days("received_on"),
        *_numbers("cents"),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("void_at", MOMENT, nullable=True),
        _to("payment", "case_id", "case_file"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
    )
    for table, column in (
        ("license_fee", "case_id"), ("invoice", "case_id"), ("invoice", "agency_id"), ("payment", "case_id"),
    ):  # fmt: skip
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _make_invoices() -> None:
    op.create_table(
        "invoice",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("agency_id", ID, nullable=False),
        sa.Column("agency_name", sa.Text(), nullable=False),
        *_days("dated_on", "due_on", "begins_on", "ends_on"),
        *_numbers("licenses", "fee", "art", "art_fee", "total"),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("canceled_at", MOMENT, nullable=True),
        sa.Column("void_at", MOMENT, nullable=True),
        _to("invoice", "case_id", "case_file"),
        _to("invoice", "agency_id", "agency"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice")),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("payment", "invoice", "license_fee"):
        op.drop_table(table)
