"""What the registries ask, as one declaration for pages, programs and tables."""

from typing import Any

import pytest
from msgspec.structs import astuple

from models.accounts import forms as accounts
from models.registries.forms import agencies, meetings, people, trainings
from tests.desks import local
from tests.web.registries.desks import Desk, typed
from web.api.bodies import in_one
from web.pages.forms.questions import declared
from web.pages.forms.reading import facts_of, posted_of
from workflows.answers.reading import read
from workflows.answers.samples import forms_like
from workflows.answers.schema import schema
from workflows.facts.forms import Form
from workflows.grammar.steps import LOCAL
from workflows.law.fields import Mark, marked, to_enter
from workflows.law.offices import HeldRole
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import ASKER, CLOCK, HATS_ALONE, OF_THE_CASE, Role

ROOMS = (agencies, people, meetings, trainings, accounts)
FORMS = [each for room in ROOMS for each in vars(room).values() if isinstance(each, type) and issubclass(each, Form)]
every_form = pytest.mark.parametrize(
    "form", [form for form in FORMS if form is not Form], ids=lambda form: form.__name__
)


def referring(part: Any) -> bool:
    if isinstance(part, dict):
        return "$ref" in part or any(map(referring, part.values()))
    return isinstance(part, list) and any(map(referring, part))


@every_form
def test_a_program_reads_in_one_schema_what_a_form_takes(form: type[Form]) -> None:
    found = in_one(schema(form, FIRST_EDITION))
    assert not referring(found)
    assert list(found["properties"]) == [answer.name for answer in declared(form)]
    assert all("{" not in field.get("description", "") for field in found["properties"].values())


@every_form
def test_a_field_that_must_be_answered_says_in_words_what_to_enter(form: type[Form]) -> None:
    assert [answer.name for answer in declared(form) if not answer.optional and not to_enter(form, answer.name)] == []


@every_form
def test_what_stands_on_a_page_is_read_back_as_it_was(form: type[Form]) -> None:
    if marked(form, Mark.UNSEEN):
        return  # it does not stand there
    calendar = FIRST_EDITION.calendar
    fit = [each for each in forms_like(form, local(3, 2).date()) if () not in astuple(each)]
    for filled in fit:
        posted = posted_of(form, {name: getattr(filled, name) for name in form.__struct_fields__}, calendar)
        assert read(form, facts_of(form, posted, calendar).facts, LOCAL) == filled


def test_an_office_is_every_role_that_does_not_come_with_a_case() -> None:
    assert {held.role for held in HeldRole} == set(Role) - OF_THE_CASE - {CLOCK, ASKER} - HATS_ALONE


def test_the_database_and_the_form_find_fault_together() -> None:
    sent = {"name": "Otter Creek Shelter", "kind": "castle", "guideline_days": "0"}
    words = Desk().dana.post("/agencies/add", sent, 422).words
    assert "Four answers need a change" in words
    for fault in ("there is an agency", "choose one of: shelter", "choose at least one", "enter a number of days"):
        assert fault in words.lower()


def test_nothing_that_was_typed_is_lost_when_an_entry_is_refused() -> None:
    sent = {
        "topic": "art",
        "title": "Spring",
        "minutes": "two",
        **typed("held_on", local(2, 20)),
        "held_on-d": "30",
    }
    page = Desk().dana.post("/trainings/add", sent, 422)
    assert "February 2026 has 28 days" in page.words
    kept = {field: page.value(field) for field in ("title", "minutes", "held_on-d", "held_on-y")}
    assert kept == {"title": "Spring", "minutes": "two", "held_on-d": "30", "held_on-y": "2026"}
    assert 'value="art" checked' in page.html
    assert '<option value="2" selected>February' in page.html
