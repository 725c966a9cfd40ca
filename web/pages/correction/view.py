"""A correction before it is done: the form with what was entered, the reason, and all that would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.casebook.amending import calling, concerned
from models.casebook.meanwhile import meanwhile
from models.intake.correcting import policy_of
from models.rows.cases import CaseRow
from web.calls import Call
from web.deeds import FIELD, PROTECTION
from web.pages.forms.form_view import Field, Sheet, fields_of
from web.pages.forms.offers import NOTHING, Offers
from web.pages.forms.posted import Posted
from web.pages.forms.questions import Answer, Sort
from web.pages.forms.refusals import NONE, Misfits
from web.pages.words.wording import lowered, typeset
from workflows.answers.written import whole_number
from workflows.correction.correction import Correction
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.steps import LOCAL
from workflows.law.marks import mark_of
from workflows.law.wording import listed
from workflows.telling.corrections import changes_of, headline

REASON = Answer("reason", Sort.TEXT, "Why is this corrected?", "Everybody we email about the correction reads it.")
ON = Answer(
    "counts-from", Sort.DATE, "Day it counts from", "Leave it empty unless that day is wrong too.", optional=True
)
SHOWN = "shown"  # the field that says what somebody read before they were sure
UNSENT = frozenset({PROTECTION, FIELD, SHOWN, "sure", "see", "too", "back", "strike", "version", "draft"})


@dataclass(frozen=True)
class Change:
    """What a correction would change, and who is told."""

    sentences: tuple[str, ...]
    told: tuple[str, ...]
    takes_two: bool

    @property
    def mark(self) -> str:
        """By what somebody confirms that they have read all of this, and nothing else."""
        return mark_of(*self.sentences, *self.told, "by two" if self.takes_two else "alone")


class Otherwise(Exception):
    """What a correction changes is not what somebody read before they were sure."""


def as_shown(call: Call, case: CaseRow, made: Correction, posted: Posted) -> Correction:
    """Return a correction; or raise Otherwise where it changes something else than what this person read."""
    if version_of(posted) in {None, case.version} and posted.get(SHOWN) != change_of(call, case, made).mark:
        raise Otherwise
    return made


def change_of(call: Call, case: CaseRow, made: Correction) -> Change:
    """Return what a correction changes, in words."""
    told = tuple(sorted(str(role) for role in concerned(call.session, case.id, made)))
    whose = (case.subject and case.subject.name) or (case.agency and case.agency.name) or ""
    called = calling(call.session, made.before.case.process)
    sentences = changes_of(made, policy_of(call.session, case), whose, called=called, naming=True)
    return Change(tuple(map(typeset, sentences)), told, made.takes_two)


def title_of(call: Call, case: CaseRow, made: Correction) -> str:
    """Return what a correction is called."""
    return headline(made, policy_of(call.session, case), calling(call.session, made.before.case.process))


def outdated(call: Call, case: CaseRow, posted: Posted) -> NotAllowed:
    """Say who did what since somebody opened the page, so that they see again what their correction changes."""
    deeds, me = meanwhile(call.session, call.viewer, case, version_of(posted) or 0).deeds, call.viewer.name
    people = listed(dict.fromkeys("you" if deed.by == me else deed.by for deed in deeds if deed.by))
    what = listed(dict.fromkeys(lowered(deed.title) for deed in deeds))
    words = f"{people} changed the case since you opened it" if people else "the case has changed since you opened it"
    return NotAllowed(Refusal(LOCAL, f"{words}{f' ({what})' if what else ''}; see again what changes"))


def version_of(posted: Posted) -> int | None:
    """Return which version of the case somebody saw."""
    version = posted.get("version")
    return whole_number(version)


def sheet_of(
    action: str, answers: Sequence[Answer], posted: Posted, misfits: Misfits = NONE, offers: Offers = NOTHING
) -> Sheet:
    """Return the form in which something is corrected."""
    fields: tuple[Field, ...] = fields_of("correct", answers, posted, misfits, offers)
    return Sheet("correct", action, "See what changes", fields, objections=misfits.objections, misfits=misfits)


def kept(posted: Posted, version: int) -> list[tuple[str, str]]:
    """Return all that was typed, to be sent once more for this version of the case when somebody is sure."""
    typed = [(name, value) for name, values in posted.fields.items() if name not in UNSENT for value in values]
    return [*typed, ("version", str(version))]
