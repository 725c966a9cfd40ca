"""A training series has sessions and people."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the series and their places, and let a training be a session of one."""
    op.create_table(
        "training_series",
        sa.Column("id", ID, nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("entered_at", models.rows.record.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_series")),
        sa.UniqueConstraint("title", name=op.f("uq_training_series_title")),
    )
    op.create_table(
        "series_place",
        sa.Column("id", ID, nullable=False),
        sa.Column("series_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["series_id"], ["training_series.id"], name=op.f("fk_series_place_series_id_training_series")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_series_place_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_place")),
        sa.UniqueConstraint("series_id", "person_id", name=op.f("uq_series_place_series_id")),
    )
    op.create_index(op.f("ix_series_place_person_id"), "series_place", ["person_id"])
    op.create_table(
        "series_session",
        sa.Column("id", ID, nullable=False),
        sa.Column("series_id", ID, nullable=False),
        sa.Column("training_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["series_id"], ["training_series.id"], name=op.f("fk_series_session_series_id_training_series")
        ),
        sa.ForeignKeyConstraint(["training_id"], ["training.id"], name=op.f("fk_series_session_training_id_training")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_session")),
        sa.UniqueConstraint("training_id", name=op.f("uq_series_session_training_id")),
    )
    op.create_index(op.f("ix_series_session_series_id"), "series_session", ["series_id"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("series_session")
    op.drop_table("series_place")
    op.drop_table("training_series")
