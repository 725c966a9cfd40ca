"""A made-up process that says every word of the grammar which onboarding does not: borrowing the projector."""

from tests.workflows.made_up_forms import Damage, Handed, House, Lend, Loan, Meeting, Projector, Reason, Where
from workflows.facts.combined_rules import If, Latest, Movable, Soonest
from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.known import Known
from workflows.facts.moment_rules import Hours
from workflows.facts.rules import BusinessDays, Days, On
from workflows.grammar.process import LOCAL, Ended, Must, Process, Require, State, Step, Waiting, escalate, wait
from workflows.grammar.steps import otherwise, to
from workflows.grammar.words import wording
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    COC_CHITTENDEN,
    COUNSEL,
    ICA_DIRECTOR,
    SYSTEM_ADMIN,
)

CLAUSES = frozenset({
    "9.1-ask", "9.1-careful", "9.2-review", "9.2-refuse", "9.2-away", "9.2-meeting", "9.2-restart", "9.3-fetch",
    "9.3-trial", "9.4-return", "9.4-extend", "9.4-pause", "9.4-lost", "9.4-deposit", "9.5-repair", "9.5-mended",
})  # fmt: skip
NOTICES = frozenset({"reminder", "overdue", "still-overdue", "loan-offered", "please-hurry", "projector-lost"})


class S(State):
    """Where a loan may stand."""

    ASKED = "ASKED", "the office is considering the loan"
    RUN_OUT = "RUN_OUT", "counsel let the time run out"
    OFFERED = "OFFERED", "the projector may be fetched"
    TRIAL = "TRIAL", "a new borrower is trying the projector"
    LENT = "LENT", "the projector is out"
    REPAIR = "REPAIR", "the projector is being mended"
    RETURNED = "RETURNED", "the projector is back"
    REFUSED = "REFUSED", "the loan is refused"
    LOST = "LOST", "the projector is lost"
    CANCELED = "CANCELED", "the loan was called off"


HAND_OVER = (
    Step("hand-over", "9.3-fetch")
    .called("Hand the projector over", "Projector handed over")
    .by(SYSTEM_ADMIN)
    .asks(Handed)
    .dated(fact(Handed.on))
    .leads(
        to(S.LENT).when(
            fact(Loan.had_before).yes.said("the borrower had it before", "the borrower never had it before")
        ),
        otherwise(S.TRIAL),
    )
    .does(Lend(Days(Projector.keep_days), lambda known: known[Loan].purpose))
)
HANDED_OVER = HAND_OVER.day("it was handed over")
REFUSE = Step("refuse", "9.2-refuse", S.REFUSED).called("Refuse the loan", "Loan refused").asks(Reason)
COUNSEL_REVIEW = (
    Must("counsel", "9.2-review", COUNSEL, "approve or refuse {subject}'s loan")
    .by(
        Days(Projector.review_days),
        late=Step("run-out", "9.2-review", S.RUN_OUT).called("Let the time run out", "The time ran out"),
    )
    .answers(
        Step("approve", "9.2-review")
        .called("Approve the loan", "Loan approved")
        .not_before(Days(Projector.earliest_days)),
        REFUSE,
    )
)
AWAY = (
    Must("away", "9.2-away", COC_CHITTENDEN, "consent to the loan")
    .untimed("the manual sets no time for a consent")
    .when(fact(Loan.where).is_(Where.AWAY).said("the projector leaves the county", "the projector stays in the county"))
    .answers(Step("consent", "9.2-away").called("Consent", "Consent given"), REFUSE)
)
MEETING = (
    Must("meeting", "9.2-meeting", SYSTEM_ADMIN, "tell the office meeting")
    .by(On(fact(Meeting.next_on)), late=escalate(ICA_DIRECTOR, monthly=True))
    .answers(Step("report", "9.2-meeting").called("Tell the meeting", "Meeting told"))
)
DEPOSIT = (
    Must("deposit", "9.4-deposit", AGENCY_ADMIN, "pay the deposit")
    .untimed("the manual sets no time for the deposit")
    .answers(Step("pay", "9.4-deposit").called("Pay the deposit", "Deposit paid"))
)
RETURN = (
    Must("return", "9.4-return", AGENCY_ADMIN, "bring the projector back")
    .by(
        Soonest(
            Movable("return", Latest(Days(Projector.keep_days, since=HANDED_OVER), On(fact(Loan.needed_until)))),
            If(Projector.term_counts, On(fact(House.term_ends))),
        ),
        late=Step("lose", "9.4-lost", S.LOST)
        .called("Write it off", "Written off")
        .tells("projector-lost", ICA_DIRECTOR),
        remind=Projector.remind_often,
    )
    .extendable(SYSTEM_ADMIN, "9.4-extend", until=Days(Projector.longest_days, since=HANDED_OVER))
    .pausable(SYSTEM_ADMIN, "9.4-pause")
    .answers(Step("bring-back", "9.4-return", S.RETURNED).called("Bring it back", "Brought back"))
)


