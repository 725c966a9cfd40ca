"""The two Continuums of Care of Vermont, and the offices that lead them."""

from __future__ import annotations

from workflows.law.choice import Choice
from workflows.law.roles import COC_BALANCE, COC_CHITTENDEN, Offices, Role


class Continuum(Choice):
    """A Continuum of Care of Vermont."""

    BALANCE = "balance", "Balance of State"
    CHITTENDEN = "chittenden", "Chittenden County"


LEADERS: dict[Continuum, Role] = {Continuum.BALANCE: COC_BALANCE, Continuum.CHITTENDEN: COC_CHITTENDEN}
CONTINUUMS = Offices(
    "Continuum of Care",
    {continuum.key: role for continuum, role in LEADERS.items()},
    {continuum.key: continuum.words for continuum in Continuum},
)
