"""What was done under a key is known for a day, so that the same sent again makes nothing twice."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "deed_done",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("content", sa.String(length=200), nullable=False),
        sa.Column("at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("led_to", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_deed_done_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deed_done")),
        sa.UniqueConstraint("person_id", "key", name=op.f("uq_deed_done_person_id")),
    )
    op.create_index(op.f("ix_deed_done_at"), "deed_done", ["at"], unique=False)


def downgrade() -> None:
    """Drop it."""
    op.drop_table("deed_done")
