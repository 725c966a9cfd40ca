"""The two Continuums of Care of Vermont, and the office that leads each."""

from __future__ import annotations

from workflows.law.choice import Choice
from workflows.law.roles import COC_BALANCE, COC_CHITTENDEN, Role


class Continuum(Choice):
    """A Continuum of Care of Vermont."""

    BALANCE = "Balance of State"
    CHITTENDEN = "Chittenden County"


LEADERS: dict[Continuum, Role] = {Continuum.BALANCE: COC_BALANCE, Continuum.CHITTENDEN: COC_CHITTENDEN}
