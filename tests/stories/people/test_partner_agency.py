"""2.1, 3.1: an agency joins with a signed agreement and rules of its own, and renews the agreement every year."""

from datetime import date, datetime
from typing import Any

import pytest

from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.engine.following import following
from workflows.facts.by_name import TellUsers
from workflows.facts.effects import Effect, OpenCase, Paper
from workflows.facts.forms import Form
from workflows.grammar.documents import CaseDocuments
from workflows.grammar.events import THE_CLOCK, Act
from workflows.law.agency_kinds import AgencyKind
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, STAND_IN, SYSTEM_ADMIN
from workflows.manual.people.partner_agency import PROCESS
from workflows.manual.people.partner_agency.closing import (
    CloseAgency,
    Closing,
    Disabled,
    EndAgencyLicenses,
    Leaving,
    LicensesConfirmed,
    Stays,
)
from workflows.manual.people.partner_agency.joining import (
    Computers,
    Joining,
    KeepLocalRules,
    LocalRules,
    NotJoining,
)
from workflows.manual.people.partner_agency.known import AgencyPage, renewal_day
from workflows.manual.people.partner_agency.renewing import WANTED
from workflows.manual.people.partner_agency.signing import (
    Capacity,
    FilePartnership,
    PartnershipOnPaper,
    PartnershipSigned,
    SignPartnership,
)
from workflows.manual.people.standing import AgencyStanding
from workflows.trying.simulate import Play

SHELTER, REFUGE = AgencyStanding(kind=AgencyKind.SHELTER), AgencyStanding(kind=AgencyKind.VICTIM_SERVICES)
PAPERS = CaseDocuments(names=("agreement.pdf", "rules.pdf"))
ASKED = Joining(agency="pathways", why="A winter shelter")
SIGNED = PartnershipSigned(agree=True, signed_as="Pat Dorsey")
ON_PAPER = PartnershipOnPaper(
    signed_as="Ash Lund", capacity=Capacity.REPRESENTATIVE, signed_on=date(2026, 1, 2), document="agreement.pdf",
    record="By hand",
)  # fmt: skip
RULES = LocalRules(document="rules.pdf", access=True, destruction=True, derived=True)


def joining(standing: AgencyStanding = SHELTER, page: AgencyPage = AgencyPage(), *papers: Form) -> Play:  # noqa: B008
    play = Play(PROCESS, local(1, 5, 9))
    play.learn(standing, page, CaseDocuments(), *papers)
    play.do("join", SYSTEM_ADMIN, ASKED)
    return play


def renewing(signed_on: date, now: datetime, policy: Policy = FIRST_EDITION, *, rules: bool = True) -> Play:
    page = AgencyPage(signed_on=signed_on, rules_on=signed_on if rules else None)
    play = Play(PROCESS, now, policy)
    play.fire(Act("renewal", THE_CLOCK, (SHELTER, page, CaseDocuments())))
    return play


def follow(play: Play, *found: Form) -> None:
    """Let the directory change, and the case take what follows."""
    before = play.case
    play.learn(*found)
    for each in following(before, play.case, play.now, play.policy):
        assert isinstance(each, Act)
        play.fire(each)


def effects(play: Play) -> list[Effect]:
    return [effect for each in play.decisions for effect in each.effects]


# "Partnership Agreements must be signed by each Partner Agency's Executive Director or authorized representative. The
# Institute for Community Alliances will retain the original document."


def test_an_agency_joins_when_agreement_rules_computers_and_page_are_in_in_any_order() -> None:
    play = joining(SHELTER, AgencyPage(), PAPERS)
    assert set(play.case.owed) == {"agreement", "local-rules", "computers", "page"}
    assert {play.due(key) for key in play.case.owed} == {date(2026, 2, 4)}
    play.do("page", SYSTEM_ADMIN)
    play.do("computers", AGENCY_ADMIN, Computers(meet=False, remark="One old laptop"))
    play.do("hand-in-rules", STAND_IN, RULES)
    assert play.case.state == "JOINING"
    play.do("sign", AGENCY_DIRECTOR, SIGNED)
    signed = SignPartnership(Paper.PARTNERSHIP, "Pat Dorsey")
    assert (play.case.state, effects(play)) == ("PARTNER", [KeepLocalRules("rules.pdf"), signed])


