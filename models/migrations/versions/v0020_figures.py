"""The figures of the desk, as the worker counted them last."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "figure",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_figure")),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("figure")
