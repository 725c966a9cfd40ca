"""3.4, uses 7 to 9: what cannot wait is decided, disclosed and logged in one act, told to the client, and reviewed afterwards."""

from datetime import date, datetime
from typing import Any

import pytest

from tests.stories.lateness import silence
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import LogDisclosure, OpenCase
from workflows.grammar.events import Act
from workflows.law.readers import tokens
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    ASKER,
    CHAIR,
    COC_BALANCE,
    COMMITTEE,
    COUNSEL,
    ICA_DIRECTOR,
    MANAGING_DIRECTOR,
    SYSTEM_ADMIN,
    USER,
    Role,
)
from workflows.manual.conduct.violation.alleging import Allegation, Violator
from workflows.manual.disclosure.protective import PROCESS
from workflows.manual.disclosure.protective.disclosing import CLAUSE_OF, Ground, ProtectiveDisclosure, Proviso
from workflows.manual.disclosure.protective.informing import ClientTold, Exemption, NotTold, Whom
from workflows.manual.disclosure.protective.reviewing import (
    CounselReview,
    ProtectiveCharge,
    Review,
    Settled,
    Verdict,
)
from workflows.sight.needing import readers_of_deed, readers_of_step
from workflows.telling.timeline import is_late
from workflows.trying.simulate import Play

THREAT = frozenset({Proviso.NECESSARY, Proviso.ABLE})
ABUSE = frozenset({Proviso.AUTHORITY, Proviso.VICTIM})
INCAPACITY = frozenset({Proviso.OFFICIAL, Proviso.UNABLE, Proviso.WAITING, Proviso.NOT_AGAINST})
HOLDS = {Ground.THREAT: THREAT, Ground.ABUSE: ABUSE, Ground.INCAPACITY: INCAPACITY}
NIGHT = local(3, 4, 23, 40)
BEGUN_BY = {"disclose": USER, "disclose-for-agency": AGENCY_ADMIN, "disclose-at-ica": SYSTEM_ADMIN}


def disclosed(ground: Ground, at: datetime = NIGHT, step: str = "disclose", **fields: Any) -> Play:
    play = Play(PROCESS, at)
    said = {
        "agency": "pathways", "ground": ground, "tests": HOLDS[ground], "recipient": "Mill River Police, shift lead",
        "what": "Whereabouts", "client": "4711", "given_on": at.date(), **fields,
    }  # fmt: skip
    play.do(step, BEGUN_BY[step], ProtectiveDisclosure(**said))
    return play


def refused(*args: Any, **fields: Any) -> str:
    with pytest.raises(NotAllowed) as found:
        disclosed(*args, **fields)
    return str(found.value)


def reviewed(play: Play, ica: Verdict = Verdict.IN_ORDER, counsel: Verdict = Verdict.IN_ORDER) -> Play:
    play.do("review", SYSTEM_ADMIN, Review(verdict=ica, why="Specific and small"))
    play.do("counsel", COUNSEL, CounselReview(verdict=counsel, why="Within the use"))
    return play


def told_in(play: Play) -> set[Role]:
    return {notice.to for notice in play.decisions[-1].notices}


# "To avert a serious threat to health or safety if …" "To report to a governmental authority …" "… when a client is
# incapacitated and unable to agree to the disclosure …"


@pytest.mark.parametrize("step", BEGUN_BY)
@pytest.mark.parametrize("ground", Ground)
def test_one_form_decides_discloses_and_logs_and_nobody_approves_it_before(ground: Ground, step: str) -> None:
    play = disclosed(ground, step=step)
    (decision,) = play.decisions
    logged = LogDisclosure(
        "Mill River Police, shift lead",
        "Whereabouts (HMIS client 4711)",
        str(ground),
        CLAUSE_OF[ground],
        date(2026, 3, 4),
    )
    assert (play.case.state, decision.effects) == ("LOGGED", (logged,))
    assert told_in(play) == {AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN, COUNSEL}


@pytest.mark.parametrize(
    ("ground", "missing"), [(ground, each) for ground in Ground for each in Proviso if each in HOLDS[ground]]
)
def test_each_test_of_a_ground_must_hold_and_its_clause_is_named(ground: Ground, missing: Proviso) -> None:
    others = frozenset(Proviso) - {missing}
    assert refused(ground, tests=others).startswith(CLAUSE_OF[ground])


