"""Starting a case from the page of a person, an agency or a program: the ways that concern it, with what is known filled in.

The address names a person or a program by number, and never by an email address, which would stand in logs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.registries.directory import agency, person
from models.registries.programs import program_seen
from web.calls import Asked, Call
from web.pages.forms.bounds import found, numbered, words_of
from web.pages.forms.form_view import day_filled
from web.pages.forms.posted import Posted
from workflows.answers.written import whole_number
from workflows.facts.forms import Form
from workflows.grammar.process import Process, Step
from workflows.law.fields import Mark, marked

KINDS = ("person", "program", "of")  # what an address may name, the most particular first; an agency is `of`
PERSONS = (Mark.PERSON_EMAIL, Mark.PERSON_IF_KNOWN)


@dataclass(frozen=True)
class About:
    """What a case is to be about: its name, how addresses name it, and what forms ask of it."""

    name: str
    place: str  # of its page
    address: str  # "person=12"
    known: Mapping[Mark, str]
    asked: tuple[Mark, ...]  # of which a form asks one, if it concerns this

    def concerns(self, form: type[Form] | None) -> bool:
        """Say whether a form asks for this: of an agency, one that asks for nothing of it more particular."""
        if form is None or not any(marked(form, each) for each in self.asked):
            return False
        return Mark.AGENCY not in self.asked or not any(marked(form, each) for each in (*PERSONS, Mark.CLIENT))

    def filled(self, form: type[Form]) -> Iterator[tuple[str, str]]:
        """Yield the fields of a form that are known by it, each with its text."""
        for kind, text in self.known.items():
            yield from ((name, text) for name in marked(form, kind) if text)

    def ways(self, beginnings: Sequence[tuple[Process, Step]]) -> list[tuple[Process, Step]]:
        """Return the ways to begin a case that concern it."""
        return [(process, step) for process, step in beginnings if self.concerns(step.form)]


def about(call: Call, request: Asked) -> About | None:
    """Return what an address says that a case is to be about, as far as who asks may know of it; or raise NotFound."""
    said = {kind: words_of(request.query_params.get(kind, "")) for kind in KINDS}
    if said["person"]:
        return _person(call, said["person"])
    if said["program"]:
        return _program(call, said["program"])
    return _agency(call, said["of"]) if said["of"] else None


def _person(call: Call, said: str) -> About:
    who = found(person(call.session, call.viewer, numbered(found(whole_number(said)))))
    at = who.agency.key if who.agency else ""
    known = {**dict.fromkeys(PERSONS, who.email), Mark.PERSON_NAME: who.name, Mark.AGENCY: at}
    return About(who.name, f"/people/{who.id}", f"person={who.id}", known, PERSONS)


def _program(call: Call, said: str) -> About:
    it = found(program_seen(call.session, call.viewer, numbered(found(whole_number(said)))))
    known = {Mark.PROGRAMS: it.project_id, Mark.AGENCY: it.agency.key}
    return About(it.name, f"/programs?agency={it.agency.key}", f"program={it.id}", known, (Mark.PROGRAMS,))


def _agency(call: Call, said: str) -> About:
    it = found(agency(call.session, call.viewer, said))
    return About(it.name, f"/agencies/{it.key}", f"of={it.key}", {Mark.AGENCY: it.key}, (Mark.AGENCY,))


def given(call: Call, request: Asked, form: type[Form] | None) -> Posted | None:
    """Return what the address already says of a form: whoever follows a link from elsewhere need not say it again."""
    if form is None:
        return None
    matter, fields = about(call, request), {*form.__struct_fields__} - {*KINDS}
    said = {name: value for name, value in request.query_params.items() if name in fields}
    said |= dict(matter.filled(form)) if matter else {}
    if not said:
        return None
    today = (day_filled(name, call.today) for name in marked(form, Mark.TODAY))
    return Posted.of({**said, **{part: text for each in today for part, text in each.items()}})
