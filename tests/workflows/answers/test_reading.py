"""What a form refuses, in which words, and what only the desk can add to that."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any

import pytest
from msgspec import Meta

from workflows.answers.reading import read
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.facts.forms import Form
from workflows.grammar.steps import LOCAL
from workflows.law.continua import Continuum
from workflows.law.fields import UNSEEN, Line, enter

Seats = Annotated[int, Meta(ge=1, le=9)]


class Place(Form, key="Place"):
    """A place."""

    name: Annotated[Line, Meta(title="Name"), enter("enter the place's name")]
    cocs: Annotated[frozenset[Continuum], Meta(title="CoCs", min_length=1), enter("choose at least one CoC")]
    seats: Annotated[Seats | None, Meta(title="Seats"), enter("enter a number of seats, 1 to 9")] = None
    since: Annotated[date | None, Meta(title="Since"), enter("enter since when")] = None
    code: Annotated[str, Meta(title="Code"), UNSEEN] = ""
    rooms: Annotated[tuple[Line, ...], Meta(title="Rooms")] = ()


FIT = {"name": "Town Hall", "cocs": ["balance"]}


def taken(said: Mapping[str, Any]) -> Iterator[Refusal]:
    if said.get("name") == "Town Hall":
        yield Refusal(LOCAL, "there is a Town Hall already", Kind.ANSWER, "name")


def refusals(facts: Mapping[str, Any], **more: Any) -> list[tuple[str, str]]:
    with pytest.raises(NotAllowed) as refused:
        read(Place, {**FIT, **facts}, LOCAL, **more)
    return [(each.field, each.said) for each in refused.value.refusals]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "  ", "enter the place's name"),
        ("name", "x" * 201, "Name: at most 200 characters; this has 201"),
        ("seats", "soon", "enter a number of seats, 1 to 9"),
        ("seats", 10, "enter a number of seats, 1 to 9"),
        ("since", "May", "Since: enter a day that exists, as 2026-03-02"),
        ("cocs", [], "choose at least one CoC"),
        ("rooms", "Hall", "Rooms: send a list, even of one"),
        ("rooms", ["Hall", " "], "Rooms: each of these is one line of text"),
        ("cocs", ["Nowhere"], "CoCs: choose among: Balance of State, Chittenden County"),
    ],
)
def test_a_field_says_in_its_own_words_what_to_enter_unless_the_fault_says_more(
    field: str, value: object, words: str
) -> None:
    assert refusals({field: value}) == [(field, words)]


def test_what_only_the_desk_can_tell_is_said_together_with_what_the_form_says() -> None:
    assert refusals({"seats": 0}, check=taken) == [
        ("seats", "enter a number of seats, 1 to 9"),
        ("name", "there is a Town Hall already"),
    ]


def test_a_check_is_not_asked_about_answers_that_are_no_answers() -> None:
    assert refusals({"name": ""}, check=taken) == [("name", "enter the place's name")]


def test_a_secret_is_taken_as_it_was_typed() -> None:
    assert read(Place, {**FIT, "code": " two words "}, LOCAL).code == " two words "
