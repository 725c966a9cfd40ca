"""What is kept from somebody answers like what there is not, by its status and by every word."""

import re

import pytest

from tests.attacks.targets import Target

WAYS = ("/cases/{}", "/cases/{}/late", "/cases/{}/documents/1", "/receipts/{}", "/api/cases/{}", "/api/cases/{}/history",
        "/api/cases/{}/uploads")  # fmt: skip
SENT = ("/cases/{}/add/note", "/cases/{}/refer", "/cases/{}/recuse", "/cases/{}/undo", "/api/cases/{}/notes",
        "/api/cases/{}/undo", "/api/cases/{}/reopen")  # fmt: skip
ABSENT = "26-0000"
CHANGING = re.compile(
    r'name="_(?:csrf_)?token" value="[^"]+"|\b[A-Z0-9]{4}-[A-Z0-9]{4}\b'
)  # tokens of forms, references


@pytest.mark.parametrize("role", ["tess", "dana", "adele", "greta"])
def test_a_case_that_is_kept_from_somebody_answers_as_none(desk: Target, role: str) -> None:
    number, somebody = desk.numbers["of staff"], desk.person(role)
    if role.capitalize() in desk.town.who_sees(number):
        pytest.skip("this one may read it")
    for way in WAYS:
        there, absent = somebody.get(way.format(number)), somebody.get(way.format(ABSENT))
        assert (there.status_code, bare(there.text, number)) == (absent.status_code, bare(absent.text, ABSENT)), way
    for way in SENT:
        body = {"reason": "x", "version": "1", "note": "x"}
        there, absent = somebody.post(way.format(number), body), somebody.post(way.format(ABSENT), body)
        assert (there.status_code, bare(there.text, number)) == (absent.status_code, bare(absent.text, ABSENT)), way


def bare(text: str, number: str) -> str:
    """Return a page without what is another one each time."""
    return CHANGING.sub("", text).replace(number, "")


def test_search_and_counts_do_not_tell_of_it_either(desk: Target) -> None:
    number, tess = desk.numbers["of staff"], desk.person("tess")
    for place in (f"/cases?q={number}", f"/inbox?q={number}", f"/api/cases?q={number}", "/cases?process=P20"):
        page = tess.get(place).text
        assert f"/cases/{number}" not in page
        assert "neighbor" not in page


def test_an_address_that_nobody_has_is_answered_like_a_wrong_password(desk: Target) -> None:
    known = desk.let_in("joel")
    pages = []
    for address in (known, "nobody@else.example"):
        nobody = desk.nobody()
        answer = nobody.post("/sign-in", {"email": address, "password": "wrong password"})
        pages.append((answer.status_code, bare(answer.text, address)))
    assert pages[0] == pages[1]
