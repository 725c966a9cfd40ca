"""Editions of the texts that people sign are kept, and whom each was asked of."""

from datetime import date
from hashlib import sha256
from importlib.resources import files

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0071"
down_revision = "0068"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = models.rows.record.Moment(timezone=True)
COUNTS = sa.text("void_at IS NULL")
OWN = ("user-agreement", "privacy-notice", "partnership-agreement")  # the texts that the desk brings with it


def _to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def upgrade() -> None:
    """Make the tables, and keep the texts of the desk that were signed before."""
    made = op.create_table(
        "policy_text",
        sa.Column("id", ID, nullable=False),
        sa.Column("paper", sa.String(length=200), nullable=False),
        sa.Column("edition", sa.String(length=200), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=200), nullable=False),
        sa.Column("news", sa.Text(), nullable=False),
        sa.Column("posted_at", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("grace_days", sa.BigInteger(), nullable=True),
        sa.Column("asks", sa.Boolean(), nullable=False),
        sa.Column("begins_at", MOMENT, nullable=False),
        sa.Column("asked_from", MOMENT, nullable=True),
        sa.Column("entered_at", MOMENT, nullable=False),
        sa.Column("entered_by_id", ID, nullable=True),
        sa.Column("void_at", MOMENT, nullable=True),
        _to("policy_text", "entered_by_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_text")),
    )
    op.create_index(
        "ix_policy_text_words", "policy_text", ["paper", "fingerprint"], unique=True,
        sqlite_where=COUNTS, postgresql_where=COUNTS,
    )  # fmt: skip
    _make_asked()
    _keep_own(made)


def _make_asked() -> None:
    op.create_table(
        "text_asked",
        sa.Column("id", ID, nullable=False),
        sa.Column("text_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("agency_id", sa.BigInteger(), nullable=False),
        sa.Column("case_id", ID, nullable=True),
        sa.Column("fault", sa.String(), nullable=True),
        _to("text_asked", "text_id", "policy_text"),
        _to("text_asked", "person_id", "person"),
        _to("text_asked", "case_id", "case_file"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_asked")),
        sa.UniqueConstraint("text_id", "person_id", "agency_id", name=op.f("uq_text_asked_text_id")),
    )
    op.create_index(op.f("ix_text_asked_person_id"), "text_asked", ["person_id"])
    op.create_index(op.f("ix_text_asked_case_id"), "text_asked", ["case_id"])


def _keep_own(made: sa.Table) -> None:
    """Keep those texts of the desk that somebody signed as they are today."""
    signed = sa.table("signed_paper", *(sa.column(name) for name in ("paper", "text_sha256", "signed_at")))
    pair, at = (
        (signed.c.paper, signed.c.text_sha256),
        sa.func.min(sa.type_coerce(signed.c.signed_at, MOMENT), type_=MOMENT),
    )
    first = {
        (paper, mark): moment for paper, mark, moment in op.get_bind().execute(sa.select(*pair, at).group_by(*pair))
    }
    for paper in OWN:
        words = (files("models") / "texts" / f"{paper}.txt").read_text(encoding="utf-8")
        mark = sha256(words.encode()).hexdigest()
        if now := first.get((paper, mark)):
            row = {"paper": paper, "edition": "first text", "words": words, "fingerprint": mark, "news": "",
                   "posted_at": "", "effective_on": date(2000, 1, 1), "asks": False, "begins_at": now,
                   "entered_at": now}  # fmt: skip
            op.bulk_insert(made, [row])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("text_asked")
    op.drop_table("policy_text")
