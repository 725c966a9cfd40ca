"""A finding that is revoked, restored or entered late counts later ones anew, and takes no decision out of anybody's hands."""

from datetime import datetime

from models.casebook.case_search import history_of
from models.database import Database
from models.intake.correcting import Wanted, correctable, shown
from tests.desks import local
from tests.models.corrections.correcting import confirmed, corrected, entry
from tests.models.corrections.test_corrections import is_as_its_history_says, restored_case, told
from tests.models.violations import FINDING, GRAVE, Bench
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.telling.corrections import changes_of

FIRST, SECOND, THIRD = local(4, 1), local(4, 10), local(4, 20)
REVOKED, CONFIRMED = local(5, 4), local(5, 4, 12)
RESTORED = local(5, 6)


def found(bench: Bench) -> tuple[str, str, str]:
    """Return three findings about one user, the third before the Committee."""
    first, second = bench.find(FIRST), bench.find(SECOND, finding={**FINDING, "occurred_on": "2026-04-08"})
    return first, second, bench.notify(THIRD, finding={**GRAVE, "occurred_on": "2026-04-18"})


def revoke(bench: Bench, number: str, now: datetime = REVOKED) -> None:
    assert not corrected(bench, number, bench.dana, "find", now=now)
    confirmed(bench, number, bench.nora, now)


def restore(bench: Bench, number: str, now: datetime = RESTORED) -> None:
    assert not corrected(bench, number, bench.dana, "find", now=now, facts=FINDING)
    confirmed(bench, number, bench.nora, now)


def tiers(bench: Bench) -> dict[int, int]:
    return {each.case_id: each.tier for each in bench.findings()}


def foreseen(bench: Bench, number: str, *, naming: bool) -> str:
    """Return what revoking a finding would change."""
    with bench.database.reading() as session:
        one = correctable(session, bench.dana, number, entry(bench, number, "find"), REVOKED)
        made = shown(session, bench.dana, one, Wanted("Not so.", too=True), REVOKED)
        policy = bench.database.rulebook.editions.named(one.case.edition)
        return " ".join(changes_of(made, policy, naming=naming))


def test_a_finding_revoked_and_restored_counts_later_ones_down_and_up_again(database: Database) -> None:
    bench = Bench(database)
    first, second = bench.find(FIRST), bench.find(SECOND, finding={**FINDING, "occurred_on": "2026-04-08"})
    one, other = bench.case(first).id, bench.case(second).id
    assert tiers(bench) == {one: 1, other: 2}
    revoke(bench, first)
    assert tiers(bench) == {other: 1}
    restore(bench, first)
    assert tiers(bench) == {one: 1, other: 2}
    assert [each.found_at for each in bench.findings()] == [FIRST, SECOND]
    assert is_as_its_history_says(bench, first)
    assert is_as_its_history_says(bench, second)


def test_two_findings_revoked_one_after_the_other_count_two_less(database: Database) -> None:
    bench = Bench(database)
    first, second = bench.find(FIRST), bench.find(SECOND, finding={**FINDING, "occurred_on": "2026-04-08"})
    third = bench.find(THIRD, finding={**GRAVE, "occurred_on": "2026-04-18"})
    revoke(bench, first)
    assert tiers(bench) == {bench.case(second).id: 1, bench.case(third).id: 2}
    revoke(bench, second, local(5, 5))
    assert tiers(bench) == {bench.case(third).id: 1}
    assert bench.case(third).state == "FOUND"


def test_what_is_counted_anew_is_named_before_it_is_done_and_not_in_the_history(database: Database) -> None:
    bench = Bench(database)
    first, second = bench.find(FIRST), bench.find(SECOND, finding={**FINDING, "occurred_on": "2026-04-08"})
    assert f"The finding of case {second} is counted anew." in foreseen(bench, first, naming=True)
    assert second not in foreseen(bench, first, naming=False)
    revoke(bench, first)
    with database.reading() as session:
        note = next(row.note for row in history_of(session, bench.case(first).id) if row.kind == "strike")
    assert "A later finding is counted anew." in note
    assert second not in note


def test_where_votes_were_cast_the_question_stands_and_the_committee_is_told(database: Database) -> None:
    bench = Bench(database)
    first, second, third = found(bench)
    bench.vote(third, bench.members[0], "terminate", local(5, 2))
    assert (
        f"What was decided in case {third} holds until it is decided again; we email the Advisory Committee"
        in foreseen(bench, first, naming=True)
    )
    revoke(bench, first)
    assert tiers(bench) == {bench.case(second).id: 1, bench.case(third).id: 3}
    assert bench.case(third).state == "THIRD"
    assert told(bench, third)[-2:] == [
        ("counted-otherwise", "Advisory Committee"),
        ("counted-otherwise", "Advisory Committee chair"),
    ]
    record = restored_case(bench, third).forms[ConductRecord]
    assert isinstance(record, ConductRecord)
    assert record.findings == 2
    for member in (bench.walter, *bench.members[1:]):
        bench.vote(third, member, "terminate", local(5, 5))
    assert (bench.case(third).state, bench.license().ended_why) == ("ENDING", "terminated")


def test_what_the_committee_decided_stands_and_counts_again_when_the_finding_is_restored(database: Database) -> None:
    bench = Bench(database)
    first, _, third = found(bench)
    for member in (bench.walter, *bench.members):
        bench.vote(third, member, "terminate", local(5, 2))
    revoke(bench, first)
    assert bench.license().ended_why == "terminated"
    assert [each.stands_at for each in bench.findings()] == [None, 2]
    restore(bench, first)
    assert [each.tier for each in bench.findings()] == [1, 2, 3]
    assert [each.stands_at for each in bench.findings()] == [None, None, None]
    assert is_as_its_history_says(bench, third)
