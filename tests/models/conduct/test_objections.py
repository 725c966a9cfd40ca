"""What the Committee's answer to an objection leaves on record, in later findings, in bars and on agendas."""

from datetime import date, datetime

from sqlalchemy import select

from models.database import Database
from models.registries.meeting_calendar import schedule
from models.rows.conduct import Finding
from models.rows.meetings import AgendaItem
from models.rows.notices import NoticeRow
from models.store.voided import VOID_TOO
from tests.desks import SETTLED, local
from tests.models.corrections.correcting import confirmed, corrected
from tests.models.corrections.test_corrections import is_as_its_history_says
from tests.models.violations import FINDING, Bench

SECOND = {**FINDING, "occurred_on": "2026-04-01"}


def items(bench: Bench, number: str) -> list[AgendaItem]:
    """Return what stands on agendas of a case."""
    with bench.database.reading() as session:
        rows = select(AgendaItem).where(AgendaItem.case_id == bench.case(number).id).order_by(AgendaItem.id)
        return list(session.scalars(rows))


def struck(bench: Bench, number: str, kind: str, now: datetime) -> None:
    """Strike an entry, and let a second person confirm it where it takes two."""
    if not corrected(bench, number, bench.dana, kind, now=now):
        confirmed(bench, number, bench.nora, now)


def test_a_revoked_finding_counts_no_longer_and_the_later_one_is_counted_anew(database: Database) -> None:
    bench = Bench(database)
    first, second = bench.notify(), bench.notify(local(4, 2), finding=SECOND)
    bench.object_to(first, local(4, 3))
    bench.revoke(first, local(4, 14, 15))
    assert [(each.case_id, each.tier) for each in bench.findings()] == [(bench.case(second).id, 1)]
    bars = {each.case_id: each for each in bench.sanctions()}
    ended = bars[bench.case(first).id]
    assert (ended.ended_at, ended.ended_why) == (local(4, 14, 15), "the Committee revoked the finding")
    assert bench.case(first).state == "TAKEN_BACK"
    assert bench.case(second).state == "FIRST"
    third = bench.find(local(4, 20), finding={**FINDING, "occurred_on": "2026-04-18"})
    assert {each.case_id: each.tier for each in bench.findings()}[bench.case(third).id] == 2
    with database.reading() as session:
        void = session.scalars(select(Finding).where(Finding.void_at.is_not(None)).execution_options(**VOID_TOO)).one()
    assert (void.outcome, void.decided_on) == ("revoked", date(2026, 4, 14))
    assert is_as_its_history_says(bench, first)
    assert is_as_its_history_says(bench, second)


def test_an_account_suspended_in_wellsky_is_turned_on_before_the_case_closes(database: Database) -> None:
    bench = Bench(database)
    first = bench.notify()
    bench.do(first, bench.dana, "confirm-suspension", local(4, 1, 15), done_on="2026-04-01")
    bench.object_to(first, local(4, 3))
    bench.revoke(first, local(4, 14, 15))
    assert set(bench.open_duties(first)) == {"reinstatement"}
    bench.do(first, bench.dana, "confirm-reinstatement", local(4, 14, 16), done_on="2026-04-14")
    assert bench.case(first).state == "TAKEN_BACK"


def test_user_and_agency_are_told_and_nobody_of_the_committee_sees_the_case(database: Database) -> None:
    bench = Bench(database)
    first = bench.notify()
    bench.object_to(first, local(4, 3))
    bench.revoke(first, local(4, 14, 15))
    with database.reading() as session:
        rows = select(NoticeRow.template, NoticeRow.role).where(NoticeRow.case_id == bench.case(first).id)
        told = {(row.template, str(row.role)) for row in session.execute(rows)}
    for template in ("finding-objected", "finding-revoked"):
        heard = {role for each, role in told if each == template}
        assert heard == {"HMIS user", "Agency Administrator", "agency executive director"}
    assert not {role for _, role in told if "Committee" in role}


def test_an_objection_hangs_on_the_meeting_after_it_and_not_on_the_one_that_hears_of_the_finding(
    database: Database,
) -> None:
    bench = Bench(database)
    with database.writing() as session:
        schedule(session, {"starts_at": local(5, 12, 13), "place": "Montpelier"}, SETTLED, bench.dana.id)
    first = bench.notify()
    bench.object_to(first, local(4, 15, 9))
    bench.do(first, bench.dana, "report", local(4, 15, 10), told_on="2026-04-14")
    assert [(each.words, each.told_at is None) for each in items(bench, first)] == [
        (f"{first}: A shared password", False),
        (f"{first}: Objection to the finding in this case", True),
    ]


def test_what_the_committee_decided_by_mistake_is_undone_and_so_is_the_objection_alone(database: Database) -> None:
    bench = Bench(database)
    first, second = bench.notify(), bench.notify(local(4, 2), finding=SECOND)
    bench.object_to(first, local(4, 3))
    bench.revoke(first, local(4, 14, 15))
    struck(bench, first, "revoke-finding", local(4, 15))
    assert [(each.tier, each.outcome) for each in bench.findings()] == [(1, ""), (2, "")]
    assert [each.ended_at for each in bench.sanctions()] == [None, None]
    assert (bench.case(first).state, bench.case(second).state) == ("FIRST", "SECOND")
    assert [(each.told_at, each.outcome) for each in items(bench, first)] == [(None, "")] * 2
    struck(bench, first, "take-objection", local(4, 16))
    assert [each.words for each in items(bench, first)] == [f"{first}: A shared password"]


def test_the_first_of_two_findings_revoked_frees_who_remedied_the_second_that_day(database: Database) -> None:
    """Crossings, correction: found Jan 5, told Mar 1, remedied Mar 4, barred through Mar 31; revoked Mar 10."""
    bench = Bench(database)
    number = bench.find(local(1, 5, 9), finding={**FINDING, "occurred_on": "2026-01-02"})
    second = bench.notify(local(3, 1, 9), finding={**FINDING, "occurred_on": "2026-02-20"})
    bench.do(second, bench.tess, "report-remedy", local(3, 4), action="New passwords.", received_on="2026-03-04")
    (bar,) = [each for each in bench.sanctions() if each.case_id == bench.case(second).id]
    assert (bar.until_on or date(2026, 3, 31), bar.ended_at) == (date(2026, 3, 31), None)
    assert not corrected(bench, number, bench.dana, "find", now=local(3, 10, 10))
    confirmed(bench, number, bench.nora, local(3, 10, 10))
    assert [(each.case_id, each.tier) for each in bench.findings()] == [(bench.case(second).id, 1)]
    (bar,) = [each for each in bench.sanctions() if each.case_id == bench.case(second).id]
    assert (bar.ended_at, bar.ended_why) == (local(3, 10, 10), "the remedy was reported")
    assert bench.case(second).state == "AFTERCARE"
