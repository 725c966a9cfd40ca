"""A license has a history of its access levels; a training has a time, a place and seats."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0074"
down_revision = "0071"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = models.rows.record.Moment(timezone=True)


def upgrade() -> None:
    """Make the table; each license begins it with what it says now, since it was issued."""
    made = op.create_table(
        "license_level",
        sa.Column("id", ID, nullable=False),
        sa.Column("license_id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=True),
        sa.Column("level", sa.String(200), nullable=False),
        sa.Column("art", sa.Boolean(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("void_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["license_id"], ["license.id"], name=op.f("fk_license_level_license_id_license")),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_license_level_case_id_case_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_license_level")),
    )
    op.create_index(op.f("ix_license_level_license_id"), "license_level", ["license_id"])
    license_ = sa.table("license", *map(sa.column, ("id", "level", "art", "issued_at")))
    event = sa.table("license_event", *map(sa.column, ("id", "license_id", "case_id")))
    first = sa.select(event.c.case_id).where(event.c.license_id == license_.c.id).order_by(event.c.id).limit(1)
    issued_by = first.correlate(license_).scalar_subquery()
    rows = sa.select(license_.c.id, issued_by, license_.c.level, license_.c.art, license_.c.issued_at)
    op.execute(sa.insert(made).from_select(["license_id", "case_id", "level", "art", "since"], rows))
    for name, kind in (("begins", sa.String(200)), ("place", sa.Text())):
        op.add_column("training", sa.Column(name, kind, nullable=False, server_default=""))
    op.add_column("training", sa.Column("seats", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Drop them; a license goes on saying the access that counts."""
    for name in ("seats", "place", "begins"):
        op.drop_column("training", name)
    op.drop_table("license_level")
