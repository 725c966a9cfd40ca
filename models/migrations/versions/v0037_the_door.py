"""Sessions say when and where they were used; tokens and calendars end; wrong passwords are counted before they are checked."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0037"
down_revision = "0035"
branch_labels = None
depends_on = None

MOMENT = models.rows.record.Moment(timezone=True)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
A_YEAR_FROM_NOW = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%f', 'now', '+365 days') || '000'",
    "postgresql": "now() + interval '365 days'",
}


def upgrade() -> None:
    """Make the tables, and give what there is a last day of its own."""
    _tables()
    op.drop_table("failed_sign_in")
    _fill("sign_in", {"seen_at": "started_at", "browser": "''", "address": "''"})
    later = A_YEAR_FROM_NOW[op.get_bind().dialect.name]
    _fill("token", {"scope": "'change'", "expires_at": later})
    _fill("feed", {"expires_at": later})
    for table in ("token", "feed"):
        op.add_column(table, sa.Column("used_at", MOMENT, nullable=True))


def downgrade() -> None:
    """Take it all away."""
    added = {
        "sign_in": ("seen_at", "browser", "address"),
        "token": ("scope", "expires_at", "used_at"),
        "feed": ("expires_at", "used_at"),
    }
    for name, columns in added.items():
        with op.batch_alter_table(name) as table:
            for column in columns:
                table.drop_column(column)
    op.drop_table("tries")
    op.drop_table("earlier_password")
    op.create_table(
        "failed_sign_in",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failed_sign_in")),
    )
    op.create_index("ix_failed_sign_in_email", "failed_sign_in", ["email", "at"])


def _tables() -> None:
    op.create_table(
        "tries",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_tries")),
    )
    op.create_table(
        "earlier_password",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("person_id", NUMBER, nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("ended_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_earlier_password_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earlier_password")),
    )
    op.create_index(op.f("ix_earlier_password_person_id"), "earlier_password", ["person_id"])


def _fill(name: str, columns: dict[str, str]) -> None:
    """Add columns that every row has, and say what the rows have that there are."""
    kinds = {column: MOMENT if column.endswith("_at") else sa.String(length=200) for column in columns}
    for column, kind in kinds.items():
        op.add_column(name, sa.Column(column, kind, nullable=True))
    said = ", ".join(f"{column} = {value}" for column, value in columns.items())
    op.execute(f"UPDATE {name} SET {said}")  # noqa: S608 # nosec B608 - nothing of it comes from outside
    with op.batch_alter_table(name) as table:
        for column, kind in kinds.items():
            table.alter_column(column, existing_type=kind, nullable=False)
