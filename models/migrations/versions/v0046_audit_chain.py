"""The audit log is only added to, and a chain shows whether somebody changed it all the same.

A later migration that makes one of the two tables anew on SQLite loses their triggers, and makes them anew as well.
"""

import re

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEPT = ("audit", "audit_link")
WORDS = "the audit log is only added to"
REFUSE = f"""
CREATE FUNCTION refuse_to_change_the_audit_log() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$
"""
NUMBERED = re.compile(r"\bcase (\d\d-\d+)\b")  # as rows named their case until now


def upgrade() -> None:
    """Say what a row is about, make the chain and the tallies, and let the database refuse every change."""
    op.add_column("audit", sa.Column("kind", sa.String(length=200), nullable=False, server_default="directory"))
    op.add_column("audit", sa.Column("case_id", sa.BigInteger(), nullable=True))
    op.add_column("audit", sa.Column("once", sa.String(length=200), nullable=True))
    op.create_index("ix_audit_once", "audit", ["once"], unique=True)
    op.create_index("ix_audit_person_id", "audit", ["person_id"])
    _chain()
    _name_cases()
    for table in KEPT:
        _keep(table)


def _chain() -> None:
    op.create_table(
        "audit_link",
        sa.Column("id", ID, nullable=False),
        sa.Column("audit_id", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_link")),
        sa.UniqueConstraint("audit_id", name=op.f("uq_audit_link_audit_id")),
    )
    op.create_index(op.f("ix_audit_link_digest"), "audit_link", ["digest"])
    op.create_table(
        "audit_tally",
        sa.Column("id", ID, nullable=False),
        sa.Column("minute", models.rows.record.Moment(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=200), nullable=False),
        sa.Column("whose", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_tally")),
        sa.UniqueConstraint("kind", "whose", "minute", name=op.f("uq_audit_tally_kind")),
    )


def _name_cases() -> None:
    """Let rows that had a case's number in their words point to the case: who may not open it reads no number."""
    connection = op.get_bind()
    columns = (sa.column("id", sa.BigInteger), sa.column("what", sa.Text), sa.column("case_id", sa.BigInteger))
    audit, case = sa.table("audit", *columns), sa.table("case_file", sa.column("id"), sa.column("number"))
    for row in connection.execute(sa.select(audit.c.id, audit.c.what).where(audit.c.what.contains("case "))).all():
        number = NUMBERED.search(row.what)
        found = number and connection.scalar(sa.select(case.c.id).where(case.c.number == number[1]))
        if number and found:
            said = {"what": NUMBERED.sub("{case}", row.what), "case_id": found}
            connection.execute(sa.update(audit).where(audit.c.id == row.id).values(**said))


def _keep(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for deed in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
            )
        return
    if table == KEPT[0]:
        op.execute(REFUSE)
    does = "EXECUTE FUNCTION refuse_to_change_the_audit_log()"
    op.execute(f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {does}")
    op.execute(f"CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {does}")


def downgrade() -> None:
    """Take them away."""
    for table in KEPT:
        names = ("no_update", "no_delete") if op.get_bind().dialect.name == "sqlite" else ("kept", "whole")
        for name in names:
            on = "" if op.get_bind().dialect.name == "sqlite" else f" ON {table}"
            op.execute(f"DROP TRIGGER {table}_{name}{on}")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION refuse_to_change_the_audit_log()")
    op.drop_table("audit_tally")
    op.drop_table("audit_link")
    op.drop_index("ix_audit_person_id", "audit")
    op.drop_index("ix_audit_once", "audit")
    for name in ("once", "case_id", "kind"):
        op.drop_column("audit", name)
