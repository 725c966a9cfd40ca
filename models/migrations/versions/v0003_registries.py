"""The first schema: registries."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _training()
    _attendance()
    _attendance_indexes()
    _license()
    _license_indexes()
    _license_event()
    _license_event_indexes()
    _signed_paper()
    _signed_paper_indexes()


def downgrade() -> None:
    """Drop the tables."""
    for table in ("signed_paper", "license_event", "license", "attendance", "training"):
        op.drop_table(table)


def _training() -> None:
    op.create_table(
        "training",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("topic", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training")),
        sa.UniqueConstraint("topic", "title", "held_on", name=op.f("uq_training_topic")),
    )


def _attendance() -> None:
    op.create_table(
        "attendance",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("training_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("missed", sa.BigInteger(), nullable=True),
        sa.Column("recorded_at", models.rows.record.Moment(timezone=True), nullable=True),
        sa.Column("recorded_by_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_attendance_person_id_person")),
        sa.ForeignKeyConstraint(["training_id"], ["training.id"], name=op.f("fk_attendance_training_id_training")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("training_id", "person_id", name=op.f("uq_attendance_training_id")),
    )


def _attendance_indexes() -> None:
    op.create_index(op.f("ix_attendance_person_id"), "attendance", ["person_id"], unique=False)
    op.create_index(op.f("ix_attendance_training_id"), "attendance", ["training_id"], unique=False)


def _license() -> None:
    op.create_table(
        "license",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("username", sa.String(length=200), nullable=False),
        sa.Column("level", sa.String(length=200), nullable=False),
        sa.Column("art", sa.Boolean(), nullable=False),
        sa.Column("issued_at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("ended_at", models.rows.record.Moment(timezone=True), nullable=True),
        sa.Column("ended_why", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_license_agency_id_agency")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_license_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_license")),
    )


def _license_indexes() -> None:
    op.create_index(op.f("ix_license_agency_id"), "license", ["agency_id"], unique=False)
    op.create_index(op.f("ix_license_person_id"), "license", ["person_id"], unique=False)


def _license_event() -> None:
    op.create_table(
        "license_event",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("license_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_license_event_case_id_case_file")),
        sa.ForeignKeyConstraint(["license_id"], ["license.id"], name=op.f("fk_license_event_license_id_license")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_license_event")),
    )


def _license_event_indexes() -> None:
    op.create_index(op.f("ix_license_event_license_id"), "license_event", ["license_id"], unique=False)


def _signed_paper() -> None:
    op.create_table(
        "signed_paper",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("paper", sa.String(length=200), nullable=False),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("signed_as", sa.Text(), nullable=False),
        sa.Column("signed_at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("text_sha256", sa.String(length=200), nullable=False),
        sa.Column("disclosure", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_signed_paper_agency_id_agency")),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_signed_paper_case_id_case_file")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_signed_paper_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_paper")),
    )


def _signed_paper_indexes() -> None:
    op.create_index(op.f("ix_signed_paper_agency_id"), "signed_paper", ["agency_id"], unique=False)
    op.create_index("ix_signed_paper_whose", "signed_paper", ["person_id", "agency_id", "paper"], unique=False)
