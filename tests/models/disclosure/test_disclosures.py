"""What law enforcement was given: the log, and who may know of it."""

from datetime import date

import pytest

from models.access.access import Viewer
from models.casebook.case_search import Search, find, search
from models.casebook.casebook import NoSuchCase, restored
from models.casebook.replaying import replayed
from models.database import Database
from models.registries.from_cases.disclosure_log import Sought, count_disclosures, disclosures
from models.rows.disclosures import Disclosure
from tests.desks import local
from tests.precinct import CONSENT, GIVEN, MAPLE, OTTER, PREMISES, RELEASE, Precinct
from workflows.engine.cases import NotAllowed
from workflows.law.roles import AGENCY_DIRECTOR, COUNSEL, ICA_DIRECTOR, MANAGING_DIRECTOR


def log(town: Precinct, viewer: Viewer, **sought: str) -> list[Disclosure]:
    with town.database.reading() as session:
        return disclosures(session, viewer, Sought(**sought)).rows  # type: ignore[arg-type]


def sees(town: Precinct, viewer: Viewer, number: str) -> bool:
    """Say whether somebody finds a case; the list and the page must agree."""
    with town.database.reading() as session:
        listed = [case.number for case in search(session, viewer, Search()).rows]
        try:
            find(session, viewer, number)
        except NoSuchCase:
            assert number not in listed
            return False
        assert number in listed
        return True


def test_the_log_says_what_to_whom_on_what_ground_and_who_decided(database: Database) -> None:
    town = Precinct(database)
    number = town.released()
    assert town.case(number).state == "RELEASED"
    (row,) = log(town, town.dana)
    assert (row.case.number, row.agency and row.agency.key) == (number, OTTER)
    assert (row.recipient, row.what, row.disclosed_on) == ("Det. R. Cole", "Entry and exit dates", date(2026, 6, 10))
    assert (row.ground, row.clause) == ("written request that meets all conditions", "3.4-le-written-may")
    assert (row.decided_by and row.decided_by.name, row.decided_as) == ("Helen Marsh", AGENCY_DIRECTOR)
    assert row.recorded_at == local(6, 10, 11)


def test_what_one_continuum_refuses_keeps_back_its_own_agencies_alone(database: Database) -> None:
    town = Precinct(database)
    number = town.in_review()
    town.do(number, town.joel, "refuse", local(6, 6), why="The scope is too wide.")
    assert set(town.open_duties(number)) == {"counsel", "consent:balance"}
    town.do(number, town.miriam, "consent", local(6, 7), **CONSENT)
    town.do(number, town.ruth, "approve", local(6, 10), opinion="All statements are there.")
    assert set(town.open_duties(number)) == {f"answer:{OTTER}"}
    with pytest.raises(NotAllowed):
        town.do(number, town.paul, "release", local(6, 10, 11), **RELEASE)
    town.do(number, town.helen, "release", local(6, 10, 12), **RELEASE)
    assert {row.agency.key for row in log(town, town.dana) if row.agency} == {OTTER}


def test_two_agencies_in_both_continua_each_answer_for_themselves(database: Database) -> None:
    town = Precinct(database)
    number = town.offered()
    assert set(town.open_duties(number)) == {f"answer:{MAPLE}", f"answer:{OTTER}"}
    assert town.open_duties(number)[f"answer:{MAPLE}"].assignee_id == town.paul.id
    with pytest.raises(NotAllowed, match="you can't answer this for"):
        town.answers_for(number, town.helen, MAPLE, local(6, 10, 11), "release", **RELEASE)
    for director in (town.helen, town.paul):
        town.do(number, director, "release", local(6, 10, 12), **RELEASE)
    assert town.case(number).state == "RELEASED"
    assert {row.agency.key for row in log(town, town.dana) if row.agency} == {OTTER, MAPLE}
    assert [[row.agency.key for row in log(town, each) if row.agency] for each in (town.helen, town.paul)] == [
        [OTTER],
        [MAPLE],
    ]
    assert log(town, town.ruth) == []  # counsel weighed the release; what was given is its agency's and ICA's to know


def test_a_release_with_five_of_six_conditions_writes_nothing(database: Database) -> None:
    town = Precinct(database)
    number = town.offered()
    before = town.case(number).version
    with pytest.raises(NotAllowed) as refused:
        town.do(number, town.helen, "release", local(6, 10, 11), **{**RELEASE, "consented": False})
    assert (refused.value.first.clause, refused.value.first.field) == ("3.4-le-vi-coc", "consented")
    assert (log(town, town.dana), town.case(number).version) == ([], before)


