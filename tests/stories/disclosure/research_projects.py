"""A research project of the University of Vermont, at the points where the stories of its agreement begin."""

from datetime import date

import msgspec

from tests.workflows.moments import local
from workflows.engine.cases import Decision
from workflows.facts.forms import Form
from workflows.grammar.events import Act
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN, Role
from workflows.manual.disclosure.research import PROCESS
from workflows.manual.disclosure.research.approving import Approval, DataRefused
from workflows.manual.disclosure.research.ending import Certificate
from workflows.manual.disclosure.research.parts import Outcome
from workflows.manual.disclosure.research.proposing import Affiliation, Proposal, Terms
from workflows.manual.disclosure.research.running import Termination
from workflows.trying.simulate import Play

OTTER, MAPLE = "otter-creek-shelter", "maple-street-family-center"
PROPOSAL = Proposal(
    project="Winter shelter and health",
    institution="University of Vermont",
    relationship="Memorandum of understanding",
    related_since=date(2025, 9, 1),
    researcher="Vera Lang",
    researcher_email="vera.lang@uvm.example",
    affiliation=Affiliation.EMPLOYED,
    agencies=(OTTER, MAPLE),
    human_subjects=False,
    project_ends=date(2026, 6, 30),
)
REVIEWED = Terms(
    rules=True, returns=True, no_other_use=True, complies=True,
    board="UVM Committees on Human Research", board_approval="2026-114", board_approved_on=date(2026, 2, 2),
)  # fmt: skip
COMPLETE = Terms(rules=True, returns=True, no_other_use=True, complies=True)
REFUSED = DataRefused(why="our clients were not told of research")
ENDED_EARLY = Termination(ended_on=date(2026, 4, 10), why="the grant ended")
RETURNED = Certificate(
    outcome=Outcome.DISPOSED, certified_on=date(2026, 7, 10), certified_by="Vera Lang, University of Vermont"
)


def proposal(**fields: object) -> Proposal:
    """Return the proposal with some fields changed."""
    return msgspec.structs.replace(PROPOSAL, **fields)


def approval(approver: str, day: date = date(2026, 3, 9), **fields: object) -> Approval:
    """Return a written approval, with some fields changed."""
    plain = Approval(signed_as=approver, approved_on=day, independent=True)
    return msgspec.structs.replace(plain, **fields)


NORA = approval("Nora Feld", date(2026, 3, 12))


def proposed(asked: Proposal = PROPOSAL, policy: Policy = FIRST_EDITION) -> Play:
    """Record the proposal on Monday, March 2."""
    play = Play(PROCESS, local(3, 2), policy)
    play.do("propose", SYSTEM_ADMIN, asked)
    return play


def asked(policy: Policy = FIRST_EDITION) -> Play:
    """Find the agreement complete on March 9, so that both agencies decide."""
    play = proposed(policy=policy)
    play.wait(local(3, 9))
    play.do("accept-terms", SYSTEM_ADMIN, COMPLETE)
    return play


def answer(play: Play, agency: str, form: Form) -> Decision:
    """Let an agency approve, or keep its data."""
    step = "approve" if isinstance(form, Approval) else "keep-data"
    return play.fire(Act(step, frozenset({AGENCY_ADMIN}), (form,), party=agency))


def decide(play: Play, step: str, form: Form, role: Role = ICA_DIRECTOR) -> Decision:
    """Let whoever decides for ICA do so."""
    return play.do(step, role, form, party=role.key)


def answered(*forms: Form) -> Play:
    """Let Otter Creek answer, then Maple Street."""
    play = asked()
    for agency, form in zip((OTTER, MAPLE), forms, strict=False):
        answer(play, agency, form)
    return play


def running() -> Play:
    """Let both agencies approve, and ICA's director on March 12."""
    play = answered(approval("Tess Barlow"), approval("Omar Haddad", date(2026, 3, 9)))
    play.wait(local(3, 12))
    decide(play, "approve-for-ica", NORA)
    return play


def over() -> Play:
    """Let the project run out on June 30."""
    play = running()
    play.wait(local(7, 1))
    return play


def told(decisions: list[Decision]) -> list[tuple[date, str, Role]]:
    """Return who was told what, and on which day."""
    return [
        (FIRST_EDITION.calendar.day(each.at), notice.template, notice.to)
        for each in decisions
        for notice in each.notices
    ]
