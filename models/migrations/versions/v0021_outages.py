"""What is out of reach, such as the mail server: since when, and why."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "outage",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("since", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("next_try_at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_outage")),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("outage")
