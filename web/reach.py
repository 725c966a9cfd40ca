"""Which area of the desk a route of the API belongs to: a program comes as far as its token reaches."""

from __future__ import annotations

from workflows.law.door import TokenArea

AREA = "area"
"""Of a router or a handler of the API: its area. Where none is said, only a token that reaches all of them is let in."""
ANY = "any"
"""Of what every program may ask: the clock, the manual's numbers, what processes there are."""


def within(area: TokenArea) -> dict[str, str]:
    """Return what says that a route belongs to an area."""
    return {AREA: area.key}


OPEN = {AREA: ANY}
