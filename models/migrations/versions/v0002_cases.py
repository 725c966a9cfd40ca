"""The first schema: cases."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _case_file()
    _case_file_indexes_1()
    _case_file_indexes_2()
    _document()
    _document_indexes()
    _draft()
    _draft_indexes()
    _duty()
    _duty_indexes_1()
    _duty_indexes_2()
    _history()
    _history_indexes()
    _recusal()
    _recusal_indexes()


def downgrade() -> None:
    """Drop the tables."""
    for table in ("recusal", "history", "duty", "draft", "document", "case_file"):
        op.drop_table(table)


def _case_file() -> None:
    op.create_table(
        "case_file",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("process", sa.String(length=200), nullable=False),
        sa.Column("edition", sa.String(length=200), nullable=False),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("subject_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("keeper_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("parent_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=200), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("received_at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("closed_at", models.rows.record.Moment(timezone=True), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_case_file_agency_id_agency")),
        sa.ForeignKeyConstraint(["keeper_id"], ["person.id"], name=op.f("fk_case_file_keeper_id_person")),
        sa.ForeignKeyConstraint(["parent_id"], ["case_file.id"], name=op.f("fk_case_file_parent_id_case_file")),
        sa.ForeignKeyConstraint(["subject_id"], ["person.id"], name=op.f("fk_case_file_subject_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_file")),
        sa.UniqueConstraint("number", name=op.f("uq_case_file_number")),
    )


def _case_file_indexes_1() -> None:
    op.create_index(op.f("ix_case_file_agency_id"), "case_file", ["agency_id"], unique=False)
    op.create_index(op.f("ix_case_file_keeper_id"), "case_file", ["keeper_id"], unique=False)
    op.create_index(
        "ix_case_file_open",
        "case_file",
        ["opened_at", "id"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(op.f("ix_case_file_parent_id"), "case_file", ["parent_id"], unique=False)


def _case_file_indexes_2() -> None:
    op.create_index(op.f("ix_case_file_process"), "case_file", ["process"], unique=False)
    op.create_index(op.f("ix_case_file_subject_id"), "case_file", ["subject_id"], unique=False)


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.String(length=200), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=200), nullable=False),
        sa.Column("added_at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("added_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["person.id"], name=op.f("fk_document_added_by_id_person")),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_document_case_id_case_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )


def _document_indexes() -> None:
    op.create_index(op.f("ix_document_added_by_id"), "document", ["added_by_id"], unique=False)
    op.create_index(op.f("ix_document_case_id"), "document", ["case_id"], unique=False)


def _draft() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("step", sa.String(length=200), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("saved_at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_draft_case_id_case_file")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_draft_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("case_id", "person_id", "step", name=op.f("uq_draft_case_id")),
    )


def _draft_indexes() -> None:
    op.create_index(op.f("ix_draft_case_id"), "draft", ["case_id"], unique=False)
    op.create_index(op.f("ix_draft_person_id"), "draft", ["person_id"], unique=False)


def _duty() -> None:
    op.create_table(
        "duty",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=200), nullable=False),
        sa.Column("team", sa.String(length=200), nullable=False),
        sa.Column("agency_id", sa.BigInteger(), nullable=True),
        sa.Column("assignee_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("clause", sa.String(length=200), nullable=False),
        sa.Column("origin", sa.String(length=200), nullable=False),
        sa.Column("opened_at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("not_before", models.rows.record.Moment(timezone=True), nullable=True),
        sa.Column("due_at", models.rows.record.Moment(timezone=True), nullable=True),
        sa.Column("due_order", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("next_at", models.rows.record.Moment(timezone=True), nullable=True),
        sa.Column("next_rung", sa.String(length=200), nullable=False),
        sa.Column("acted_at", models.rows.record.Moment(timezone=True), nullable=True),
        sa.Column("still", sa.Boolean(), nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.Column("closed_at", models.rows.record.Moment(timezone=True), nullable=True),
        sa.Column("closed_how", sa.String(length=200), nullable=False),
        sa.Column("done_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("snoozed_until", models.rows.record.Moment(timezone=True), nullable=True),
        sa.Column("fault", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["assignee_id"], ["person.id"], name=op.f("fk_duty_assignee_id_person")),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_duty_case_id_case_file")),
        sa.ForeignKeyConstraint(["done_by_id"], ["person.id"], name=op.f("fk_duty_done_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty")),
    )


def _duty_indexes_1() -> None:
    op.create_index(
        "ix_duty_agency",
        "duty",
        ["agency_id", "due_order", "id"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(op.f("ix_duty_case_id"), "duty", ["case_id"], unique=False)
    op.create_index("ix_duty_done", "duty", ["done_by_id", "closed_at"], unique=False)
    op.create_index(
        "ix_duty_due",
        "duty",
        ["next_at", "id"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL AND fault IS NULL AND next_at IS NOT NULL"),
        postgresql_where=sa.text("closed_at IS NULL AND fault IS NULL AND next_at IS NOT NULL"),
    )


def _duty_indexes_2() -> None:
    op.create_index(
        "ix_duty_live",
        "duty",
        ["case_id", "key"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(
        "ix_duty_mine",
        "duty",
        ["assignee_id", "due_order", "id"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(
        "ix_duty_team",
        "duty",
        ["team", "due_order", "id"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )


def _history() -> None:
    op.create_table(
        "history",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("role", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=200), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("clause", sa.String(length=200), nullable=False),
        sa.Column("from_state", sa.String(length=200), nullable=False),
        sa.Column("to_state", sa.String(length=200), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("effects", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_history_case_id_case_file")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_history_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
    )


def _history_indexes() -> None:
    op.create_index("ix_history_case", "history", ["case_id", "id"], unique=False)


def _recusal() -> None:
    op.create_table(
        "recusal",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_recusal_case_id_case_file")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_recusal_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recusal")),
        sa.UniqueConstraint("case_id", "person_id", name=op.f("uq_recusal_case_id")),
    )


def _recusal_indexes() -> None:
    op.create_index(op.f("ix_recusal_case_id"), "recusal", ["case_id"], unique=False)
    op.create_index(op.f("ix_recusal_person_id"), "recusal", ["person_id"], unique=False)
