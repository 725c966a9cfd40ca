"""P13: in which Continuums of Care the agencies work whose data are asked, as the directory says it.

Nobody who enters a request chooses whose consent it takes.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.law.continua import Continuum
from workflows.law.fields import AGENCIES, Line


class AskedContinua(Form, key="AskedContinua"):
    """What the desk knows of the CoCs in which the agencies work."""

    alone: Annotated[frozenset[Continuum], Meta(title="CoCs of agencies that work in one only")] = frozenset()
    both: Annotated[tuple[Line, ...], AGENCIES, Meta(title="Agencies that work in both CoCs")] = ()
    balance: Annotated[tuple[Line, ...], AGENCIES, Meta(title="Agencies that work in Balance of State alone")] = ()
    chittenden: Annotated[tuple[Line, ...], AGENCIES, Meta(title="Agencies that work in Chittenden County alone")] = ()
    watched: Annotated[bool, Meta(title="An urgent court paper is a task of counsel's own")] = (
        False  # so that what earlier versions decided is read as it was
    )
    apart: Annotated[bool, Meta(title="Each agency's objection, and each CoC's refusal, is of its own data alone")] = (
        False  # likewise
    )

    def of(self, agency: str) -> frozenset[Continuum]:
        """Return the CoCs in which an agency works."""
        alone = {Continuum.BALANCE: self.balance, Continuum.CHITTENDEN: self.chittenden}
        return frozenset(each for each, agencies in alone.items() if agency in {*agencies, *self.both})


@condition("an agency whose data are asked works in both CoCs", "no agency whose data are asked works in both CoCs")
def works_in_both(known: Known) -> bool:
    """Look for an agency of both in the directory."""
    return bool(known[AskedContinua].both)
