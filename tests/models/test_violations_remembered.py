"""What violations leave in the registries, and who sees them."""

from datetime import date

import pytest

from models.access.access import hats
from models.casebook.case_search import Search, search
from models.casebook.casebook import NoSuchCase
from models.database import Database
from models.lookups.bars import bars_of
from models.rows.cases import CaseRow
from tests.desks import local
from tests.models.violations import FINDING, FOUND, GRAVE, KIM, Bench
from workflows.engine.cases import NotAllowed


def test_a_suspension_stands_from_the_notice_and_ends_at_the_first_moment_of_may_2(database: Database) -> None:
    bench = Bench(database)
    bench.notify()
    (bar,) = bench.sanctions()
    assert (bar.begun_at, bar.until_on, bar.ended_at) == (FOUND, date(2026, 5, 1), None)
    bench.sweep(local(5, 2, 6))
    (bar,) = bench.sanctions()
    assert (bar.ended_at, bar.ended_why) == (local(5, 2, 0), "its term is over")


def test_the_registry_shows_the_decision_and_the_confirmation(database: Database) -> None:
    bench = Bench(database)
    number = bench.notify()
    bench.do(number, bench.dana, "confirm-suspension", local(4, 1, 15), done_on="2026-04-01")
    bench.do(number, bench.tess, "report-remedy", local(4, 10), action="Trained.", received_on="2026-04-10")
    (bar,) = bench.sanctions()
    assert (bar.begun_confirmed_at, bar.ended_at, bar.ended_confirmed_at) == (local(4, 1, 15), local(4, 10), None)
    bench.do(number, bench.dana, "confirm-reinstatement", local(4, 10, 12), done_on="2026-04-10")
    (bar,) = bench.sanctions()
    assert bar.ended_confirmed_at == local(4, 10, 12)


def test_findings_count_up_and_never_expire(database: Database) -> None:
    bench = Bench(database)
    bench.find()
    bench.find(local(6, 1), finding={**FINDING, "occurred_on": "2026-05-20"})
    assert [finding.tier for finding in bench.findings()] == [1, 2]
    bench.find(local(4, 1, year=2031), finding={**GRAVE, "occurred_on": "2031-03-01"})
    assert [finding.tier for finding in bench.findings()] == [1, 2, 3]


def test_each_bar_ends_by_its_own_rule_only(database: Database) -> None:
    bench = Bench(database)
    first = bench.notify()
    bench.notify(local(4, 20), finding={**FINDING, "occurred_on": "2026-04-18"})
    bench.do(first, bench.tess, "report-remedy", local(4, 25), action="Trained.", received_on="2026-04-25")
    assert [bar.ended_at for bar in bench.sanctions()] == [local(4, 25), None]
    with database.reading() as session:
        license_ = session.merge(bench.license())
        assert [bar.ended_at is None for bar in bars_of(session, [license_])[license_.id]] == [True, False]


def test_at_the_third_the_committee_votes_and_the_license_ends_by_its_majority(database: Database) -> None:
    bench = Bench(database)
    number = _third(bench)
    keys = sorted(key for key in bench.open_duties(number) if key.startswith("vote:"))
    assert keys == sorted(f"vote:{each.id}" for each in (bench.walter, *bench.members))
    for member in (bench.walter, *bench.members):
        bench.vote(number, member, "terminate", local(6, 2))
    assert bench.license().ended_why == "terminated"
    assert all(bar.ended_at for bar in bench.sanctions())


def _third(bench: Bench) -> str:
    bench.find()
    bench.find(local(5, 1), finding={**FINDING, "occurred_on": "2026-04-20"})
    return bench.notify(local(6, 1), finding={**GRAVE, "occurred_on": "2026-05-20"})


def test_a_member_tied_to_the_agency_has_no_vote_and_sees_nothing(database: Database) -> None:
    bench = Bench(database)
    number = _third(bench)
    with pytest.raises(NoSuchCase):
        bench.vote(number, bench.tied, "keep", local(6, 2))
    with database.reading() as session:
        assert search(session, bench.tied, Search()).rows == []


def test_the_user_sees_nothing_of_the_case_and_the_committee_nothing_below_the_third_tier(database: Database) -> None:
    bench = Bench(database)
    number = bench.notify()
    with database.reading() as session:
        case = session.query(CaseRow).filter_by(number=number).one()
        for nobody in (bench.viewer(KIM), bench.walter, bench.miriam, bench.omar):
            assert hats(session, nobody, case) == frozenset()
            assert search(session, nobody, Search()).rows == []
        assert hats(session, bench.tess, case)