def test_an_unaffected_continuum_and_another_agency_know_of_nothing(database: Database) -> None:
    town = Precinct(database)
    number = town.in_review(agencies=[OTTER])
    told = {"dana": True, "nora": True, "ruth": True, "miriam": True, "tess": True, "helen": True, "joel": False,
            "omar": False, "paul": False}  # fmt: skip
    assert {name: sees(town, getattr(town, name), number) for name in told} == told
    town.do(number, town.miriam, "consent", local(6, 5), signed_by="Miriam Okafor", signed_on="2026-06-05")
    town.do(number, town.ruth, "approve", local(6, 10), opinion="Yes.")
    town.do(number, town.helen, "release", local(6, 10), **RELEASE)
    shown = {name: len(log(town, getattr(town, name))) for name in told}
    assert {name for name, count in shown.items() if count} == {"dana", "nora", "tess", "helen"}
    with database.reading() as session:
        assert count_disclosures(session, town.joel, Sought()).number == 0


def test_the_log_is_searched_by_number_recipient_and_agency(database: Database) -> None:
    town = Precinct(database)
    number = town.released()
    for sought, found in (
        ({"words": number}, 1), ({"words": "cole"}, 1), ({"words": "%"}, 0), ({"agency": OTTER}, 1),
        ({"agency": MAPLE}, 0),
    ):  # fmt: skip
        assert len(log(town, town.dana, **sought)) == found, sought


def test_evidence_of_a_crime_begins_at_the_agency_and_is_logged(database: Database) -> None:
    town = Precinct(database)
    for stranger in (town.omar, town.ruth, town.miriam):
        with pytest.raises(NotAllowed):
            town.requested(by=stranger, **PREMISES)
    number = town.requested(by=town.tess, **PREMISES)
    assert not sees(town, town.miriam, number)
    assert not sees(town, town.omar, number)
    town.do(
        number, town.helen, "give-evidence", local(6, 10), **GIVEN, evidence=True, on_premises=True, good_faith=True
    )
    (row,) = log(town, town.dana)
    assert (row.ground, row.agency and row.agency.key) == ("evidence of a crime at the agency", OTTER)


def test_the_history_replays_to_the_same_case(database: Database) -> None:
    town = Precinct(database)
    row = town.case(town.released())
    with database.reading() as session:
        mapping = {"process": row.process, "edition": row.edition, "state": row.state, "body": row.body}
        assert replayed(session, row) == restored(database.rulebook, mapping)


def test_when_counsel_is_silent_the_clock_blocks_the_request_and_icas_directors_decide(database: Database) -> None:
    town = Precinct(database)
    number = town.in_review()
    town.sweep(local(6, 16, 0))
    assert town.case(number).state == "RUN_OUT"
    town.sweep(local(6, 24, 0))
    told = {(notice.template, notice.role) for notice in town.notices()}
    assert {("enforcement-run-out", ICA_DIRECTOR), ("enforcement-run-out", COUNSEL)} <= told
    assert ("overdue", MANAGING_DIRECTOR) in told
    town.do(number, town.nora, "restart", local(6, 24), why="Counsel was away.")
    assert town.open_duties(number)["counsel"].due_at == local(7, 9, 0)


def test_a_review_for_icas_director_is_not_given_to_the_administrator_who_keeps_the_case(database: Database) -> None:
    town = Precinct(database)
    number = town.requested(instrument="court order", return_on="2026-06-18", agencies=[OTTER])
    assert town.case(number).keeper_id == town.dana.id
    review = town.open_duties(number)["review-ica"]
    assert (review.team, review.assignee_id) == (ICA_DIRECTOR, town.nora.id)
    with pytest.raises(NotAllowed, match="this is for the ICA director to do"):
        town.do(number, town.dana, "comment", local(6, 2), comment="No.")
    town.do(number, town.nora, "comment", local(6, 2), comment="Give the dates only.")
    assert "review-ica" not in town.open_duties(number)


def test_a_coc_consents_in_the_name_of_whoever_is_signed_in(database: Database) -> None:
    town = Precinct(database)
    number = town.in_review(agencies=[OTTER])
    with pytest.raises(NotAllowed, match="sign with your own name; the directory has Miriam Okafor") as refused:
        town.do(number, town.miriam, "consent", local(6, 5), **CONSENT | {"signed_by": "Joel Sandberg"})
    assert (refused.value.first.clause, refused.value.first.field) == ("3.4-le-vi-coc", "signed_by")
    assert "consent:balance" in town.open_duties(number)
    town.do(number, town.miriam, "consent", local(6, 5), **CONSENT)
    assert "consent:balance" not in town.open_duties(number)
