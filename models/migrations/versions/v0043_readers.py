"""Tasks, entries of the history and documents say who reads them, and a case has a row of words for each readership.

The words are written anew by the upgrade, and with them who reads what is there already.
"""

import sqlalchemy as sa
from alembic import op

from models.migrations.versions import v0031_case_words as before

revision = "0043"
down_revision = "0041"
branch_labels = None
depends_on = None

ADDED = (("duty", "readers"), ("history", "readers"), ("history", "sequel"), ("document", "readers"))


def upgrade() -> None:
    """Add the columns, and make the table of words anew."""
    for table, column in ADDED:
        op.add_column(table, sa.Column(column, sa.Text(), nullable=False, server_default=""))
    before.downgrade()
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "case_words",
        sa.Column("id", number, nullable=False),
        sa.Column("case_id", number, nullable=False),
        sa.Column("readers", sa.String(200), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_case_words_case_id_case_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_words")),
        sa.UniqueConstraint("case_id", "readers", name=op.f("uq_case_words_case_id")),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(before.INDEX)
        for name, does in before.TRIGGERS.items():
            op.execute(f"CREATE TRIGGER {name} {does}")
    else:
        op.execute("CREATE INDEX ix_case_words_words ON case_words USING gin (to_tsvector('simple', words))")


def downgrade() -> None:
    """Take the columns away, and make the table of words as it was."""
    before.downgrade()
    before.upgrade()
    for table, column in reversed(ADDED):
        op.drop_column(table, column)
