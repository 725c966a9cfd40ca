"""How an upload to a case is checked, and what the case then records."""

from __future__ import annotations

from pathlib import PurePath

from workflows.answers.reading import UNREADABLE
from workflows.law.value import Value

CLAUSE = "4.4-missing-10"
FIELD = "upload"  # of the form that sends a file
RECORD = "record-upload"  # the desk's own step: nobody may say by hand that an upload passed
HAVE_CHECKED = "Have an upload checked"
NAMELESS, LONGEST_NAME = "upload.zip", 200  # characters


class Terms(Value, frozen=True):
    """What a case says of how its uploads are checked."""

    limit: int  # percent of an element that may be missing
    unnamed: frozenset[str]  # ProjectIDs of programs whose clients may be unnamed (3.1-unnamed)
    codes: str  # what counts as missing
    version: str = ""  # that the import was approved for


def plain_name(name: str) -> str:
    """Return the name of a file without its folders, on one line."""
    bare = PurePath(name.replace("\\", "/")).name
    return " ".join(UNREADABLE.sub(" ", bare).split())[:LONGEST_NAME] or NAMELESS
