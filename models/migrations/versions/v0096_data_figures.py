"""Figures of data quality by program and month."""

import sqlalchemy as sa
from alembic import op

from models.rows.record import Moment

revision = "0096"
down_revision = "0095"
branch_labels = None
depends_on = None
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table; no figures were read before."""
    op.create_table(
        "data_figure",
        sa.Column("id", ID, nullable=False),
        sa.Column("agency_id", ID, nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("program", sa.String(length=200), nullable=False),
        sa.Column("element", sa.String(length=200), nullable=False),
        sa.Column("records", sa.BigInteger(), nullable=False),
        sa.Column("missing", sa.BigInteger(), nullable=False),
        sa.Column("slow", sa.BigInteger(), nullable=False),
        sa.Column("read_at", Moment(timezone=True), nullable=False),
        sa.Column("read_by_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_data_figure_agency_id_agency")),
        sa.ForeignKeyConstraint(["read_by_id"], ["person.id"], name=op.f("fk_data_figure_read_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_figure")),
        sa.UniqueConstraint("agency_id", "month", "program", "element", name=op.f("uq_data_figure_agency_id")),
    )
    op.create_index(op.f("ix_data_figure_month"), "data_figure", ["month"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("data_figure")
