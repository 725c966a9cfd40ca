"""The accused and their agency read what the manual gives them, and neither ICA's notes, nor counsel's, nor any vote."""

from __future__ import annotations

from models.access.rulebook import Rulebook
from models.casebook.case_search import find
from models.database import Database
from models.intake.remarks import note
from tests.desks import local
from tests.models.searching.finding import found
from tests.models.sight.reading import Reading
from tests.models.violations import FOUND, GRAVE, SENT, Bench
from workflows.law.policy import Editions, Policy
from workflows.manual.conduct.violation.vote import Ballot, Vote

LAW = {**GRAVE, "law": True, "counsel_note": "Statute quoted in confidence."}


def before_the_committee(town: Bench) -> str:
    """Find a breach of law, and tell the user and the agency in writing."""
    number: str = town.allege(FOUND)
    with town.database.writing() as session:
        case, _ = find(session, town.dana, number)
        note(session, town.dana, case, "The witness is shy.", FOUND)
    town.do(number, town.dana, "find", FOUND, **LAW)
    town.do(number, town.dana, "send-notice", local(4, 1, 10), **SENT)
    return number


def test_the_agency_reads_the_finding_and_neither_counsels_note_nor_icas(database: Database) -> None:
    town = Bench(database)
    number = before_the_committee(town)
    tess = Reading(database, town.tess, number)
    assert {"Finding", "Letter"} <= tess.forms.keys()
    assert {"counsel_note", "proposal", "grounds"} <= tess.sight.unread(tess.forms["Finding"])
    assert "Allegation" not in tess.forms
    assert "ConductRecord" not in tess.forms
    assert tess.notes() == set()
    for words in ("statute quoted", "witness shy", "remorse"):
        assert not found(database, town.tess, words)
        assert found(database, town.dana, words) == {number}


def test_votes_are_secret_until_the_count_and_then_by_name_as_the_setting_says(database: Database) -> None:
    town = Bench(database)
    number = before_the_committee(town)
    greta, hassan, polly = town.members
    town.do(number, greta, "vote", local(4, 2), choice="terminate", comment="Too grave.")
    town.do(number, greta, "vote", local(4, 3), choice="keep", comment="On reflection.")
    (vote,) = Reading(database, greta, number).said("vote").values()
    assert isinstance(vote, Vote)
    assert vote.choice is Ballot.KEEP
    assert [title for title in Reading(database, greta, number).titles() if "Vote" in title] == ["Vote given"] * 2
    for who in (hassan, town.walter, town.dana, town.tess):
        reading = Reading(database, who, number)
        assert not reading.said("vote"), who.name
        assert not [title for title in reading.titles() if "Vote" in title], who.name
        assert not found(database, who, "reflection"), who.name
    assert f"vote:{greta.id}" in Reading(database, town.walter, number).duties  # the chair knows who is still to vote
    assert not {key for key in Reading(database, town.tess, number).duties if key.startswith("vote")}
    town.do(number, hassan, "vote", local(4, 4), choice="keep")
    town.do(number, polly, "vote", local(4, 5), choice="terminate")
    town.do(number, town.walter, "vote", local(4, 5), choice="keep")
    assert town.case(number).state == "KEPT"
    assert len(Reading(database, hassan, number).said("vote")) == len(town.members) + 1
    assert found(database, hassan, "reflection") == {number}
    tess = Reading(database, town.tess, number)
    assert not tess.said("vote")
    assert "Votes counted" in tess.titles()
    assert not [title for title in tess.titles() if "Vote given" in title]


def test_where_votes_are_only_counted_nobody_reads_anothers_for_good(database: Database) -> None:
    database = Database(
        database.engine,
        Rulebook(editions=Editions([Policy("counted", local(1, 1).date(), Policy.votes_shown.to("counted"))])),
    )
    town = Bench(database)
    number = before_the_committee(town)
    for member in (*town.members, town.walter):
        town.do(number, member, "vote", local(4, 3), choice="keep")
    assert town.case(number).state == "KEPT"
    for member in town.members:
        assert Reading(database, member, number).said("vote").keys() == {str(member.id)}
    assert not Reading(database, town.dana, number).said("vote")
    counts = {name: Reading(database, who, number).counted() for name, who in {
        "member": town.members[0], "dana": town.dana, "tess": town.tess,
    }.items()}  # fmt: skip
    everybody = {"vote": {"keep": len(town.members) + 1}}
    assert counts == {"member": everybody, "dana": everybody, "tess": {}}
