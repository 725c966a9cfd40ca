"""Whether a case is closed to the person it is about; until now all cases of a process were, or none."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

CLOSED = ("P04", "P09", "P19")  # whose cases were closed to the person until now, and stay so
CASE = sa.table("case_file", sa.column("process", sa.Text), sa.column("closed_to_subject", sa.Boolean))


def upgrade() -> None:
    """Add the column; what was closed stays closed."""
    added = sa.Column[bool]("closed_to_subject", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("case_file", added)  # in a batch SQLite would make the table anew, which others point to
    op.execute(CASE.update().where(CASE.c.process.in_(CLOSED)).values(closed_to_subject=True))


def downgrade() -> None:
    """Drop the column."""
    with op.batch_alter_table("case_file") as batch:
        batch.drop_column("closed_to_subject")
