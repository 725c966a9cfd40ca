"""A change in a registry waits for no more than some cases; the others learn soon after, and before anybody acts in them."""

from datetime import date

import pytest
from sqlalchemy import func, select

from models.database import Database
from models.lookups import learning
from models.registries.edits.editing import Registry, edit, edits
from models.registries.edits.entries import AGENCIES
from models.rows.cases import CaseBehind, CaseRow, DutyRow
from models.rows.people import Agency
from scheduler.learning import learn
from tests.desks import local
from tests.models.clients import DENIED, ENTERED, OTTER, Counter

CHANGED = local(1, 20)


@pytest.fixture
def counter(database: Database, monkeypatch: pytest.MonkeyPatch) -> Counter:
    """Return a town where five clients ask, and two cases learn at once."""
    monkeypatch.setattr(learning, "AT_ONCE", 2)
    counter = Counter(database)
    for client in range(5):
        counter.request(counter.tess, client=f"4800{client}")
    return counter


def due(counter: Counter) -> list[date]:
    """Return by when each of the requests is to be answered, in their order."""
    with counter.database.reading() as session:
        rows = select(DutyRow.due_at).where(DutyRow.key == "answer").order_by(DutyRow.case_id)
        return [each.astimezone(ENTERED.tzinfo).date() for each in session.scalars(rows) if each]


def count_behind(counter: Counter) -> int:
    with counter.database.reading() as session:
        return session.scalar(select(func.count()).select_from(CaseBehind)) or 0


def last(counter: Counter) -> str:
    """Return the number of the case that was opened last."""
    with counter.database.reading() as session:
        return session.scalars(select(CaseRow.number).order_by(CaseRow.id.desc())).first() or ""


LONG, SHORT = date(2026, 3, 7), date(2026, 2, 5)


def test_some_learn_at_once_and_the_others_soon_after(counter: Counter) -> None:
    assert due(counter) == [LONG] * 5
    assert counter.guide(30, CHANGED) == 5
    assert (due(counter), count_behind(counter)) == ([SHORT] * 2 + [LONG] * 3, 3)
    assert learn(counter.database, CHANGED) == 3
    assert (due(counter), count_behind(counter)) == ([SHORT] * 5, 0)


def test_a_second_change_on_its_heels_is_learned_as_well(counter: Counter) -> None:
    counter.guide(30, CHANGED)
    counter.guide(None, CHANGED)
    learn(counter.database, CHANGED)
    assert due(counter) == [LONG] * 5


def test_who_acts_in_a_case_that_is_behind_lets_it_learn_first(counter: Counter) -> None:
    counter.guide(30, CHANGED)
    number = last(counter)
    counter.do(number, counter.tess, "deny", CHANGED, **DENIED)
    assert count_behind(counter) == 2
    assert [duty.due_at for duty in counter.open_duties(number).values() if duty.key == "answer"] == []


def test_the_clock_lets_a_case_learn_before_it_acts_on_a_date_that_was(counter: Counter) -> None:
    counter.guide(30, CHANGED)
    counter.sweep(local(3, 3, 9))
    assert (due(counter), count_behind(counter)) == ([SHORT] * 5, 0)
    assert "reminder" not in {notice.template for notice in counter.notices() if notice.created_at == local(3, 3, 9)}


def test_a_case_that_cannot_learn_stops_no_other(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    counter.guide(30, CHANGED)
    with counter.database.reading() as session:
        broken = session.scalars(select(CaseBehind.case_id)).first()
    sound = learning._refresh

    def poisoned(session: object, case_id: int, now: object) -> bool:
        if case_id == broken:
            raise LookupError("poison")
        return sound(session, case_id, now)  # type: ignore[arg-type]

    monkeypatch.setattr(learning, "_refresh", poisoned)
    assert learn(counter.database, CHANGED) == 2
    assert count_behind(counter) == 1


def headings(counter: Counter) -> list[str]:
    """Return what the requests are called, in their order."""
    with counter.database.reading() as session:
        return list(session.scalars(select(CaseRow.heading).order_by(CaseRow.id)))


def rename(counter: Counter, name: str) -> None:
    said = {"name": name, "kind": "shelter", "cocs": ["balance"], "reason": "a slip of the pen"}
    with counter.database.writing() as session:
        otter = session.query(Agency).filter_by(key=OTTER).one()
        seen = edits(session, Registry.AGENCIES, otter.id)
        edit(session, AGENCIES, otter, said, now=CHANGED, today=CHANGED.date(), by=counter.dana.id, seen=seen)


WAS, IS = (
    f"A client of {name} asked on January 5, 2026 to see their record"
    for name in ("Otter Creek Shelter", "Otter Brook")
)


def test_the_new_name_of_an_agency_is_on_some_cases_at_once_and_soon_on_all_that_ended_too(counter: Counter) -> None:
    counter.do(last(counter), counter.tess, "deny", CHANGED, **DENIED)
    rename(counter, "Otter Brook")
    assert headings(counter) == [IS] * 2 + [WAS] * 3
    learn(counter.database, CHANGED)
    assert (headings(counter), count_behind(counter)) == ([IS] * 5, 0)


def test_a_case_that_waits_for_its_new_name_still_gets_it_when_a_registry_changes_meanwhile(counter: Counter) -> None:
    counter.guide(30, CHANGED)
    rename(counter, "Otter Brook")
    counter.guide(None, CHANGED)
    learn(counter.database, CHANGED)
    assert (headings(counter), due(counter)) == ([IS] * 5, [LONG] * 5)


def test_who_acts_in_a_case_that_waits_for_its_new_name_reads_it_there(counter: Counter) -> None:
    rename(counter, "Otter Brook")
    counter.do(last(counter), counter.tess, "deny", CHANGED, **DENIED)
    assert headings(counter) == [IS, IS, WAS, WAS, IS]
