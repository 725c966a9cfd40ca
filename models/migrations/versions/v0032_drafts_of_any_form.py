"""A draft is of any form: of a case, of a late entry, or of the one with which a case begins."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Let a draft say what its form is about, with a case or without."""
    op.add_column("draft", sa.Column("about", sa.String(length=200), nullable=False, server_default=""))
    op.execute("UPDATE draft SET about = 'case:' || case_id")
    with op.batch_alter_table("draft") as batch:
        batch.alter_column("case_id", existing_type=ID, nullable=True)
        batch.alter_column("about", existing_type=sa.String(length=200), server_default=None)
        batch.drop_constraint("uq_draft_case_id", type_="unique")
        batch.create_unique_constraint("uq_draft_person_id", ["person_id", "about", "step"])
        batch.create_index("ix_draft_saved_at", ["saved_at"])


def downgrade() -> None:
    """Keep the drafts of steps alone."""
    op.execute("DELETE FROM draft WHERE about NOT LIKE 'case:%'")
    with op.batch_alter_table("draft") as batch:
        batch.drop_index("ix_draft_saved_at")
        batch.drop_constraint("uq_draft_person_id", type_="unique")
        batch.create_unique_constraint("uq_draft_case_id", ["case_id", "person_id", "step"])
        batch.alter_column("case_id", existing_type=ID, nullable=False)
        batch.drop_column("about")
