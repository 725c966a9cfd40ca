"""Votes that are only counted stand in numbers on the page, for who may read them, and without names."""

from models.access.rulebook import Rulebook
from models.database import Database
from models.rows.cases import CaseRow
from tests.databases import sqlite
from tests.desks import local
from tests.models.sight.test_the_accused import before_the_committee
from tests.models.violations import Bench
from tests.web.registries.desks import Desk
from workflows.law.policy import Editions, Policy


class Committee(Desk):
    """A desk with a Committee that votes."""

    settles = Bench


def counting() -> tuple[Committee, str, int]:
    """Return a desk where votes are only counted, a case in which all have voted, and how many did not vote as the first."""
    database = sqlite()
    database = Database(
        database.engine,
        Rulebook(editions=Editions([Policy("counted", local(1, 1).date(), Policy.votes_shown.to("counted"))])),
    )
    desk = Committee(database=database)
    assert isinstance(desk.town, Bench)
    number = before_the_committee(desk.town)
    member, *others = (*desk.town.members, desk.town.walter)
    desk.town.do(number, member, "vote", local(4, 3), choice="terminate")
    for each in others:
        desk.town.do(number, each, "vote", local(4, 3), choice="keep")
    return desk, number, len(others)


def test_the_entry_of_the_count_says_the_numbers_to_who_may_read_them() -> None:
    desk, number, others = counting()
    said = f"The count: {others} keep and 1 terminate."
    assert isinstance(desk.town, Bench)
    for reader in (desk.dana, desk.browser(desk.town.members[0])):
        assert reader.get(f"/cases/{number}").words.count(said) == 1
    assert "The count:" not in desk.tess.get(f"/cases/{number}").words


def test_the_page_shows_the_count_to_who_may_read_it_and_to_nobody_else() -> None:
    database = sqlite()
    database = Database(
        database.engine,
        Rulebook(editions=Editions([Policy("counted", local(1, 1).date(), Policy.votes_shown.to("counted"))])),
    )
    desk = Committee(database=database)
    assert isinstance(desk.town, Bench)
    number = before_the_committee(desk.town)
    member, *others = (*desk.town.members, desk.town.walter)
    desk.town.do(number, member, "vote", local(4, 3), choice="terminate")
    page = desk.dana.get(f"/cases/{number}")
    assert "the count" not in page.words
    assert "Waiting for Walter Pine, Hassan Idris, and Polly Trask (each by May 1)." in page.words
    assert page.html.count("<h3>Vote on what follows") == 1  # what is asked of all of them is said once
    for each in others:
        desk.town.do(number, each, "vote", local(4, 3), choice="keep")
    with database.reading() as session:
        assert session.query(CaseRow).filter_by(number=number).one().state == "KEPT"
    for reader in (desk.dana, desk.browser(member)):
        assert (
            f"Vote: the count Everybody who has answered Keep {len(others)} Terminate 1"
            in reader.get(f"/cases/{number}").words
        )
    assert "the count" not in desk.tess.get(f"/cases/{number}").words
