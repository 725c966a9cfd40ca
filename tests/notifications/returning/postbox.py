"""A desk that sent its mail, and the folder to which some of it comes back."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.access.access import Viewer
from models.desk.undelivered import Undelivered, count_undelivered, undelivered
from models.mail.reaching import Recipient, recipients_of
from models.rows.notices import Message
from notifications.returning.maildir import Maildir
from notifications.returning.reading import Listened, listen
from tests.desks import local
from tests.notifications.mailroom import Mailroom
from tests.notifications.servers import Sink, serving

SENT, LATER = local(3, 2), local(3, 2, 14)


@dataclass
class Postbox:
    """Such a desk, the folder, and the number of Jo's case."""

    room: Mailroom
    folder: Path
    number: str

    @property
    def message(self) -> Message:
        """The mail that told Jo that the series began."""
        return self.room.message("series-begun")

    @property
    def states(self) -> list[str]:
        """Where all mails stand, each state once."""
        return sorted({message.state for message in self.room.messages()})

    def carry(self, sink: Sink | None = None, now: datetime = SENT) -> None:
        """Hand over what waits."""
        with serving(sink or Sink()) as carrier:
            asyncio.run(carrier.deliver(self.room.database, now))

    def comes(self, content: bytes, name: str = "1700000001.M1P7.mx") -> None:
        """Let a mail come to the folder."""
        (self.folder / "new" / name).write_bytes(content)

    def listen(self, now: datetime = LATER, most: int = 100) -> Listened:
        """Let the desk read the folder."""
        return listen(self.room.database, Maildir(self.folder), now, most=most)

    def kept(self) -> tuple[list[str], list[str]]:
        """Return which mails wait in the folder, and which ones were read, with their flags."""
        new, cur = (sorted(path.name for path in (self.folder / room).iterdir()) for room in ("new", "cur"))
        return new, cur

    def reached(self) -> Recipient:
        """Return what the desk says of Jo and the notice that the series began."""
        with self.room.database.reading() as session:
            (notice,) = [each for each in self.room.notices() if each.template == "series-begun"]
            (jo,) = recipients_of(session, [notice])[notice.id]
            return jo

    def work(self, viewer: Viewer) -> list[Undelivered]:
        """Return what is somebody's to see to, which is as much as the count says."""
        with self.room.database.reading() as session:
            found = undelivered(session, viewer, 50)
            assert count_undelivered(session, viewer) == len(found)
            return found
