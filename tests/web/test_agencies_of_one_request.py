"""3.4, use 6: agencies of one request of law enforcement do not learn from the desk that the others serve the same people."""

import re

import pytest

from models.casebook.case_search import Search, search
from models.rows.cases import CaseRow
from scheduler.clock import PracticeClock
from tests.databases import sqlite
from tests.desks import local
from tests.precinct import CONSENT, MAPLE, OTTER, REQUEST, Precinct
from tests.web.api.programs import Service
from tests.web.apps import AppOf
from tests.web.registries.desks import Browser
from web.bootstrap import assemble
from web.settings import Settings
from workflows.engine.cases import NotAllowed

ANOTHERS = re.compile(r"[Mm]aple|Paul Renner|Omar Haddad")


class Station(Service):
    """A service in a town where law enforcement asks for information."""

    settles = Precinct

    @property
    def precinct(self) -> Precinct:
        """The town."""
        assert isinstance(self.town, Precinct)
        return self.town


def test_no_page_and_no_mail_names_another_agency_to_an_agency() -> None:
    database = sqlite()
    town = Precinct(database)
    written = town.offered()
    paper = town.requested(instrument="court order", return_on="2026-06-18", their_number="26-B-2")
    town.do(written, town.paul, "decline", local(6, 10, 12), why="The household has left the state.")
    town.do(paper, town.paul, "comment-here", local(6, 2, 12), comment="Nothing to add.")
    town.tell(local(6, 10, 13))
    house = assemble(Settings(), database, PracticeClock(database, local(6, 11)))
    helen, dana = (Browser(house, AppOf(house), each) for each in (town.helen, town.dana))
    for number in (written, paper):
        assert not ANOTHERS.search(helen.get(f"/cases/{number}").words)
        assert "Maple Street Family Center" in dana.get(f"/cases/{number}").words
    assert [message for message in town.messages(to="helen.marsh@desk.example") if ANOTHERS.search(message.text)] == []
    with database.reading() as session:
        assert search(session, town.helen, Search(words="maple")).rows == []
        assert {row.number for row in search(session, town.dana, Search(words="maple")).rows} == {written, paper}


def test_no_program_of_an_agency_reads_another_agency() -> None:
    station = Station(local(6, 1))
    number = station.precinct.offered()
    helen, ruth = (station.program(each) for each in (station.precinct.helen, station.precinct.ruth))
    for path in (f"/api/cases/{number}", f"/api/cases/{number}/history", "/api/tasks"):
        assert not ANOTHERS.search(str(helen.get(path)))
    assert helen.get(f"/api/cases/{number}")["parties"] == [OTTER]
    assert ruth.get(f"/api/cases/{number}")["parties"] == [MAPLE, OTTER]


def test_what_the_court_rules_on_one_agency_is_no_other_agencys_to_read() -> None:
    database = sqlite()
    town = Precinct(database)
    paper = town.requested(instrument="court order", return_on="2026-06-18")
    for director in (town.helen, town.paul):
        town.do(paper, director, "object", local(6, 2), paper="no. 14", why="The order names another agency.")
    house = assemble(Settings(), database, PracticeClock(database, local(6, 9)))
    helen, paul, ruth = (Browser(house, AppOf(house), each) for each in (town.helen, town.paul, town.ruth))
    said = {
        "ruled": "ordered",
        "ruled_on-m": "6",
        "ruled_on-d": "8",
        "ruled_on-y": "2026",
        "what": "Give the dates only.",
    }
    assert "Choose whom this is about" in ruth.post(f"/cases/{paper}/court-ruled", said, 422).words
    page = ruth.get(f"/cases/{paper}")
    assert "Agency whose objection is before the court" in page.words
    assert "Follow the objection of Maple Street Family Center in court" in page.words
    ruth.post(f"/cases/{paper}/court-ruled", said | {"for-party": MAPLE})
    town.tell(local(6, 9, 12))
    assert "Give the dates only" in paul.get(f"/cases/{paper}").words
    theirs = helen.get(f"/cases/{paper}").words
    assert "Give the dates only" not in theirs
    assert not ANOTHERS.search(theirs)
    assert {each.address.split("@")[0] for each in town.messages("enforcement-ruling")} == {
        "nora.feld", "dana.whitcomb", "paul.renner", "omar.haddad"}  # fmt: skip


def test_what_counsel_refuses_one_agency_is_no_other_agencys_to_read() -> None:
    database = sqlite()
    town = Precinct(database)
    number = town.in_review()
    town.answers_for(number, town.ruth, MAPLE, local(6, 5), "refuse-one", why="Its records are under 42 CFR Part 2.")
    town.do(number, town.miriam, "consent", local(6, 5), **CONSENT)
    town.do(number, town.joel, "consent", local(6, 6), **CONSENT | {"signed_by": "Joel Sandberg"})
    town.do(number, town.ruth, "approve", local(6, 10), opinion="All statements are there.")
    town.tell(local(6, 10, 12))
    house = assemble(Settings(), database, PracticeClock(database, local(6, 11)))
    helen, paul = (Browser(house, AppOf(house), each).get(f"/cases/{number}").words for each in (town.helen, town.paul))
    assert "42 CFR Part 2" in paul
    assert "Its records" not in helen
    assert not ANOTHERS.search(helen)
    assert {each.address.split("@")[0] for each in town.messages("enforcement-refused-one")} == {
        "nora.feld", "dana.whitcomb", "paul.renner", "omar.haddad"}  # fmt: skip
    assert [each.address for each in town.messages("enforcement-permitted")] == ["helen.marsh@desk.example"]


def test_a_further_paper_is_the_case_of_those_whose_data_it_asks_for() -> None:
    database = sqlite()
    town = Precinct(database)
    paper = town.requested(instrument="court order", return_on="2026-06-18", agencies=[OTTER])
    further = {
        **REQUEST,
        "instrument": "court order",
        "return_on": "2026-06-03",
        "agencies": [MAPLE],
        "sought": "Stays",
    }
    with pytest.raises(NotAllowed, match="no agency has the key 'nowhere'"):
        town.do(paper, town.dana, "further-paper", local(6, 1, 11), **{**further, "agencies": ["nowhere"]})
    town.do(paper, town.dana, "further-paper", local(6, 1, 11), **further)
    town.tell(local(6, 1, 12))
    with database.reading() as session:
        first = session.query(CaseRow).filter_by(number=paper).one()
        (linked,) = [each.number for each in session.query(CaseRow).filter_by(parent_id=first.id)]
    assert {each.address.split("@")[0] for each in town.messages("enforcement-urgent")} == {
        "ruth.abernathy", "nora.feld", "paul.renner"}  # fmt: skip
    house = assemble(Settings(), database, PracticeClock(database, local(6, 1, 13)))
    dana, helen, paul = (Browser(house, AppOf(house), each) for each in (town.dana, town.helen, town.paul))
    page = dana.get(f"/cases/{paper}")
    assert linked in page.words
    assert f'value="{MAPLE}"' in page.html  # and whose data are asked for can be chosen
    assert linked not in helen.get(f"/cases/{paper}").words
    assert "Stays" in paul.get(f"/cases/{linked}").words
    assert paper not in paul.get(f"/cases/{linked}").words
