"""Notes and documents that were withheld: what stays of them."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "withheld_entry",
        sa.Column("id", ID, nullable=False),
        sa.Column("history_id", ID, nullable=False),
        sa.Column("document_id", ID, nullable=True),
        sa.Column("at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("by_id", ID, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("successor_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["history_id"], ["history.id"], name=op.f("fk_withheld_entry_history_id_history")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_withheld_entry_document_id_document")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_withheld_entry_by_id_person")),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["document.id"], name=op.f("fk_withheld_entry_successor_id_document")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withheld_entry")),
        sa.UniqueConstraint("history_id", name=op.f("uq_withheld_entry_history_id")),
        sa.UniqueConstraint("document_id", name=op.f("uq_withheld_entry_document_id")),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("withheld_entry")
