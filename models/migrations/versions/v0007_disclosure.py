"""Whose a case is beyond one agency; disclosures, agreements, and checked uploads."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _party()
    _party_indexes()
    _disclosure()
    _disclosure_indexes()
    _agreement()
    _agreement_indexes()
    _upload()
    _upload_indexes()
    with op.batch_alter_table("case_file") as cases:
        cases.add_column(sa.Column("client", sa.String(length=200), nullable=False, server_default=""))
        cases.add_column(sa.Column("withheld", sa.Text(), nullable=False, server_default=""))
        cases.create_index(cases.f("ix_case_file_client"), ["client"], unique=False)


def downgrade() -> None:
    """Drop the tables."""
    with op.batch_alter_table("case_file") as cases:
        cases.drop_index(cases.f("ix_case_file_client"))
        cases.drop_column("withheld")
        cases.drop_column("client")
    for table in ("upload", "agreement", "disclosure", "party"):
        op.drop_table(table)


def _party() -> None:
    op.create_table(
        "party",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_party_agency_id_agency")),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_party_case_id_case_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
        sa.UniqueConstraint("case_id", "agency_id", name=op.f("uq_party_case_id")),
    )


def _party_indexes() -> None:
    op.create_index(op.f("ix_party_agency_id"), "party", ["agency_id"], unique=False)


def _disclosure() -> None:
    op.create_table(
        "disclosure",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("disclosed_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("clause", sa.String(length=200), nullable=False),
        sa.Column("decided_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decided_as", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_disclosure_agency_id_agency")),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_disclosure_case_id_case_file")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["person.id"], name=op.f("fk_disclosure_decided_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosure")),
    )


def _disclosure_indexes() -> None:
    op.create_index(op.f("ix_disclosure_agency_id"), "disclosure", ["agency_id"], unique=False)
    op.create_index(op.f("ix_disclosure_case_id"), "disclosure", ["case_id"], unique=False)
    op.create_index(op.f("ix_disclosure_decided_by_id"), "disclosure", ["decided_by_id"], unique=False)


def _agreement() -> None:
    op.create_table(
        "agreement",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=200), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_agreement_case_id_case_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )


def _agreement_indexes() -> None:
    op.create_index(op.f("ix_agreement_case_id"), "agreement", ["case_id"], unique=False)


def _upload() -> None:
    op.create_table(
        "upload",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=200), nullable=False),
        sa.Column("checked_at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("checked_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_upload_case_id_case_file")),
        sa.ForeignKeyConstraint(["checked_by_id"], ["person.id"], name=op.f("fk_upload_checked_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upload")),
    )


def _upload_indexes() -> None:
    op.create_index(op.f("ix_upload_case_id"), "upload", ["case_id"], unique=False)
    op.create_index(op.f("ix_upload_checked_by_id"), "upload", ["checked_by_id"], unique=False)
