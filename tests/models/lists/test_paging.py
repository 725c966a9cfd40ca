"""Lists a page at a time: every row comes once, in its order, and back again; what is no cursor is said to be none."""

import base64
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import Text, func, select

from models.database import Database
from models.rows.meetings import Meeting
from models.rows.people import Person
from models.store.paging import Order, Page, Part, counted, part_of
from tests.databases import KINDS
from tests.desks import SETTLED
from workflows.engine.cases import NotAllowed

PEOPLE = Order("people", func.lower(Person.name, type_=Text), Person.id, kinds=(str, int))
MEETINGS = Order("meetings", Meeting.starts_at, Meeting.id, kinds=(type(SETTLED), int), descending=True)
NAMES = ("Ana", "ana", "Émile", "Bo", "bo", "Zoë", "Cy", "cy", "Di")


@pytest.fixture(params=KINDS)
def desk(request: pytest.FixtureRequest) -> Iterator[Database]:
    database = KINDS[request.param]()
    with database.writing() as session:
        for number, name in enumerate(NAMES):
            session.add(Person(name=name, email=f"{number}@desk.example", created_at=SETTLED))
        for number in range(5):
            session.add(Meeting(starts_at=SETTLED + timedelta(days=number // 2), place=str(number)))
    yield database
    database.engine.dispose()


def page(desk: Database, cursor: str = "", limit: int = 2) -> Page[Person]:
    with desk.reading() as session:
        return PEOPLE.page(session, select(Person), Part(cursor, limit))


def walk(desk: Database, limit: int) -> list[Page[Person]]:
    pages = [page(desk, limit=limit)]
    while pages[-1].next:
        pages.append(page(desk, pages[-1].next, limit))
    return pages


def names(found: Page[Person]) -> list[str]:
    return [row.name for row in found.rows]


@pytest.mark.parametrize("limit", [1, 2, 3, 9, 20])
def test_every_row_comes_once_and_in_the_order_of_the_list(desk: Database, limit: int) -> None:
    with desk.reading() as session:
        ordered = select(Person.id).order_by(func.lower(Person.name), Person.id)
        expected = list(session.scalars(ordered))
    assert [row.id for each in walk(desk, limit) for row in each.rows] == expected


def test_the_way_back_leads_over_the_same_pages(desk: Database) -> None:
    there = walk(desk, 3)
    back = [there[-1]]
    while back[-1].previous:
        back.append(page(desk, back[-1].previous, 3))
    assert [names(each) for each in reversed(back)] == [names(each) for each in there]


def test_the_first_page_has_nothing_before_it_and_the_last_one_nothing_after(desk: Database) -> None:
    there = walk(desk, 4)
    assert [(bool(each.previous), bool(each.next)) for each in there] == [(False, True), (True, True), (True, False)]
    assert (page(desk, limit=20).previous, page(desk, limit=20).next) == ("", "")


def test_a_full_first_page_is_shown_to_whoever_comes_back_to_it(desk: Database) -> None:
    second = page(desk, page(desk).next)
    with desk.writing() as session:
        session.query(Person).filter_by(name="Ana").delete()
    assert len(page(desk, second.previous).rows) == 2


def test_rows_of_one_moment_come_once_where_the_latest_comes_first(desk: Database) -> None:
    seen, cursor = list[str](), ""
    with desk.reading() as session:
        while len(seen) < 5:
            found = MEETINGS.page(session, select(Meeting), Part(cursor, 2))
            seen, cursor = seen + [row.place for row in found.rows], found.next
    assert (seen, cursor) == (["4", "3", "2", "1", "0"], "")


def forged(of: str) -> str:
    """Return a cursor with its place changed by hand."""
    plain = base64.urlsafe_b64decode(of + "=" * (-len(of) % 4))
    return base64.urlsafe_b64encode(plain.replace(b"ana", b"zzz")).decode()


def nested(deep: int) -> str:
    """Return a cursor whose place is lists in lists."""
    said = b'["people",false,' + b"[" * deep + b"]" * deep + b"]"
    return base64.urlsafe_b64encode(sha256(said).digest()[:6] + said).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor", [nested(5000), "x", "-1", "²", "7", "AAAA", "=", "a" * 4000, "ä", "\x00", "%00", "bnVsbA"]
)
def test_what_was_never_a_cursor_is_refused_in_words_beside_its_field(desk: Database, cursor: str) -> None:
    with pytest.raises(NotAllowed, match="this is no cursor of the people; leave it out") as refused:
        page(desk, cursor)
    assert refused.value.first.field == "cursor"


def test_a_cursor_that_was_changed_or_is_of_another_list_is_refused(desk: Database) -> None:
    mine = page(desk).next
    others = Order("licenses", func.lower(Person.name, type_=Text), Person.id, kinds=(str, int))
    assert len(page(desk, mine).rows) == 2
    with pytest.raises(NotAllowed, match="no cursor of the people"):
        page(desk, forged(mine))
    with desk.reading() as session, pytest.raises(NotAllowed, match="no cursor of the licenses"):
        others.page(session, select(Person), Part(mine))


@pytest.mark.parametrize("limit", [0, -1, 201, 10**12])
def test_a_page_has_a_number_of_rows_within_bounds(limit: int) -> None:
    with pytest.raises(NotAllowed, match="ask for 1 to 200 rows a page") as refused:
        part_of(None, limit)
    assert refused.value.first.field == "limit"


def test_counts_have_a_bound_and_say_so(desk: Database) -> None:
    with desk.reading() as session:
        found = [counted(session, select(Person), most) for most in (3, len(NAMES), 1000)]
    assert [(each.number, each.more) for each in found] == [(3, True), (len(NAMES), False), (len(NAMES), False)]
