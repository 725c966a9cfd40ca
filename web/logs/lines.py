"""The lines of the log: each event is one line that nobody can forge, and none tells of a case, a secret or a person.

Of what failed it says where and of which kind. An exception's own message may quote what somebody typed or what stands
in a row; it is left out, but for the kinds that speak of the code alone.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator

OF_THE_CODE = (AttributeError, ImportError, NameError, NotImplementedError, RecursionError, TypeError)
LONGEST = 2000  # characters of a line


class LogLines(logging.Formatter):
    """Writes an event as one line; the trace of a failure follows it, indented, so that it is no event of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, and the trace."""
        first = f"{self.formatTime(record)} {record.levelname} {record.name}: {plain(record.getMessage())}"
        error = record.exc_info[1] if record.exc_info else None
        return "\n".join([first, *(f"    {plain(line)}" for line in trace(error))])


def plain(words: str) -> str:
    """Return words on one line: whatever does not print is spelled out."""
    return "".join(each if each.isprintable() else _spelled(each) for each in words[:LONGEST])


def _spelled(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")


def trace(error: BaseException | None) -> Iterator[str]:
    """Yield the kinds of a failure and of what it came from, and where each happened; what it says is left out."""
    seen = set[int]()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield _kind(error)
        for frame in traceback.extract_tb(error.__traceback__):
            yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _kind(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"{kind}: {error}" if isinstance(error, OF_THE_CODE) else kind
