"""An agency that asks for somebody of another one leaves a claim, which ICA confirms or refuses."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0049"
down_revision = "0046"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OPEN = sa.text("decided_at IS NULL")
MOMENT = models.rows.record.Moment(timezone=True)


def upgrade() -> None:
    """Make the table of claims."""
    op.create_table(
        "person_claim",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("agency_id", ID, nullable=False),
        sa.Column("called", sa.Text(), nullable=False),
        sa.Column("asked_by_id", ID, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("decided_by_id", ID, nullable=True),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_claim_person_id_person")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_person_claim_agency_id_agency")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["person.id"], name=op.f("fk_person_claim_asked_by_id_person")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["person.id"], name=op.f("fk_person_claim_decided_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_claim")),
        sa.UniqueConstraint("person_id", "agency_id", name=op.f("uq_person_claim_person_id")),
    )
    op.create_index("ix_person_claim_open", "person_claim", ["asked_at"], sqlite_where=OPEN, postgresql_where=OPEN)


def downgrade() -> None:
    """Drop it."""
    op.drop_table("person_claim")