def test_nobody_but_the_executive_director_signs_at_the_desk() -> None:
    for hat in (SYSTEM_ADMIN, STAND_IN, AGENCY_ADMIN):
        with pytest.raises(NotAllowed):
            joining().do("sign", hat, SIGNED)


def test_what_a_representative_signed_on_paper_is_filed_by_ica_with_the_signed_file_and_counts_from_its_day() -> None:
    play = joining(SHELTER, AgencyPage(), PAPERS)
    with pytest.raises(NotAllowed, match="no document"):
        joining().do("on-paper", SYSTEM_ADMIN, ON_PAPER)
    play.do("on-paper", SYSTEM_ADMIN, ON_PAPER)
    assert (set(play.case.done), effects(play)) == ({"agreement"}, [FilePartnership("Ash Lund", date(2026, 1, 2))])


def test_a_signature_that_the_directory_has_already_is_not_asked_for_again() -> None:
    play = joining()
    follow(play, AgencyPage(signed_on=date(2025, 12, 1)))
    assert "agreement" not in play.case.owed


def test_without_agreement_there_is_no_signature_and_an_agency_that_does_not_join_withdraws() -> None:
    play = joining()
    with pytest.raises(NotAllowed, match="no license"):
        play.do("sign", AGENCY_DIRECTOR, PartnershipSigned(agree=False, signed_as="Pat Dorsey"))
    play.do("withdraw", AGENCY_DIRECTOR, NotJoining(why="We have no staff for it"))
    assert play.case.state == "WITHDRAWN"


def test_a_page_without_an_executive_director_is_not_complete() -> None:
    with pytest.raises(NotAllowed, match="names no executive director"):
        joining(SHELTER, AgencyPage(director=False)).do("page", SYSTEM_ADMIN)


# "Each Partner Agency shall develop rules governing the access of Confidential Data in HMIS …"


@pytest.mark.parametrize(
    ("field", "words"), [("access", "reach"), ("destruction", "destroyed"), ("derived", "controlled")]
)
def test_rules_that_leave_something_out_are_not_taken(field: str, words: str) -> None:
    said: dict[str, Any] = {"document": "rules.pdf", "access": True, "destruction": True, "derived": True, field: False}
    with pytest.raises(NotAllowed, match=words):
        joining(SHELTER, AgencyPage(), PAPERS).do("hand-in-rules", AGENCY_ADMIN, LocalRules(**said))


# "Victim service providers … must not directly enter or provide data into HMIS …"


INSTEAD = OpenCase("P30", "arise", about_person=False)


def test_a_victim_service_provider_signs_nothing_and_is_asked_what_it_uses_instead() -> None:
    play = joining(REFUGE)
    assert (play.case.state, effects(play)) == ("ELSEWHERE", [INSTEAD])


def test_one_that_turns_out_to_be_a_victim_service_provider_stops_joining_and_renews_nothing() -> None:
    for play in (joining(), renewing(date(2025, 3, 20), local(2, 1))):
        follow(play, REFUGE)
        assert (play.case.state, effects(play)) == ("ELSEWHERE", [INSTEAD])


# A late renewal is chased, and suspends nobody.


@pytest.mark.parametrize(
    ("signed", "month", "due"),
    [
        (date(2025, 3, 20), 0, date(2026, 3, 20)),
        (date(2024, 2, 29), 0, date(2025, 2, 28)),  # a leap day
        (date(2025, 12, 31), 0, date(2026, 12, 31)),
        (date(2025, 3, 9), 0, date(2026, 3, 9)),  # the day on which summer time began
        (date(2025, 11, 2), 0, date(2026, 11, 2)),  # and the one on which it ended
        (date(2025, 7, 31), 8, date(2025, 8, 31)),
        (date(2025, 8, 1), 8, date(2026, 8, 31)),
        (date(2027, 6, 1), 2, date(2028, 2, 29)),
        (date(2025, 12, 1), 12, date(2026, 12, 31)),
    ],
)  # fmt: skip
def test_it_is_renewed_by_its_anniversary_or_by_the_end_of_the_month_for_all(
    signed: date, month: int, due: date
) -> None:
    policy = Policy("own", date(2016, 1, 1), Policy.partnership_renewal_month.to(month))
    assert renewal_day(signed, policy) == due