def test_the_agency_sees_nothing_before_it_is_told(database: Database) -> None:
    bench = Bench(database)
    bench.find()
    with database.reading() as session:
        assert search(session, bench.tess, Search()).rows == []
        assert search(session, bench.helen, Search()).rows == []


def test_a_finding_on_somebody_without_a_license_writes_nothing(database: Database) -> None:
    bench = Bench(database)
    number = bench.allege(FOUND, user="omar.haddad@desk.example")
    with pytest.raises(NotAllowed, match=r"^2\.8-scope: a violation is found of a user"):
        bench.do(number, bench.dana, "find", FOUND, **FINDING)
    assert bench.findings() == []
    assert bench.case(number).version == 1


def test_a_vote_that_is_changed_counts_once_as_it_was_given_last(database: Database) -> None:
    bench = Bench(database)
    number = _third(bench)
    bench.vote(number, bench.walter, "keep", local(6, 2))
    bench.vote(number, bench.walter, "terminate", local(6, 2))
    for member in bench.members[:2]:
        bench.vote(number, member, "terminate", local(6, 3))
    assert bench.license().ended_why == ""
    bench.vote(number, bench.members[2], "keep", local(6, 3))
    assert bench.license().ended_why == "terminated"


def test_conduct_after_a_kept_license_ends_it_and_papers_join_while_it_is_pending(database: Database) -> None:
    bench = Bench(database)
    pending = _third(bench)
    joined = bench.find(local(6, 2), finding={**FINDING, "occurred_on": "2026-05-25"})
    assert bench.case(joined).state == "JOINED"
    for member in (bench.walter, *bench.members):
        bench.vote(pending, member, "keep", local(6, 5))
    later = bench.find(local(7, 20), finding={**FINDING, "occurred_on": "2026-07-15"})
    assert bench.case(later).state == "CONFIRMING"
    bench.do(later, bench.nora, "confirm", local(7, 21), grounds="As alleged.")
    assert bench.license().ended_why == "terminated"
    older = bench.find(local(8, 1), finding={**FINDING, "occurred_on": "2026-06-01"})
    assert bench.case(older).state == "OLDER"


def test_three_users_with_two_findings_each_in_a_year_open_the_agencys_own_case(database: Database) -> None:
    bench = Bench(database)
    bench.hire("Bo Lind", "bo@otter.example")
    bench.hire("Cy Marsh", "cy@otter.example")
    day = iter(range(1, 7))
    for user in (KIM, "bo@otter.example", "cy@otter.example"):
        for _ in range(2):
            at = next(day)
            bench.find(local(4, 10 + at), finding={**FINDING, "occurred_on": f"2026-04-0{at}"}, user=user)
    opened = bench.newest_of("P19")
    assert (opened.state, opened.subject_id, opened.heading) == (
        "PATTERN",
        None,
        "Third violation: Otter Creek Shelter",
    )
    assert [finding.person_id is None for finding in bench.findings()] == [False] * 6
    assert len(bench.sanctions()) == 0


def test_named_users_must_be_users_of_the_agency(database: Database) -> None:
    bench = Bench(database)
    named = {**FINDING, "named": ["nobody@otter.example"]}
    number = bench.find(finding=named, violator="an agency", user=None)
    with pytest.raises(NotAllowed, match="no user of the agency has the address") as refused:
        bench.do(number, bench.dana, "send-notice", FOUND, sent_on="2026-04-01")
    assert refused.value.first.field == "named"
    assert bench.case(number).state == "FOUND"


def test_nobody_suspended_gets_a_license_elsewhere_before_it_ends(database: Database) -> None:
    bench = Bench(database)
    bench.notify()
    kim = {"agency": "maple-street-family-center", "name": "Kim Roe", "email": KIM}
    number = bench.ask(local(4, 20), bench.dana, "Omar called.", **kim)
    with database.reading() as session:
        case = session.query(CaseRow).filter_by(number=number).one()
        assert '"barred":true' in case.body
    bench.sweep(local(5, 2, 6))
    with database.reading() as session:
        case = session.query(CaseRow).filter_by(number=number).one()
        assert '"barred":false' in case.body
