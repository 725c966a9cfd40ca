"""Lists of client files that nobody uses, what agencies say of them, and what has to be retained longer."""

import sqlalchemy as sa
from alembic import op

from models.rows.record import Moment

revision = "0092"
down_revision = "0091"
branch_labels = None
depends_on = None
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = Moment(timezone=True)


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def upgrade() -> None:
    """Make the tables; no list was read before."""
    _make_lists()
    _make_retentions()
    for table, column in (
        ("listed_file", "case_id"), ("listed_file", "agency_id"), ("listed_file", "client"),
        ("file_retention", "case_id"), ("file_retention", "client"),
    ):  # fmt: skip
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _make_lists() -> None:
    op.create_table(
        "file_list",
        sa.Column("id", ID, nullable=False),
        sa.Column("read_at", MOMENT, nullable=False),
        sa.Column("read_by_id", ID, nullable=True),
        sa.Column("files", sa.BigInteger(), nullable=False),
        _to("file_list", "read_by_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_list")),
    )
    op.create_table(
        "listed_file",
        sa.Column("id", ID, nullable=False),
        sa.Column("list_id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=True),
        sa.Column("agency_id", ID, nullable=False),
        sa.Column("client", sa.String(length=200), nullable=False),
        sa.Column("last_used", sa.Date(), nullable=False),
        sa.Column("agreed_at", MOMENT, nullable=True),
        sa.Column("inactive_on", sa.Date(), nullable=True),
        _to("listed_file", "list_id", "file_list"),
        _to("listed_file", "case_id", "case_file"),
        _to("listed_file", "agency_id", "agency"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listed_file")),
        sa.UniqueConstraint("list_id", "agency_id", "client", name=op.f("uq_listed_file_list_id")),
    )


def _make_retentions() -> None:
    op.create_table(
        "file_retention",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("agency_id", ID, nullable=False),
        sa.Column("client", sa.String(length=200), nullable=False),
        sa.Column("ground", sa.String(length=200), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("void_at", MOMENT, nullable=True),
        _to("file_retention", "case_id", "case_file"),
        _to("file_retention", "agency_id", "agency"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_retention")),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("file_retention", "listed_file", "file_list"):
        op.drop_table(table)
