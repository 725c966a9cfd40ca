"""What the desk offers to choose among in a form, by what a field asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from web.pages.forms.questions import Answer, Option


@dataclass(frozen=True)
class Offers:
    """What there is to choose among, by what a field asks for."""

    agencies: Sequence[Option] = ()  # or whatever else a form lets somebody choose
    parties: Sequence[Option] = ()
    programs: Sequence[Option] = ()
    users: Sequence[Option] = ()
    files: Sequence[Option] = ()
    ending: Mapping[str, Sequence[Option]] = field(default_factory=dict)  # by the field that lists it

    def to(self, answer: Answer) -> Sequence[Option]:
        """Return what a field offers."""
        if answer.are_programs:
            return self.programs
        if answer.are_users or answer.is_user:
            return self.users
        if answer.are_files:
            return self.files
        if answer.are_ending:
            return self.ending.get(answer.name, ())
        return self.parties if answer.is_party else self.agencies


NOTHING = Offers()
