"""Who is named under a funder's agreement, and which license was issued by it."""

import sqlalchemy as sa
from alembic import op

import models.rows.record

revision = "0091"
down_revision = "0090"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = models.rows.record.Moment(timezone=True)
TABLE, POINTS = "user_of_funder", {"case_id": "case_file", "person_id": "person", "license_id": "license"}


def upgrade() -> None:
    """Make the table; nobody had access for a funder before."""
    op.create_table(
        TABLE,
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("license_id", ID, nullable=True),
        sa.Column("void_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{TABLE}")),
        *(
            sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{TABLE}_{column}_{target}"))
            for column, target in POINTS.items()
        ),
    )
    for column in POINTS:
        op.create_index(op.f(f"ix_{TABLE}_{column}"), TABLE, [column])


def downgrade() -> None:
    """Drop it."""
    op.drop_table(TABLE)
