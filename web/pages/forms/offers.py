"""What the desk offers to choose among in a form, by what a field asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from web.pages.forms.questions import Answer, Option


@dataclass(frozen=True)
class Offers:
    """What there is to choose among, by what a field asks for."""

    agencies: Sequence[Option] = ()  # or whatever else a form lets somebody choose
    parties: Sequence[Option] = ()
    programs: Sequence[Option] = ()
    users: Sequence[Option] = ()

    def to(self, answer: Answer) -> Sequence[Option]:
        """Return what a field offers."""
        if answer.are_programs:
            return self.programs
        if answer.are_users:
            return self.users
        return self.parties if answer.is_party else self.agencies


NOTHING = Offers()
