"""What the tests of returned mail share: a desk whose notice to Jo was sent, and a folder to which mail comes back."""

from pathlib import Path

import pytest

from notifications.returning.maildir import ROOMS
from tests.notifications.mailroom import Mailroom
from tests.notifications.returning.postbox import Postbox


@pytest.fixture
def post(room: Mailroom, tmp_path: Path) -> Postbox:
    """Return a desk on which Jo's series began and all mail was sent, with an empty bounce folder."""
    for name in ROOMS:
        (tmp_path / name).mkdir()
    number = room.training()
    box = Postbox(room, tmp_path, number)
    box.carry()
    return box
