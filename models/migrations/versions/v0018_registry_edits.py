"""What was corrected in the registries, by whom and why."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "registry_edit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=200), nullable=False),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_registry_edit_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_edit")),
    )
    op.create_index("ix_registry_edit_entry", "registry_edit", ["kind", "entry_id", "id"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("registry_edit")
