"""How programs are set, what clients signed, and what was taken off, by HMIS client number."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0087"
down_revision = "0086"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = models.rows.record.Moment(timezone=True)
TABLES = ("sharing_stop", "consent_program", "client_consent", "program_switch")


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def _kept(table: str) -> tuple[sa.Column[object] | sa.Constraint, ...]:
    """Return what each of the tables has: its key, its case, when it was recorded, and when it turned out wrong."""
    return (
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("void_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        _to(table, "case_id", "case_file"),
    )


def _of_client(table: str) -> tuple[sa.Column[object] | sa.Constraint, ...]:
    return (
        *_kept(table),
        sa.Column("agency_id", ID, nullable=False),
        sa.Column("client", sa.String(length=200), nullable=False),
        _to(table, "agency_id", "agency"),
    )


def upgrade() -> None:
    """Make the tables; nothing is known of what was shared before."""
    op.create_table(
        "program_switch", *_kept("program_switch"),
        sa.Column("program_id", ID, nullable=False),
        sa.Column("shares", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        _to("program_switch", "program_id", "program"),
    )  # fmt: skip
    op.create_table(
        "client_consent", *_of_client("client_consent"),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("permits", sa.Boolean(), nullable=False),
    )  # fmt: skip
    op.create_table(
        "consent_program",
        sa.Column("id", ID, nullable=False),
        sa.Column("consent_id", ID, nullable=False),
        sa.Column("program_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_program")),
        sa.UniqueConstraint("consent_id", "program_id", name=op.f("uq_consent_program_consent_id")),
        _to("consent_program", "consent_id", "client_consent"),
        _to("consent_program", "program_id", "program"),
    )
    op.create_table(
        "sharing_stop", *_of_client("sharing_stop"),
        sa.Column("why", sa.String(length=200), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
    )  # fmt: skip
    for table, column in (
        ("program_switch", "case_id"), ("program_switch", "program_id"), ("client_consent", "case_id"),
        ("client_consent", "client"), ("consent_program", "program_id"), ("sharing_stop", "case_id"), ("sharing_stop", "client"),
    ):  # fmt: skip
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    """Drop them."""
    for table in TABLES:
        op.drop_table(table)
