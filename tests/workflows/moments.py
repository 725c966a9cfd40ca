"""The moments at which stories are told: Vermont's clock, in 2026 unless said otherwise."""

from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/New_York")


def local(month: int, day: int, hour: int = 10, minute: int = 0, *, year: int = 2026) -> datetime:
    """Return a moment in Vermont."""
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)
