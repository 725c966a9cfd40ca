"""1, 2.1: a motion through its pages, from a member's words to the minutes; a vote by circulation is told at the next meeting."""

from typing import Any

from sqlalchemy import select

from models.access.access import Viewer
from models.intake.intake import Sent, begin
from models.registries.committee.elements import elements
from models.rows.cases import CaseRow
from models.rows.meetings import AgendaItem, DataElement
from models.store.voided import VOID_TOO
from tests.desks import local
from tests.models.corrections.correcting import confirmed, corrected
from tests.web.registries.committee.test_roll import Hall, hall

__all__ = ["hall"]
ZIP = {"kind": "add-element", "element": "Zip code of last address", "who_for": "All programs", "from_on": "2026-10-01"}
CIRCULATED = {"how": "circulation", "manner": "named", "until": "2026-03-30"}
PUT, ON_THE_DAY = local(3, 23), local(4, 14)


def moved(hall: Hall, by: Viewer, title: str = "The zip code", **facts: Any) -> str:
    """Move something, and return the number of its case."""
    said = {"title": title, "text": "Resolved, that it be so.", "kind": "resolution", **facts}
    with hall.database.writing() as session:
        return session.get_one(CaseRow, begin(session, by, "P34", Sent(said), local(3, 21))).number


def voted(hall: Hall, number: str, *, step: str, at: Any, against: int = 0) -> None:
    """Let all members vote, the last of them against it."""
    bench = hall.bench
    members = [bench.walter, *bench.members, bench.tied]
    for place, each in enumerate(members):
        choice = "against" if place >= len(members) - against else "for"
        bench.do(number, each, step, at, choice=choice)


def test_a_vote_by_circulation_is_read_by_names_after_the_count_and_told_at_the_next_meeting(hall: Hall) -> None:
    bench = hall.bench
    greta, polly = hall.browser(bench.members[0]), hall.browser(bench.members[2])
    number = moved(hall, bench.members[0], **ZIP)
    assert f"{number}: The zip code" in greta.get("/meetings/1").words
    assert "To be decided" in hall.browser(bench.miriam).get("/meetings/1").words  # CoC leadership reads agendas
    hall.browser(bench.miriam).get(f"/cases/{number}", 404)
    bench.do(number, bench.walter, "put", PUT, **CIRCULATED)
    bench.do(number, bench.members[0], "vote-by-name", PUT, choice="for", comment="It helps to plan.")
    assert "It helps to plan." not in polly.get(f"/cases/{number}").words
    voted(hall, number, step="vote-by-name", at=PUT, against=1)
    assert bench.case(number).state == "ADOPTED"
    assert "Adopted: for 4, against 1" in polly.get("/meetings/1").words
    assert "Without a meeting, Monday, March 23, 2026" in polly.get("/meetings/1").words
    assert "Zip code of last address All programs" in hall.tess.get("/data-elements").words
    hall.turn(4, 14)
    draft = polly.get("/meetings/1/minutes").words
    assert f"{number}: The zip code. Adopted: for 4, against 1, without a meeting." in draft


def test_who_stands_aside_reads_nothing_of_a_motion_and_at_a_meeting_it_is_in_its_minutes(hall: Hall) -> None:
    bench = hall.bench
    number = moved(hall, bench.dana, "Fees of the next year")
    bench.do(number, bench.walter, "put", PUT, how="meeting", manner="open")
    bench.recuse(number, bench.members[2])
    polly = hall.browser(bench.members[2])
    polly.get(f"/cases/{number}", 404)
    assert number not in polly.get("/meetings/1").html
    assert "Resolved, that it be so." in hall.browser(bench.members[0]).get("/meetings/1/packet").words
    assert number not in polly.get("/meetings/1/packet").html
    printed = [each.client.get("/meetings/1/packet.pdf") for each in (hall.browser(bench.members[0]), polly, hall.tess)]
    assert [(each.status_code, each.content[:5] == b"%PDF-") for each in printed] == [
        (200, True),
        (200, True),
        (403, False),
    ]
    assert len(printed[1].content) < len(printed[0].content)  # without the motion in which she stands aside
    hall.turn(4, 14)
    for each in (bench.walter, *bench.members[:2]):
        bench.do(number, each, "vote", ON_THE_DAY, choice="for")
    bench.do(number, bench.walter, "close-vote", ON_THE_DAY)
    assert "Adopted: for 3, against 0." in hall.dana.get("/meetings/1/minutes").words
    assert number not in polly.get("/meetings/1/minutes").html


def test_a_result_that_is_struck_takes_the_element_off_the_list_and_the_motion_waits_for_its_meeting_again(
    hall: Hall,
) -> None:
    bench = hall.bench
    number = moved(hall, bench.members[0], **ZIP)
    bench.do(number, bench.walter, "put", PUT, **CIRCULATED)
    voted(hall, number, step="vote-by-name", at=PUT)
    with hall.database.reading() as session:
        assert [each.added_by for each in elements(session)] == [number]
    ends = moved(hall, bench.members[0], "No zip code", **{**ZIP, "kind": "end-element", "from_on": "2027-10-01"})
    bench.do(ends, bench.walter, "put", PUT, **CIRCULATED)
    voted(hall, ends, step="vote-by-name", at=PUT)
    for case in (ends, number):
        if not corrected(bench, case, bench.dana, "put", now=local(3, 24)):
            confirmed(bench, case, bench.nora, local(3, 24))
        assert bench.case(case).state == "MOVED"
    with hall.database.reading() as session:
        rows = session.scalars(select(DataElement).execution_options(**VOID_TOO)).all()
        assert [(each.ends_on, each.void_at is not None) for each in rows] == [(None, True)]
        assert {each.told_at for each in session.scalars(select(AgendaItem))} == {None}
