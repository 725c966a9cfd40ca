"""5 on a desk: the Committee adopts an edition, and from its first day on cases are opened under it, without a file."""

from datetime import date

import pytest
from sqlalchemy import select

from models.access.rulebook import Rulebook, rulebook_of
from models.casebook.replaying import replayed
from models.database import Database
from models.desk.taking_to_edition import MOST, Taking, take_to
from models.intake.intake import Sent, begin
from models.lookups.standing.under_an_edition import cases_under, running_under
from models.rows.cases import CaseRow, DutyRow, HistoryRow
from models.rows.meetings import AdoptedEdition
from models.rows.notices import NoticeRow
from models.store.voided import VOID_TOO
from models.upgrading.upgrade import replays
from tests.desks import JO, local
from tests.models.corrections.correcting import corrected
from tests.models.violations import Bench
from workflows.engine.cases import NotAllowed
from workflows.law.policy import Editions, Policy
from workflows.manual.registry import BY_KEY

TWENTY = {
    "name": "July edition",
    "since": "2026-07-01",
    "numbers": "onboarding_submit_days = 20",
    "why": "People work.",
}
JUNE, JULY = local(6, 1), local(7, 1, 0)


def proposed(town: Bench, **changed: str) -> str:
    with town.database.writing() as session:
        case_id = begin(session, town.nora, "D08", Sent({**TWENTY, **changed}), JUNE, step="propose")
        return session.get_one(CaseRow, case_id).number


def voted(town: Bench, choice: str) -> None:
    """Let the Committee vote on the motion by circulation."""
    number = town.newest_of("P34").number
    town.do(number, town.walter, "put", JUNE, how="circulation", manner="open", until="2026-06-29")
    for hour, member in enumerate((town.walter, *town.members, town.tied), 11):
        town.vote(number, member, choice, local(6, 2, hour))


def adopted(town: Bench, **changed: str) -> str:
    number = proposed(town, **changed)
    town.sweep(local(6, 1, 12))
    voted(town, "for")
    assert town.case(number).state == "ADOPTED"
    return number


def editions(database: Database) -> list[tuple[str, date]]:
    with database.reading() as session:
        return [(each.name, each.since) for each in rulebook_of(session).editions]


def begun(town: Bench, email: str, month: int, day: int, *, asked: int = 0) -> str:
    """Let somebody's training series begin on a day: the one on which it is asked for, or some days after it."""
    number = town.ask(local(month, day - asked, 9), email=email, name="Ana Ruiz")
    town.do(number, town.dana, "begin-series", local(month, day), begun_on=f"2026-{month:02}-{day:02}")
    return number


def homework(town: Bench, number: str) -> DutyRow:
    return town.open_duties(number)["homework"]


def took(town: Bench, *numbers: str, edition: str = "July edition", now: object = local(7, 2)) -> None:
    with town.database.writing() as session:
        named = rulebook_of(session).editions.named(edition)
        take_to(session, town.dana, Taking(numbers, named, "The Committee wants it."), now)  # type: ignore[arg-type]


def test_a_case_that_is_opened_on_its_first_day_is_under_it_and_one_of_the_day_before_is_not(
    database: Database,
) -> None:
    town = Bench(database)
    adopted(town)
    assert editions(database) == [("first edition", date(2016, 1, 1)), ("July edition", date(2026, 7, 1))]
    before, after = begun(town, "b@otter.example", 6, 30), begun(town, "a@otter.example", 7, 1)
    assert [town.case(each).edition for each in (before, after)] == ["first edition", "July edition"]
    assert [homework(town, each).due_at for each in (before, after)] == [local(7, 16, 0), local(7, 22, 0)]


def test_another_process_of_the_desk_reads_it_too_beside_what_stands_in_files(database: Database) -> None:
    town = Bench(database)
    filed = Policy("filed edition", date(2026, 6, 15), Policy.homework_review_days.to(3))
    another = Database(database.engine, Rulebook(dict(BY_KEY), Editions([filed])))
    adopted(town)
    assert [name for name, _ in editions(another)] == ["first edition", "filed edition", "July edition"]
    with another.reading() as session:
        assert rulebook_of(session).policy(JULY).onboarding_submit_days == 20


def test_what_the_committee_rejects_is_no_edition(database: Database) -> None:
    town = Bench(database)
    number = proposed(town)
    town.sweep(local(6, 1, 12))
    voted(town, "against")
    assert (town.case(number).state, len(editions(database))) == ("KEPT", 1)


def test_one_edition_at_a_time_is_before_the_committee_and_a_name_is_given_once(database: Database) -> None:
    town = Bench(database)
    proposed(town)
    with pytest.raises(NotAllowed, match="an edition is before the Committee already"):
        proposed(town, name="another")
    voted(town, "for")
    with pytest.raises(NotAllowed, match="there is an edition of this name already"):
        proposed(town, name="JULY edition", since="2026-08-01")


