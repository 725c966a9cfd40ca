"""A link that sets a password is made when its mail leaves: what waits has a mark in its place, so that a copy of the desk lets nobody in."""

import re
from hashlib import sha256
from secrets import token_hex

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

LINK = re.compile(r"/welcome/([\w-]{43})")


def upgrade() -> None:
    """Put a mark where the links stand of the mail there is."""
    op.add_column("message", sa.Column("link_mark", sa.String(length=200), nullable=False, server_default=""))
    table = sa.table("message", *(sa.column(name) for name in ("id", "text", "html", "link_mark")))
    connection = op.get_bind()
    links = sa.table("password_link", sa.column("secret_sha256"))
    known = set(connection.scalars(sa.select(links.c.secret_sha256)))
    rows = sa.select(table.c.id, table.c.text, table.c.html).where(table.c.text.contains("/welcome/"))
    for number, text, html in connection.execute(rows).all():
        secrets = [each for each in LINK.findall(text) if sha256(each.encode()).hexdigest() in known]
        if secrets:
            mark = f"made-as-it-leaves-{token_hex(8)}"
            bare = {"text": text.replace(secrets[0], mark), "html": html.replace(secrets[0], mark), "link_mark": mark}
            connection.execute(sa.update(table).where(table.c.id == number).values(**bare))


def downgrade() -> None:
    """Take the marks away: an earlier desk makes a link anew when a mail is sent again."""
    op.drop_column("message", "link_mark")