FETCH = (
    Must("fetch", "9.3-fetch", AGENCY_ADMIN, "fetch the projector")
    .by(
        Soonest(BusinessDays(Projector.fetch_days), Days(fact(House.days))),
        late=escalate(AGENCY_ADMIN, AGENCY_DIRECTOR),
    )
    .answers(HAND_OVER)
)
MENDED = Step("mend", "9.5-repair", S.LENT).called("Give it back mended", "Mended")


@wording("how often it was mended")
def _times(known: Known) -> str:
    return f"{known.times(MENDED)} times"


@condition("it was mended too often", "it was not mended too often")
def too_often(known: Known) -> bool:
    """Whether mending it once more does not pay."""
    return known.times(MENDED) > 1


TWICE = Require("9.5-mended", "it was mended {times} already", ~too_often, names={"times": _times})
MEND = (
    Must("mend", "9.5-repair", SYSTEM_ADMIN, "have the projector mended")
    .by(
        Hours(Projector.mend_hours, since=fact(Damage.seen_at)),
        late=escalate((SYSTEM_ADMIN, ICA_DIRECTOR), AGENCY_DIRECTOR),
    )
    .answers(
        MENDED.requires(TWICE),
        Step("scrap", "9.5-repair", S.LOST).called("Scrap it", "Scrapped"),
    )
)
PROCESS = (
    Process("P90", "Borrowing the projector", "made up", confidential=True)
    .looks_up(Meeting, House)
    .untold(AGENCY_ADMIN, COUNSEL, COC_CHITTENDEN, SYSTEM_ADMIN, ICA_DIRECTOR, because="everybody sees the projector")
    .begins(
        Step("ask", "9.1-ask", S.ASKED)
        .called("Ask for the projector", "Projector asked for")
        .by(AGENCY_ADMIN)
        .asks(Loan)
        .requires(Require("9.1-careful", "a borrower is careful", fact(Loan.careful).yes))
    )
    .at_any_time(Step("call-off", LOCAL, S.CANCELED).called("Call the loan off", "Loan called off").by(AGENCY_ADMIN))
    .runs(
        Waiting(S.ASKED, "9.2-review", "Review")
        .until(COUNSEL_REVIEW, AWAY)
        .then(
            Step("offer", "9.3-fetch", S.OFFERED)
            .called("Offer the projector", "Projector offered")
            .tells("loan-offered", AGENCY_ADMIN)
        )
        .meanwhile(MEETING)
        .may(
            Step("hurry", LOCAL)
            .called("Ask counsel to hurry", "Counsel asked to hurry")
            .by(AGENCY_ADMIN)
            .tells("please-hurry", COUNSEL)
        ),
        Waiting(S.RUN_OUT, "9.2-restart", "Review")
        .until(
            Must("restart", "9.2-restart", ICA_DIRECTOR, "start the review again, or refuse")
            .untimed("the manual sets no time for it")
            .answers(
                Step("start-again", "9.2-restart", S.ASKED).called("Start the review again", "Review started again"),
                REFUSE,
            )
        )
        .meanwhile(AWAY, MEETING),
        Waiting(S.OFFERED, "9.3-fetch", "Loan").until(FETCH).meanwhile(DEPOSIT, MEETING),
        Waiting(S.TRIAL, "9.3-trial", "Loan")
        .until(
            wait("trial", "9.3-trial", "let the borrower try the projector in the office", Days(Projector.trial_days))
        )
        .then(Step("lend", "9.3-trial", S.LENT))
        .meanwhile(DEPOSIT),
        Waiting(S.LENT, "9.4-return", "Loan")
        .until(RETURN)
        .meanwhile(DEPOSIT)
        .may(
            Step("break", "9.5-repair", S.REPAIR)
            .called("Report damage", "Damage reported")
            .by(AGENCY_ADMIN)
            .asks(Damage)
        ),
        Waiting(S.REPAIR, "9.5-repair", "Loan")
        .until(MEND)
        .meanwhile(DEPOSIT)
        .rests(RETURN, "9.5-repair", "nobody can bring back what is being mended", tolls=Projector.repair_is_added),
        Ended(S.RETURNED, "9.4-return", "Back"),
        Ended(S.REFUSED, "9.2-refuse"),
        Ended(S.LOST, "9.4-lost"),
        Ended(S.CANCELED, LOCAL),
    )
)
