"""The Continuums of Care of an agency by their keys; until now they were stored by the words that people read."""

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KEYS = {"Balance of State": "balance", "Chittenden County": "chittenden"}  # as they were in version 0008
AGENCY = sa.table("agency", sa.column("id", sa.BigInteger), sa.column("cocs", sa.Text))


def upgrade() -> None:
    """Write keys for words; a word that was never a Continuum's, as an import could bring it, stays as it is."""
    keys = {words.lower(): key for words, key in KEYS.items()}
    _rewrite(";", lambda words: keys.get(words.lower().removesuffix(" coc"), words))


def downgrade() -> None:
    """Write words for keys."""
    words = {key: words for words, key in KEYS.items()}
    _rewrite("; ", lambda key: words.get(key, key))


def _rewrite(between: str, said: Callable[[str], str]) -> None:
    connection = op.get_bind()
    for row_id, cocs in connection.execute(sa.select(AGENCY.c.id, AGENCY.c.cocs)).all():
        named = (each.strip() for each in cocs.split(";"))
        written = between.join(dict.fromkeys(said(each) for each in named if each))
        connection.execute(AGENCY.update().where(AGENCY.c.id == row_id).values(cocs=written))
