"""One training year a person: the open cases of a year look again who else follows it, and for which agencies."""

import sqlalchemy as sa
from alembic import op

revision = "0086"
down_revision = "0083"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let each open training year learn, in a transaction of its own; of two about one person's year the later one ends."""
    cases = sa.table("case_file", sa.column("id"), sa.column("process"), sa.column("closed_at"), sa.column("opened_at"))
    behind = sa.table("case_behind", sa.column("case_id"), sa.column("since"), sa.column("renamed"))
    waiting = sa.exists().where(behind.c.case_id == cases.c.id)
    open_years = sa.select(cases.c.id, cases.c.opened_at, sa.false()).where(
        cases.c.process == "P05", cases.c.closed_at.is_(None), ~waiting
    )
    op.execute(sa.insert(behind).from_select(["case_id", "since", "renamed"], open_years))


def downgrade() -> None:
    """Leave what waits to learn: it learns whatever the code of the day looks up."""
