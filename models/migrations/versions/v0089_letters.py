"""Letters: what the manual wants in writing, kept with its case as it was laid out."""

import sqlalchemy as sa
from alembic import op

from models.rows.record import Moment

revision = "0089"
down_revision = "0088"
branch_labels = None
depends_on = None
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = Moment(timezone=True)
TO_LAY_OUT = sa.text("sha256 = ''")


def _to(column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_letter_{column}_{target}"))


def upgrade() -> None:
    """Make the table; of what was told in writing before there is no letter."""
    op.create_table(
        "letter",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("notice_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=200), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("left_how", sa.String(), nullable=True),
        sa.Column("came_on", sa.Date(), nullable=True),
        sa.Column("came_how", sa.String(), nullable=True),
        _to("case_id", "case_file"),
        _to("notice_id", "notice"),
        _to("person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("notice_id", "person_id", name=op.f("uq_letter_notice_id")),
    )
    for name in ("case_id", "person_id"):
        op.create_index(op.f(f"ix_letter_{name}"), "letter", [name])
    op.create_index("ix_letter_to_lay_out", "letter", ["id"], sqlite_where=TO_LAY_OUT, postgresql_where=TO_LAY_OUT)


def downgrade() -> None:
    """Drop it."""
    op.drop_table("letter")
