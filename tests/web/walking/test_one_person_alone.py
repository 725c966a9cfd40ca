"""No deeds of one person alone change who reads, who judges or who votes in a case that is kept from that person or is about their agency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

import pytest

from models.access.access import Viewer, hats, viewer_of
from models.access.rulebook import Rulebook, rulebook_of
from models.casebook.casebook import restored
from models.casebook.changing_hands import can_do
from models.intake.intake import Sent, begin
from models.rows.cases import CaseRow, DutyRow
from models.rows.people import Agency, Person
from tests.campus import MAPLE, OTTER
from tests.databases import sqlite
from tests.desks import SETTLED, local
from tests.models.complaining import OF_STAFF
from tests.models.conduct.test_breach import REPORT as BREACH
from tests.models.disclosure.test_protective import ABUSE
from tests.models.disclosure.test_reports import ASKED
from tests.models.test_violations_remembered import _third as third_violation
from tests.models.violations import KIM, Bench
from tests.web.audit.test_drafts_opened import SHARED
from tests.web.registries.desks import Desk
from tests.web.walking.page_forms import Careless
from tests.web.walking.walker import Walker
from web.app import create_app
from workflows.grammar.duties import base
from workflows.law.policy import Editions, Policy
from workflows.law.roles import MANAGING_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.conduct.committee import Committee

MOVED = {"title": "A shorter series", "text": "Resolved, that ICA proposes four sessions.", "kind": "resolution"}
STEPS = 30
OPENED = local(3, 2)


class Court(Bench):
    """A town with everybody who judges, and with cases that are kept from some, or are about somebody's agency."""

    def __post_init__(self) -> None:
        """Settle the people, and begin the cases."""
        super().__post_init__()
        with self.database.writing() as session:
            self.kofi = self._officer(session, "Kofi Mensah", SYSTEM_ADMIN)
            self.adele = self._officer(session, "Adele Vance", MANAGING_DIRECTOR)
        self.of_staff = self._complaint(**OF_STAFF)
        self.of_the_leadership = self._complaint(**OF_STAFF | {"director": True})
        self.third = third_violation(self)
        self.locked_out = self._asked_by_tess("P07", why="locked", since="2026-03-02")
        self.lent = self._asked_by_tess("P08", other=MAPLE, work="enter", purpose="The joint winter shelter.",
                                        begins="2026-03-09", ends="2026-12-31")  # fmt: skip

        self.disclosed = self._begun(self.tess, "P14", ABUSE, local(3, 4, 23, 50), "disclose-for-agency")
        self.report = self._begun(self.dana, "P16", {**ASKED, "detail": "programs", "agencies": [OTTER, MAPLE]})
        self.draft = self._begun(self.dana, "P17", SHARED)
        self.kept = self._begun(
            self.tess,
            "P10",
            {"agency": OTTER, "client": "71220", "why": "abuse", "known_on": "2026-03-02"},
            step="stop",
        )
        self.moved = self._begun(self.members[0], "P34", MOVED)
        self.breach = self._begun(self.members[0], "P21", {**BREACH, "user": "Kofi Mensah"}, local(3, 3, 2))

    def _begun(self, by: Viewer, process: str, facts: Mapping[str, Any], now: datetime = OPENED, step: str = "") -> str:
        with self.database.writing() as session:
            case_id = begin(session, by, process, Sent(facts), now, step=step)
            return session.get_one(CaseRow, case_id).number

    def _complaint(self, **facts: Any) -> str:
        return self._begun(self.omar, "P20", facts)

    def _asked_by_tess(self, process: str, **facts: Any) -> str:
        return self._begun(self.tess, process, {"agency": OTTER, "user": KIM, **facts})

    @property
    def watched(self) -> tuple[str, ...]:
        """The cases."""
        return (
            self.of_staff, self.of_the_leadership, self.third, self.locked_out, self.lent, self.disclosed, self.report, self.draft,
            self.kept, self.moved, self.breach,
        )  # fmt: skip


class Courthouse(Desk):
    """A desk behind its pages, with that town in it."""

    settles = Court
    town: Court