def test_agencies_and_the_committee_hear_what_is_otherwise(database: Database) -> None:
    town = Bench(database)
    adopted(town)
    with database.reading() as session:
        told = select(NoticeRow.person_id).where(NoticeRow.template == "edition-adopted-for-agencies")
        assert {town.tess.id, town.helen.id} <= set(session.scalars(told))


def kept(database: Database) -> list[tuple[date, bool]]:
    """Return the first day of each edition that was adopted, and whether it counts."""
    with database.reading() as session:
        rows = session.scalars(select(AdoptedEdition).order_by(AdoptedEdition.id).execution_options(**VOID_TOO))
        return [(row.since, row.void_at is None) for row in rows]


def test_a_first_day_that_was_entered_wrongly_is_put_right_while_no_case_is_under_the_edition(
    database: Database,
) -> None:
    town = Bench(database)
    number = adopted(town)
    corrected(town, number, town.dana, "propose", now=local(6, 3), facts={**TWENTY, "since": "2026-08-01"})
    assert kept(database) == [(date(2026, 7, 1), False), (date(2026, 8, 1), True)]
    assert editions(database)[1:] == [("July edition", date(2026, 8, 1))]


def test_an_edition_with_a_case_under_it_stays_though_its_proposal_is_struck(database: Database) -> None:
    town = Bench(database)
    number = adopted(town)
    case = begun(town, "b@otter.example", 7, 1)
    corrected(town, number, town.dana, "propose", now=local(7, 3))
    assert kept(database) == [(date(2026, 7, 1), True)]
    assert homework(town, case).due_at == local(7, 22, 0)


def test_running_cases_are_shown_with_both_dates_and_only_the_chosen_ones_are_taken(database: Database) -> None:
    town = Bench(database)
    first, second = begun(town, "b@otter.example", 6, 28), begun(town, "a@otter.example", 6, 29)
    adopted(town)
    town.sweep(local(7, 2))
    with database.reading() as session:
        named = rulebook_of(session).editions.named("July edition")
        shown = {each.number: each for each in cases_under(session, town.dana, named, local(7, 2))}
        then_under = running_under(session, town.dana)
    (date_,) = shown[first].dates
    assert date_.was
    assert date_.becomes
    assert (date_.was.day, date_.becomes.day) == (date(2026, 7, 13), date(2026, 7, 18))
    took(town, first)
    assert [homework(town, each).due_at for each in (first, second)] == [local(7, 19, 0), local(7, 15, 0)]
    assert [town.case(each).edition for each in (first, second)] == ["July edition", "first edition"]
    with database.reading() as session:
        now_under = running_under(session, town.dana)
        entry = session.scalars(
            select(HistoryRow).where(HistoryRow.kind == "edition", HistoryRow.case_id == town.case(first).id)
        ).one()
        moved = session.scalars(
            select(NoticeRow.template).where(NoticeRow.case_id == town.case(first).id, NoticeRow.template == "moved")
        )
        assert (now_under["July edition"], list(moved)) == (then_under["July edition"] + 1, ["moved"])
    assert entry.title == (
        "Reckoned by the July edition of the deadlines and limits from now on: The Committee wants it."
    )


def test_a_case_that_was_taken_to_it_replays_is_corrected_and_is_taken_back(database: Database) -> None:
    town = Bench(database)
    number = begun(town, "b@otter.example", 6, 28, asked=1)
    adopted(town)
    took(town, number)
    corrected(town, number, town.dana, "begin-series", now=local(7, 3), facts={"begun_on": "2026-06-27"})
    assert (town.case(number).edition, homework(town, number).due_at) == ("July edition", local(7, 18, 0))
    took(town, number, edition="first edition", now=local(7, 4))
    assert homework(town, number).due_at == local(7, 13, 0)
    took(town, number, now=local(7, 5))
    with database.reading() as session:
        row = session.get_one(CaseRow, town.case(number).id)
        assert (replayed(session, row).edition, row.edition) == ("July edition", "July edition")
    fresh = list(replays(Database(database.engine)))  # as the command that upgrades a desk opens it
    assert {found.stored.number: found.broken or found.differences for found in fresh}[number] == ()
    assert not [found for found in fresh if found.broken or found.differences]


def test_it_is_all_of_them_or_none_and_none_of_somebody_elses(database: Database) -> None:
    town = Bench(database)
    number = begun(town, JO, 6, 28)
    adopted(town)
    took(town, number)
    other = begun(town, "b@otter.example", 6, 30)
    with pytest.raises(NotAllowed, match=f"case {number}: the case is under the July edition already"):
        took(town, other, number)
    assert town.case(other).edition == "first edition"
    for numbers, words in (((), "choose at least one case"), (tuple(map(str, range(MOST + 1))), "at most")):
        with pytest.raises(NotAllowed, match=words):
            took(town, *numbers)
