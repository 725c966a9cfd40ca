"""Cases are found by their words, with the full-text index of each database; the upgrade then writes those of all cases.

Triggers keep SQLite's index: a later migration that makes the table anew makes them anew as well.
"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

INDEX = """
CREATE VIRTUAL TABLE case_words_index USING fts5(
    words, content='case_words', content_rowid='id', tokenize='unicode61 remove_diacritics 2', detail='none'
)
"""
OUT = "INSERT INTO case_words_index (case_words_index, rowid, words) VALUES ('delete', old.id, old.words);"
IN = "INSERT INTO case_words_index (rowid, words) VALUES (new.id, new.words);"
TRIGGERS = {
    "case_words_added": f"AFTER INSERT ON case_words BEGIN {IN} END",
    "case_words_changed": f"AFTER UPDATE OF words ON case_words BEGIN {OUT} {IN} END",
    "case_words_gone": f"AFTER DELETE ON case_words BEGIN {OUT} END",
}


def upgrade() -> None:
    """Make the table and its index."""
    op.create_table(
        "case_words",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("to_keeper", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_case_words_case_id_case_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_words")),
        sa.UniqueConstraint("case_id", "to_keeper", name=op.f("uq_case_words_case_id")),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(INDEX)
        for name, does in TRIGGERS.items():
            op.execute(f"CREATE TRIGGER {name} {does}")
    else:
        op.execute("CREATE INDEX ix_case_words_words ON case_words USING gin (to_tsvector('simple', words))")


def downgrade() -> None:
    """Drop them."""
    op.drop_table("case_words")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE case_words_index")
