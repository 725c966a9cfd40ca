"""Where a message stands on its way to its reader."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a message stands."""

    KEPT = "kept"  # in the desk's own mailbox: there is no mail server
    HELD = "held"  # by a restored desk, until it is released
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"  # by the server, for good
    FAILED = "failed"  # tried too often
    UNCERTAIN = "uncertain"  # it may have arrived
    RETURNED = "returned"  # by a server on the way, after it was sent
    DROPPED = "dropped"  # stale before it left
    DISCARDED = "discarded"  # by a person, while it was held
    WITHDRAWN = "withdrawn"  # what it says was taken back before it left
    OTHERWISE = "otherwise"  # somebody told its reader in another way
