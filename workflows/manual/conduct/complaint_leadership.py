"""P20: what the leadership owes when an ICA employee is complained of (2.8-ica-employee)."""

from workflows.facts.facts import Known
from workflows.grammar.process import Duty, Must, State, Step
from workflows.law.continua import Continuum
from workflows.law.roles import COC_BALANCE, COC_CHITTENDEN, MANAGING_DIRECTOR, Role
from workflows.manual.conduct.complaint_conditions import of_director, touches
from workflows.manual.conduct.complaint_forms import BalanceView, ChittendenView, Inquiry, Outcome


class S(State):
    """Where a complaint may stand."""

    RECEIVED = "RECEIVED", "ICA is reading the complaint"
    ASKED = "ASKED", "ICA is waiting for what the complaint lacks"
    LOOKING = "LOOKING", "ICA is looking into the complaint"
    WITH_LEADERSHIP = "WITH_LEADERSHIP", "the leadership is looking into the complaint"
    DECIDING = "DECIDING", "the leadership is deciding what follows"
    ANSWERING = "ANSWERING", "the complainant is to be told"
    ALLEGED = "ALLEGED", "it became a violation case"
    DISMISSED = "DISMISSED", "the complaint is dismissed"
    UNFOUNDED = "UNFOUNDED", "the complaint is unfounded"
    SETTLED = "SETTLED", "the leadership has decided"


def _balance(known: Known) -> bool:
    return touches(Continuum.BALANCE, known)


def _chittenden(known: Known) -> bool:
    return touches(Continuum.CHITTENDEN, known)


def _without_director(known: Known) -> bool:
    return of_director(known) and _balance(known)


def _chittenden_alone(known: Known) -> bool:
    return of_director(known) and not _balance(known)


NO_TIME = "the manual sets no time for a complaint about an ICA employee"
VIEW = Step("give-view", "2.8-ica-employee").called("Give your view", "View given")
VIEWS = (
    Must("balance", "2.8-ica-employee", COC_BALANCE, "look into the complaint and give the Continuum's view")
    .untimed(NO_TIME)
    .when("it touches the Balance of State", _balance)
    .answers(VIEW.asks(BalanceView)),
    Must("chittenden", "2.8-ica-employee", COC_CHITTENDEN, "look into the complaint and give the Continuum's view")
    .untimed(NO_TIME)
    .when("it touches Chittenden County", _chittenden)
    .answers(VIEW.asks(ChittendenView)),
)
INQUIRY = (
    Must("inquiry", "2.8-ica-employee", MANAGING_DIRECTOR, "look into the complaint and record what you find")
    .untimed(NO_TIME)
    .when("the managing director is not the one complained of", lambda known: not of_director(known))
    .answers(
        Step("record-inquiry", "2.8-ica-employee").called("Record what you found", "Inquiry recorded").asks(Inquiry)
    )
)


def _decision(key: str, owner: Role, task: str) -> Duty:
    return (
        Must(key, "2.8-ica-employee", owner, task)
        .untimed(NO_TIME)
        .answers(
            Step("settle", "2.8-ica-employee", S.SETTLED)
            .called("Record the decision", "Decision recorded")
            .asks(Outcome)
        )
    )


DECISIONS = (
    _decision("decide", MANAGING_DIRECTOR, "decide with the Continua what follows").when(
        "the managing director is not the one complained of", lambda known: not of_director(known)
    ),
    _decision("decide-balance", COC_BALANCE, "record what the leadership of the Continua decided").when(
        "the managing director is complained of, and it touches the Balance of State", _without_director
    ),
    _decision("decide-chittenden", COC_CHITTENDEN, "record what the leadership of the Continuum decided").when(
        "the managing director is complained of, and it touches Chittenden County alone", _chittenden_alone
    ),
)
