"""What stands beside a desk and may not answer: its mail server, and its scanner for viruses."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from models.health.ailment import Ailment
from notifications.sending.probing import trouble
from notifications.sending.sender import Postman
from web.scanning.scanner import Scanner


def ailments_of_neighbors(postman: Postman | None, scanner: Scanner | None) -> Iterator[Ailment]:
    """Yield which of them does not answer as it should; each is asked, and nothing is sent or kept."""
    if postman and (why := asyncio.run(trouble(postman))):
        fix = "Mail waits until it does, and leaves then by itself."
        yield Ailment("mail-server-refuses", why if why.endswith(".") else f"{why}.", fix, mailed=False)
    if scanner and not scanner.answers():
        says = "The scanner for viruses does not answer, so no document is taken."
        yield Ailment("scanner-away", says, "Start clamd, and check HMIS_DESK_SCANNER.")
