"""The log as JSON, for programs that collect and count: an event a line, with what it can be looked up by.

It is made by hand: a library would write an exception's own words, which may quote what somebody typed, and what is left
out here is the whole matter.
"""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime

from web.logs.lines import LONGEST, trace

CASE, REFERENCE, ROUTE, STATUS, ROW = "case", "reference", "route", "status", "case_row"
KNOWN = (REFERENCE, CASE, ROW, ROUTE, STATUS)
"""What an event may say of itself beside its words, by `extra`; nothing else of it is written."""
_NUMBER = re.compile(r"[0-9]{2}-[0-9]{4,12}")


class LogEvents(logging.Formatter):
    """Writes an event as one JSON object on one line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; what does not print is spelled out in it."""
        event = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage()[:LONGEST],
            **{name: said for name in KNOWN if (said := getattr(record, name, None)) is not None},
        }
        if record.exc_info and record.exc_info[1]:
            event["trace"] = list(trace(record.exc_info[1]))
        return json.dumps(event)


def case_in(number: object) -> str | None:
    """Return what an address says to be the number of a case, if it can be one: else it is whatever somebody typed."""
    return number if isinstance(number, str) and _NUMBER.fullmatch(number) else None