def test_of_the_other_grounds_nothing_has_to_hold() -> None:
    assert all(disclosed(ground).case.state == "LOGGED" for ground in Ground)


@pytest.mark.parametrize(
    ("at", "given", "late"),
    [
        (local(3, 4, 23, 59), date(2026, 3, 4), False),
        (local(3, 5, 0, 20), date(2026, 3, 4), False),  # shortly after midnight
        (local(3, 6, 0, 20), date(2026, 3, 4), True),
        (local(3, 1, 8, year=2028), date(2028, 2, 29), False),
        (local(3, 1, 8, year=2028), date(2028, 2, 28), True),
        (local(1, 1, 0, 30, year=2027), date(2026, 12, 31), False),
    ],
)
def test_what_is_logged_later_than_the_day_after_is_taken_and_called_late(
    at: datetime, given: date, late: bool
) -> None:
    play = disclosed(Ground.THREAT, at, given_on=given)
    (effect,) = play.decisions[-1].effects
    assert isinstance(effect, LogDisclosure)
    assert (effect.on, is_late(play.decisions[-1], play.policy)) == (given, late)


# "When the personal information of a victim of abuse, neglect or domestic violence is disclosed, the individual … will
# promptly be informed …"


@pytest.mark.parametrize(
    ("at", "due"),
    [
        (NIGHT, date(2026, 3, 6)),
        (local(2, 28, 9, year=2028), date(2028, 3, 1)),  # a leap year
        (local(12, 31, 23, 50), date(2027, 1, 2)),
        (local(3, 7, 23, 30), date(2026, 3, 9)),  # clocks go forward on March 8
        (local(10, 31, 23, 30), date(2026, 11, 2)),  # and back on November 1
    ],
)
def test_a_victim_is_told_within_two_days(at: datetime, due: date) -> None:
    assert disclosed(Ground.ABUSE, at).due("tell") == due
    assert disclosed(Ground.ABUSE, at, "disclose-for-agency").due("tell-for-agency") == due


def test_a_victim_is_told_on_whichever_ground_and_nobody_else_has_to_be() -> None:
    for ground in (Ground.THREAT, Ground.INCAPACITY):
        assert "tell" not in disclosed(ground).case.owed
        assert "tell" in disclosed(ground, victim=True).case.owed


def test_the_user_who_disclosed_tells_them_or_the_administrator_does() -> None:
    for hat in (USER, AGENCY_ADMIN, AGENCY_DIRECTOR):
        play = disclosed(Ground.ABUSE)
        play.do("tell", hat, ClientTold(whom=Whom.CLIENT, told_on=date(2026, 3, 4)))
        assert set(play.case.owed) == {"review", "counsel"}
    with pytest.raises(NotAllowed):
        disclosed(Ground.ABUSE).do("tell", COUNSEL, ClientTold(whom=Whom.CLIENT, told_on=date(2026, 3, 4)))


def test_nobody_says_that_they_were_told_before_it_was_disclosed() -> None:
    with pytest.raises(NotAllowed):
        disclosed(Ground.ABUSE).do("tell", USER, ClientTold(whom=Whom.CLIENT, told_on=date(2026, 3, 3)))


def test_a_representative_who_may_be_responsible_is_not_told() -> None:
    play = disclosed(Ground.ABUSE)
    with pytest.raises(NotAllowed, match="responsible for the harm"):
        play.do("tell", USER, ClientTold(whom=Whom.REPRESENTATIVE, told_on=date(2026, 3, 4)))
    play.do("tell", USER, ClientTold(whom=Whom.REPRESENTATIVE, told_on=date(2026, 3, 4), safe=True))
    assert "tell" not in play.case.owed


@pytest.mark.parametrize("exception", Exemption)
def test_either_exception_is_on_record_with_who_judged_and_why(exception: Exemption) -> None:
    play = disclosed(Ground.ABUSE)
    judged = NotTold(
        exception=exception, judged_by="Kim Roe, shelter manager", judged_on=date(2026, 3, 4), why="He reads her mail"
    )
    play.do("except", USER, judged)
    assert play.case.forms[NotTold] == judged
    assert reviewed(play).case.state == "REVIEWED"


def test_silence_reaches_the_agency_then_ica_and_sanctions_nobody() -> None:
    found = silence(disclosed(Ground.ABUSE, local(3, 4)), "tell")
    assert (found.due, found.then) == ((3, 6), [{AGENCY_ADMIN, AGENCY_DIRECTOR}, {SYSTEM_ADMIN}])