@dataclass(frozen=True)
class Standing:
    """Who reads a case, who may answer what is open in it, and who votes."""

    readers: frozenset[tuple[int, str]]
    judges: frozenset[tuple[str, int]]
    voters: tuple[str, ...]


def standing(town: Court, number: str) -> Standing:
    with town.database.reading() as session:
        case = session.query(CaseRow).filter_by(number=number).one()
        people = [person for person in session.query(Person) if person.left_at is None]
        readers = frozenset((each.id, role.key) for each in people for role in hats(session, viewer_of(each), case))
        duties = session.query(DutyRow).filter(DutyRow.case_id == case.id, DutyRow.closed_at.is_(None)).all()
        judges = frozenset(
            (base(duty.key), each.id) for duty in duties for each in people if can_do(session, each, duty, case)
        )
        columns = {name: getattr(case, name) for name in ("process", "edition", "state", "body")}
        committee = restored(rulebook_of(session), columns).forms.get(Committee)
        voters = committee.members if isinstance(committee, Committee) else ()
        return Standing(readers, judges, voters)


def is_none_of_theirs(town: Court, viewer: Viewer, number: str) -> bool:
    """Say whether a case is kept from somebody, or about their agency."""
    with town.database.reading() as session:
        case = session.query(CaseRow).filter_by(number=number).one()
        return not hats(session, viewer, case) or case.agency_id in viewer.ties()


WHO = ("dana", "kofi", "nora", "tess", "helen", "omar", "ruth", "joel", "walter", "tied")


@pytest.mark.parametrize("who", WHO)
def test_one_person_changes_neither_readers_nor_judges_nor_voters(who: str) -> None:
    desk = Courthouse()
    town, viewer = desk.town, getattr(desk.town, who)
    theirs = [number for number in town.watched if is_none_of_theirs(town, viewer, number)]
    assert theirs, "nothing is kept from this person"
    before = {number: standing(town, number) for number in theirs}
    walker = walking(desk, viewer, Random(who))  # noqa: S311 - it draws no secret
    walker.walk(STEPS)
    assert walker.sent > STEPS / 6, "hardly anything was done"
    assert walker.broken == []
    for number in theirs:
        _same(before[number], standing(town, number), viewer)


def test_the_watch_sees_it_where_one_person_can_give_any_role() -> None:
    open_to_one = Policy("nothing is guarded", SETTLED.date(), Policy.guarded_roles.to(()))
    desk = Courthouse(database=sqlite(Rulebook(editions=Editions([open_to_one]))))
    town = desk.town
    before = standing(town, town.of_staff)
    # not Kofi, who is complained of and stands aside whatever role he gets
    desk.dana.post(f"/people/{town.nora.id}/offices", {"role": "ICA managing director"})
    with pytest.raises(AssertionError, match="managing-director"):
        _same(before, standing(town, town.of_staff), town.dana)


def _same(before: Standing, after: Standing, viewer: Viewer) -> None:
    """Compare; that somebody is heard less of is their own affair."""
    mine = viewer.id
    assert {each for each in after.readers ^ before.readers if each[0] != mine} == set()
    assert {each for each in after.judges ^ before.judges if each[1] != mine} == set()
    assert [each for each in after.voters if each != str(mine)] == [each for each in before.voters if each != str(mine)]
    assert not {each for each in after.readers - before.readers if each[0] == mine}


def walking(desk: Courthouse, viewer: Viewer, dice: Random) -> Walker:
    with desk.database.reading() as session:
        people = session.query(Person).all()
        emails = [person.email for person in people] + ["new.comer@otter.example"]
        agencies = [agency.key for agency in session.query(Agency)]
        numbers = [person.id for person in people] + list(range(1, 8))
    app = create_app(desk.house)
    routes = tuple(sorted({route.path_format for route in app.routes if "POST" in getattr(route, "methods", ())}))
    kept_out = frozenset(desk.town.watched)
    walker = Walker(desk.browser(viewer), dice, Careless(dice, emails, agencies, numbers), routes, kept_out)
    walker.pages += [f"/people/{person_id}" for person_id in numbers] + [
        f"/registry/people/{each}/edit" for each in numbers
    ]
    return walker
