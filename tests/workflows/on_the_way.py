"""What must be true of a whole way through a case: who heard of its finding, and from when to when it suspended."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from workflows.engine.cases import Case, Decision
from workflows.facts.by_name import TellUsers
from workflows.facts.effects import (
    RecordFinding,
    ReinstateLicense,
    ReportAgendaItem,
    SuspendLicense,
    TerminateLicense,
    said,
)
from workflows.facts.resuming import ResumeSuspension
from workflows.grammar.events import Tick
from workflows.grammar.process import Ended
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CHAIR, COMMITTEE, USER, Role
from workflows.trying.explore import Tried


@dataclass(frozen=True)
class Way:
    """What happened on one way to where a case stands."""

    case: Case  # kept, so that no other takes its place in memory
    told: frozenset[Role] = frozenset()
    found: bool = False
    reported: bool = False
    named: frozenset[str] = frozenset()  # users whom it suspends beside the one it is about
    told_by_name: frozenset[str] = frozenset()
    since: date | None = None  # from when on this case suspends, while it does
    until: Any = None


@dataclass
class Ways:
    """The first way to each configuration, and the laws of every way on from it."""

    known: dict[int, Way] = field(default_factory=dict)

    def see(self, tried: Tried) -> None:
        """Go one decision further, and check what must be true then."""
        if (decision := tried.decision) is None:
            return
        way = _further(self.known.get(id(decision.before), Way(decision.before)), decision)
        if tried.is_new:
            self.known[id(decision.after)] = way
        if isinstance(decision.after.process.standing(decision.after.state), Ended):
            _tell_everybody(way)
            assert way.since is None, "a case that has ended suspends nobody"


def _further(way: Way, decision: Decision) -> Way:
    kinds = {type(effect) for effect in decision.effects}
    since, until = way.since, way.until
    for effect in decision.effects:
        match effect:
            case SuspendLicense(until=last):
                since, until = decision.on, last
            case ResumeSuspension():
                since = since or decision.on
            case ReinstateLicense() | TerminateLicense():
                _end(since, until, decision)
                since = None
    return Way(
        decision.after,
        way.told | {each.to for each in decision.notices},
        way.found or RecordFinding in kinds,
        way.reported or ReportAgendaItem in kinds,
        way.named.union(*(said(each.named) for each in decision.effects if isinstance(each, SuspendLicense))),
        way.told_by_name.union(*(said(each.named) for each in decision.effects if isinstance(each, TellUsers))),
        since,
        until,
    )


def _end(since: date | None, until: Any, decision: Decision) -> None:
    """Check that a suspension ends no earlier than it began, and by the clock after its last day and not before."""
    assert since is None or decision.on >= since, "a suspension ends no earlier than it began"
    if since and until and isinstance(decision.event, Tick):
        assert decision.on == until + timedelta(days=1), "the clock ends a suspension after its last day"


def _tell_everybody(way: Way) -> None:
    """Check that a finding has reached everybody whom it concerns: user, agency, Committee, and the users it names."""
    if not way.found:
        return
    assert {USER, AGENCY_DIRECTOR, AGENCY_ADMIN} <= way.told, (
        "a finding reaches the user and both offices of the agency"
    )
    assert way.reported or way.told & {COMMITTEE, CHAIR}, "a finding reaches the Committee"
    assert way.named <= way.told_by_name, "a finding reaches each user whom it suspends by name"