# Reviewed afterwards: local targets.


def test_ica_and_counsel_review_it_in_five_days_and_silence_reaches_those_above() -> None:
    play = disclosed(Ground.THREAT, local(3, 4))
    assert (play.due("review"), play.due("counsel")) == (date(2026, 3, 9), date(2026, 3, 9))
    assert silence(play, "review").then == [{SYSTEM_ADMIN}, {ICA_DIRECTOR}]
    assert silence(disclosed(Ground.THREAT, local(3, 4)), "counsel").then == [{COUNSEL}, {SYSTEM_ADMIN, ICA_DIRECTOR}]


def test_both_in_order_end_it_and_user_and_agency_hear() -> None:
    play = reviewed(disclosed(Ground.THREAT))
    assert (play.case.state, told_in(play)) == ("REVIEWED", {USER, AGENCY_ADMIN, AGENCY_DIRECTOR})


def test_nobody_reviews_what_they_disclosed_themselves() -> None:
    play = disclosed(Ground.THREAT, step="disclose-at-ica")
    with pytest.raises(NotAllowed):
        play.fire(_review_by(frozenset({SYSTEM_ADMIN, ASKER})))
    play.do("review", ICA_DIRECTOR, Review(verdict=Verdict.IN_ORDER, why="Needed at once"))
    assert "review" not in play.case.owed


def _review_by(hats: frozenset[Role]) -> Act:
    return Act("review", hats, (Review(verdict=Verdict.IN_ORDER, why="Needed at once"),))


def wanting(step: str = "disclose") -> Play:
    return reviewed(disclosed(Ground.THREAT, step=step), counsel=Verdict.WANTING)


def charge(violator: Violator) -> ProtectiveCharge:
    return ProtectiveCharge(violator=violator, what="More than was needed", occurred="March 4")


@pytest.mark.parametrize("violator", Violator)
def test_what_the_review_finds_becomes_a_violation_case_only_if_a_person_decides_so(violator: Violator) -> None:
    play = wanting()
    assert (play.case.state, told_in(play)) == ("WANTING", {SYSTEM_ADMIN})
    assert not [each for decision in play.decisions for each in decision.effects if isinstance(each, OpenCase)]
    play.wait(local(6, 1))
    assert play.case.state == "WANTING"
    play.do("allege", SYSTEM_ADMIN, charge(violator))
    (opened,) = play.decisions[-1].effects
    alleged = Allegation(
        agency="pathways", violator=violator, what="More than was needed", occurred="March 4"
    )  # fmt: skip
    assert isinstance(opened, OpenCase)
    assert (opened.process, opened.forms, opened.about_person) == ("P19", (alleged,), violator is Violator.USER)


def test_to_agency_and_user_it_ends_alike_whether_a_violation_is_alleged_or_not() -> None:
    alleged, settled = wanting(), wanting()
    alleged.do("allege", SYSTEM_ADMIN, charge(Violator.USER))
    settled.do("settle", ICA_DIRECTOR, Settled(why="Training is enough"))
    assert (alleged.case.state, told_in(alleged)) == (settled.case.state, told_in(settled))
    for step in ("review", "counsel", "allege", "settle"):
        assert readers_of_deed(PROCESS, step) == tokens({SYSTEM_ADMIN, COUNSEL})


def test_no_user_is_accused_where_none_disclosed_and_ica_alleges_nothing_against_itself() -> None:
    with pytest.raises(NotAllowed, match="no user recorded this"):
        wanting("disclose-for-agency").do("allege", SYSTEM_ADMIN, charge(Violator.USER))
    with pytest.raises(NotAllowed):
        wanting("disclose-at-ica").do("allege", ICA_DIRECTOR, charge(Violator.AGENCY))


def test_nobody_reads_it_but_who_disclosed_their_agency_ica_and_counsel() -> None:
    seen = readers_of_step(PROCESS, "disclose")
    assert seen == tokens({USER, AGENCY_ADMIN, SYSTEM_ADMIN, COUNSEL})
    assert not seen & tokens({COC_BALANCE, COMMITTEE, CHAIR})
    assert MANAGING_DIRECTOR not in {notice.to for notice in PROCESS.notices()}