@pytest.mark.parametrize(
    ("today", "standing", "wanted"),
    [
        (local(1, 31), SHELTER, False),
        (local(2, 1, 0), SHELTER, True),  # the first of the month before the month in which it is due
        (local(2, 1, 0), REFUGE, False),
        (local(9, 1, year=2029), SHELTER, True),
    ],
)
def test_a_renewal_is_asked_for_from_the_month_before_on(
    today: datetime, standing: AgencyStanding, wanted: bool
) -> None:
    play = Play(PROCESS, today)
    play.learn(standing, AgencyPage(signed_on=date(2025, 3, 20)))
    assert WANTED.verdict(play.case.known(FIRST_EDITION, today)) is wanted


def test_an_edition_may_do_without_renewals() -> None:
    never = Policy("never", date(2016, 1, 1), Policy.partnership_agreement_renewal_months.to(0))
    assert renewal_day(date(2020, 1, 1), never) is None


def test_who_signs_anew_has_renewed_it() -> None:
    play = renewing(date(2025, 3, 20), local(2, 1))
    assert (list(play.case.owed), play.due("renewal")) == (["renewal"], date(2026, 3, 20))
    play.do("sign", AGENCY_DIRECTOR, SIGNED)
    assert play.case.state == "RENEWED"


def test_a_late_renewal_is_chased_every_month_and_suspends_nobody() -> None:
    play = renewing(date(2020, 1, 10), local(2, 1))
    assert play.due("renewal") == date(2026, 3, 3)  # thirty days at the least, though it is years late
    told = play.wait(local(9, 1))
    assert (play.case.state, effects(play)) == ("RENEWING", [])
    assert len([each for each in told if each.notices]) >= 5


def test_an_agency_that_never_handed_in_its_rules_owes_them_with_the_renewal() -> None:
    play = renewing(date(2025, 3, 20), local(2, 1), rules=False)
    assert set(play.case.owed) == {"renewal", "local-rules"}


def test_a_renewal_that_the_directory_shows_closes_the_case_and_the_old_signature_does_not() -> None:
    play = renewing(date(2025, 3, 20), local(2, 1))
    follow(play, AgencyPage(director=False, signed_on=date(2025, 3, 20), rules_on=date(2025, 3, 20)))
    assert play.case.state == "RENEWING"
    follow(play, AgencyPage(signed_on=date(2026, 1, 31), rules_on=date(2025, 3, 20)))
    assert play.case.state == "RENEWED"


# Closing an agency ends its licenses, agreements and open work with a list to confirm.


def leaving() -> Play:
    play = Play(PROCESS, local(3, 2, 9))
    play.do("close", AGENCY_DIRECTOR, Closing(agency="pathways", why="The shelter closes"))
    return play


def test_nothing_ends_before_ica_has_gone_through_the_list() -> None:
    play = leaving()
    assert effects(play) == []
    with pytest.raises(NotAllowed, match="go through the list"):
        play.do("end-licenses", SYSTEM_ADMIN, LicensesConfirmed(confirmed=False))
    with pytest.raises(NotAllowed):
        play.do("end-licenses", AGENCY_DIRECTOR, LicensesConfirmed(confirmed=True))


def test_licenses_end_first_then_accounts_and_open_work_and_then_the_agency_is_closed() -> None:
    play = leaving()
    play.do("end-licenses", SYSTEM_ADMIN, LicensesConfirmed(confirmed=True))
    assert set(play.case.owed) == {"disable-accounts", "last-work"}
    play.do("disable-accounts", SYSTEM_ADMIN, Disabled(disabled_on=date(2026, 3, 2)))
    play.do("last-work", SYSTEM_ADMIN)
    assert (play.case.state, effects(play)) == (
        "CLOSED",
        [EndAgencyLicenses(), TellUsers("license-ended-with-agency"), CloseAgency()],
    )


def test_an_agency_may_stay_after_all_and_one_that_does_not_renew_may_leave() -> None:
    play = leaving()
    play.do("stay", AGENCY_DIRECTOR, Stays(why="We found a new home"))
    assert play.case.state == "STAYED"
    other = renewing(date(2025, 3, 20), local(2, 1))
    other.do("leave", AGENCY_DIRECTOR, Leaving(why="We close in summer"))
    assert other.case.state == "CLOSING"
