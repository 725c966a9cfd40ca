"""How much an upload may ask of the desk before it is refused."""

from __future__ import annotations

from workflows.law.value import Value


class Limits(Value, frozen=True):
    """Sizes beyond which an upload is taken for a mistake or an attack; sizes are bytes once unpacked."""

    unpacked: int = 4 * 1024**3  # a statewide export of ten years has about one gigabyte
    ratio: int = 200  # rows of an export shrink ten- to thirtyfold; a zip bomb shrinks a thousandfold
    ratio_from: int = 10 * 1024**2  # a small export of very similar rows may shrink more, and does no harm
    contents: int = 4 * 1024**2  # the table of contents of a zip is held in memory: about 50,000 files
    row: int = 4 * 1024**2  # a row is held in memory; a real one has less than a thousandth of this
    organizations: int = 5_000  # each is held in memory and shown
    projects: int = 100_000  # each is held in memory


LIMITS = Limits()
