"""The first schema: people."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _agency()
    _person()
    _person_indexes()
    _office()
    _office_indexes()


def downgrade() -> None:
    """Drop the tables."""
    for table in ("office", "person", "agency"):
        op.drop_table(table)


def _agency() -> None:
    op.create_table(
        "agency",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=200), nullable=False),
        sa.Column("cocs", sa.Text(), nullable=False),
        sa.Column("guideline_days", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", models.rows.record.Moment(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sa.UniqueConstraint("key", name=op.f("uq_agency_key")),
    )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("created_at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("left_at", models.rows.record.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_person_agency_id_agency")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
    )


def _person_indexes() -> None:
    op.create_index(op.f("ix_person_agency_id"), "person", ["agency_id"], unique=False)


def _office() -> None:
    op.create_table(
        "office",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("role", sa.String(length=200), nullable=False),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_office_agency_id_agency")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_office_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
        sa.UniqueConstraint("person_id", "role", "agency_id", name=op.f("uq_office_person_id")),
    )


def _office_indexes() -> None:
    op.create_index(op.f("ix_office_agency_id"), "office", ["agency_id"], unique=False)
    op.create_index(op.f("ix_office_person_id"), "office", ["person_id"], unique=False)
    op.create_index("ix_office_role", "office", ["role", "agency_id"], unique=False)
