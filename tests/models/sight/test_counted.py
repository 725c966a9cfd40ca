"""A number or a day that is worked out of other cases is read by those alone who may know of all of these."""

from __future__ import annotations

from datetime import date

from models.access.access import Viewer
from models.casebook.sight.cases_named import of_known_cases
from models.database import Database
from models.rows.cases import CaseRow, Recusal
from tests.desks import local
from tests.models.clients import DENIED, Counter
from tests.models.sight.reading import Reading
from tests.models.violations import Bench
from workflows.facts.forms import Form
from workflows.manual.clients.inspection import EarlierInspections
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.people.partner_agency.known import AgencyWork

OTHER = "lee.ash@otter.example"


def record(town: Bench | Counter, viewer: Viewer, number: str, kind: type[Form]) -> dict[str, object]:
    """Return what somebody reads of a record, field by field."""
    read = Reading(town.database, viewer, number)
    form = read.forms[kind.key]
    return {name: getattr(form, name) for name in form.__struct_fields__ if name not in read.sight.unread(form)}


def stand_aside(town: Counter, number: str, who: Viewer) -> None:
    with town.database.writing() as session:
        case = session.query(CaseRow).filter_by(number=number).one()
        session.add(Recusal(case_id=case.id, person_id=who.id, at=local(1, 20), reason="They are neighbors."))


def test_who_stands_aside_from_an_earlier_finding_reads_no_number_of_findings_in_a_later_case(
    database: Database,
) -> None:
    town = Bench(database)
    first, later = town.notify(local(3, 22, 9)), town.allege(local(4, 1, 9))
    seen = record(town, town.dana, later, ConductRecord)
    assert (seen["findings"], seen["would_be"]) == (1, "the second violation")
    town.recuse(first, town.dana)
    seen = record(town, town.dana, later, ConductRecord)
    assert {"findings", "would_be", "earlier", "pending", "kept", "at_agency"}.isdisjoint(
        seen
    )  # nor "none" where there is one
    assert "licensed_since" in seen  # the directory says so


def test_who_stands_aside_from_a_case_of_a_colleague_reads_what_was_found_of_this_user_but_not_of_the_agencys_others(
    database: Database,
) -> None:
    town = Bench(database)
    town.hire("Lee Ash", OTHER)
    of_lee, of_kim = town.notify(local(3, 22, 9), user=OTHER), town.allege(local(4, 1, 9))
    assert len(record(town, town.dana, of_kim, ConductRecord)["at_agency"]) == 1  # type: ignore[arg-type]
    town.recuse(of_lee, town.dana)
    seen = record(town, town.dana, of_kim, ConductRecord)
    assert seen["findings"] == 0
    assert "at_agency" not in seen


def test_whether_the_number_is_there_does_not_tell_how_the_unknown_case_ended(database: Database) -> None:
    """An allegation that came to nothing counts for nothing, and hides the number all the same."""
    town = Bench(database)
    first, later = town.allege(local(3, 22, 9)), town.allege(local(4, 1, 9))
    town.recuse(first, town.dana)
    assert "findings" not in record(town, town.dana, later, ConductRecord)


def test_who_stands_aside_from_a_clients_earlier_request_reads_neither_their_number_nor_their_last_day(
    database: Database,
) -> None:
    counter = Counter(database)
    first = counter.request(counter.tess)
    counter.do(first, counter.tess, "deny", local(1, 12), **DENIED)
    later = counter.request(counter.tess, now=local(2, 2), received_on="2026-02-01")
    for viewer in (counter.tess, counter.dana):
        seen = record(counter, viewer, later, EarlierInspections)
        assert (seen["received"], seen["last_on"], seen["denied"]) == (1, date(2026, 1, 5), 1)
    stand_aside(counter, first, counter.dana)
    assert record(counter, counter.tess, later, EarlierInspections)["received"] == 1
    assert {"received", "last_on", "denied"}.isdisjoint(record(counter, counter.dana, later, EarlierInspections))


def test_a_record_that_lists_open_cases_of_an_agency_lists_those_that_its_reader_may_know(database: Database) -> None:
    counter = Counter(database)
    kept, other = (
        counter.request(counter.tess),
        counter.request(counter.tess, now=local(2, 2), received_on="2026-02-01"),
    )
    stand_aside(counter, kept, counter.dana)
    with database.reading() as session:
        assert of_known_cases(session, counter.dana, AgencyWork(cases=(kept, other))) == AgencyWork(cases=(other,))
