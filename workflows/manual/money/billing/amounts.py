"""P22: amounts of money, in whole cents wherever they are reckoned with."""

from __future__ import annotations

import re
from typing import Annotated

from msgspec import Meta

from workflows.law.fields import enter

CENTS = 100
WRITTEN = r"^[1-9][0-9]{0,6}(\.[0-9]{2})?$"
Amount = Annotated[
    str,
    Meta(min_length=1, max_length=10, pattern=WRITTEN, examples=["1250", "1250.00", "100"]),
    enter("enter US dollars, such as 1250 or 1250.00"),
]
"""An amount as people enter it: a dollar or more, with cents or without, and no comma."""


def cents(amount: str) -> int:
    """Return an amount that was entered in cents; what is no amount is nothing."""
    if re.match(WRITTEN, amount) is None:
        return 0
    whole, _, part = amount.partition(".")
    return int(whole) * CENTS + int(part or 0)
