"""3.1 and 2.2: drafts stay with few until they are approved, confidential data are encrypted and destroyed, equipment is wiped."""

from datetime import date
from typing import Any

import msgspec
import pytest

from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.grammar.documents import CaseDocuments
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    ASKER,
    ICA_DIRECTOR,
    MANAGING_DIRECTOR,
    SYSTEM_ADMIN,
    Role,
)
from workflows.manual.disclosure.data_handling import PROCESS
from workflows.manual.disclosure.data_handling.destroying import (
    CertifiedDestruction,
    Destruction,
    Equipment,
    Extract,
    KeptLonger,
    Method,
)
from workflows.manual.disclosure.data_handling.drafts import Draft, DraftDiscarded, DraftSent, Unpublished, Way
from workflows.manual.disclosure.data_handling.publishing import (
    DraftBack,
    PublicationApproved,
    Publisher,
    ReportPublished,
    WhoPublishes,
)
from workflows.trying.simulate import Play

OTTER = "otter-creek-shelter"
DRAFT = Draft(
    title="Homelessness in Vermont",
    kind=Unpublished.REPORT,
    place="With this case",
    agencies=(OTTER,),
    identifying=False,
)
SENT = DraftSent(to="Tess Barlow", authorized=True, way=Way.EMAIL, labeled=True, sent_on=date(2026, 3, 2))
APPROVED = PublicationApproved(unidentified=True, parameters=True, signed_as="Nora Feld")
EXTRACT = Extract(
    what="Export of one program", purpose="The yearly report", place="Encrypted folder", encrypted=True,
    encryption="AES-256", paper=False, destroy_on=date(2026, 6, 30),
)  # fmt: skip
DESTROYED = CertifiedDestruction(
    method=Method.OVERWRITTEN, shredded=True, destroyed_on=date(2026, 6, 30), destroyed_by="Green Mountain Recycling",
    certificate="certificate.pdf",
)  # fmt: skip
WITH_CERTIFICATE = CaseDocuments(names=("certificate.pdf",))
LAPTOP = Equipment(what="Laptop", tag="VT-0417", broken=True, out_on=date(2026, 3, 2))
WIPED = Destruction(
    method=Method.OVERWRITTEN, shredded=True, destroyed_on=date(2026, 3, 9), destroyed_by="Green Mountain Recycling"
)


def like(form: Any, **fields: Any) -> Any:
    return msgspec.structs.replace(form, **fields)


def begun(step: str, form: Any, by: Role = SYSTEM_ADMIN, policy: Policy = FIRST_EDITION) -> Play:
    play = Play(PROCESS, local(3, 2, 9), policy)
    play.do(step, by, form)
    return play


def drafted(**fields: Any) -> Play:
    return begun("register-draft", like(DRAFT, **fields))


def submitted(policy: Policy = FIRST_EDITION) -> Play:
    play = begun("register-draft", DRAFT, policy=policy)
    play.do("submit", SYSTEM_ADMIN)
    return play


def kept(by: Role = SYSTEM_ADMIN, **fields: Any) -> Play:
    return begun("register-extract", like(EXTRACT, **fields), by)


def destroyed(play: Play, **fields: Any) -> None:
    play.now = local(6, 30)
    play.learn(WITH_CERTIFICATE)
    play.do("destroy", SYSTEM_ADMIN, like(DESTROYED, **fields))


# "Accessible only to authorized HMIS staff and agency personnel. … If mailed, data must be labeled confidential."


def test_a_draft_is_told_to_the_agencies_that_may_open_it_and_to_nobody_else() -> None:
    assert {each.to for each in drafted().decisions[-1].notices} == {AGENCY_ADMIN, AGENCY_DIRECTOR}


@pytest.mark.parametrize(("field", "clause"), [("authorized", "3.1-draft-access"), ("labeled", "3.1-draft-transmit")])
def test_what_is_sent_goes_to_those_who_may_open_it_and_is_labeled_by_email_too(field: str, clause: str) -> None:
    play = drafted()
    with pytest.raises(NotAllowed, match=clause):
        play.do("send-draft", SYSTEM_ADMIN, like(SENT, **{field: False}))
    play.do("send-draft", SYSTEM_ADMIN, SENT)
    play.do("send-draft", SYSTEM_ADMIN, like(SENT, to="Helen Marsh", way=Way.FIRST_CLASS))
    assert (play.case.state, play.case.taken["send-draft"].times) == ("DRAFT", 2)


def test_data_that_identify_somebody_are_no_draft_but_confidential() -> None:
    with pytest.raises(NotAllowed, match="register them as confidential data"):
        drafted(identifying=True)


# "Information scheduled, but not yet approved, for publication."


def test_icas_director_approves_and_then_the_report_is_public() -> None:
    play = submitted()
    assert set(play.case.owed) == {"approve:ica-director"}
    play.do("approve-publication", ICA_DIRECTOR, APPROVED, party="ica-director")
    play.do("publish", SYSTEM_ADMIN, ReportPublished(where="hmis.example/reports", published_on=date(2026, 3, 2)))
    assert play.case.state == "PUBLISHED"


@pytest.mark.parametrize("hat", [SYSTEM_ADMIN, MANAGING_DIRECTOR])
def test_nobody_else_approves(hat: Role) -> None:
    with pytest.raises(NotAllowed):
        submitted().do("approve-publication", hat, APPROVED, party="ica-director")


def test_the_managing_director_approves_where_icas_director_registered_the_draft() -> None:
    play = submitted()
    play.learn(WhoPublishes(free=frozenset({Publisher.MANAGING_DIRECTOR})))
    assert set(play.case.owed) == {"approve:managing-director"}
    assert ASKER  # by which whoever registered it approves nothing


def test_another_edition_has_the_managing_director_approve() -> None:
    other = Policy("other", date(2016, 1, 1), Policy.publication_approver.to("ICA managing director"))
    assert set(submitted(other).case.owed) == {"approve:managing-director"}


@pytest.mark.parametrize(
    ("field", "clause"), [("unidentified", "3.1-public-classes"), ("parameters", "3.2-parameters")]
)
def test_nothing_becomes_public_that_is_not_aggregated_or_does_not_say_what_it_is_made_of(
    field: str, clause: str
) -> None:
    with pytest.raises(NotAllowed, match=clause):
        submitted().do("approve-publication", ICA_DIRECTOR, like(APPROVED, **{field: False}), party="ica-director")


def test_a_draft_that_is_sent_back_is_a_draft_again_and_may_be_destroyed() -> None:
    play = submitted()
    play.do("send-back", ICA_DIRECTOR, DraftBack(why="Towns with three families"), party="ica-director")
    assert (play.case.state, play.due("finish")) == ("DRAFT", date(2026, 5, 31))  # 90 days
    with pytest.raises(NotAllowed, match="shred it first"):
        play.do("discard", SYSTEM_ADMIN, DraftDiscarded(discarded_on=date(2026, 3, 2), shredded=False))
    play.do("discard", SYSTEM_ADMIN, DraftDiscarded(discarded_on=date(2026, 3, 2), shredded=True))
    assert play.case.state == "DISCARDED"


# Of confidential data: "Requires encryption at all times. Must be magnetically overwritten and destroyed."


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"encrypted": False}, "encrypted at all times"),
        ({"paper": True}, "out of sight"),
        ({"destroy_on": date(2026, 3, 1)}, "past already"),
        ({"destroy_on": date(2027, 3, 3)}, "365 days at most"),
    ],
)
def test_confidential_data_are_encrypted_and_have_a_day_of_destruction(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(NotAllowed, match=words):
        kept(**fields)


@pytest.mark.parametrize("day", [date(2026, 3, 8), date(2026, 11, 1), date(2026, 12, 31), date(2027, 3, 2)])
def test_they_are_destroyed_by_the_day_given_over_changes_of_the_clock_and_the_end_of_the_year(day: date) -> None:
    assert kept(destroy_on=day).due("destroy") == day


def test_over_a_leap_day_a_year_of_365_days_is_a_day_shorter() -> None:
    play = Play(PROCESS, local(3, 1, 9).replace(year=2027), FIRST_EDITION)
    with pytest.raises(NotAllowed, match="365 days at most"):
        play.do("register-extract", SYSTEM_ADMIN, like(EXTRACT, destroy_on=date(2028, 3, 1)))
    play.do("register-extract", SYSTEM_ADMIN, like(EXTRACT, destroy_on=date(2028, 2, 29)))
    assert play.due("destroy") == date(2028, 2, 29)


def test_they_are_kept_longer_with_a_reason() -> None:
    play = kept()
    play.now = local(6, 1)
    play.do("keep-longer", SYSTEM_ADMIN, KeptLonger(destroy_on=date(2026, 9, 30), why="The report was put off"))
    assert (play.case.state, play.due("destroy")) == ("KEPT", date(2026, 9, 30))


def test_what_is_destroyed_otherwise_takes_a_note_and_a_certificate_is_with_the_case() -> None:
    play = kept()
    with pytest.raises(NotAllowed, match="why that is as good"):
        destroyed(play, method=Method.KEY)
    with pytest.raises(NotAllowed, match="no document"):
        destroyed(play, certificate="other.pdf")
    destroyed(play, method=Method.KEY, note="The disk is solid state; its key was erased")
    assert play.case.state == "DESTROYED"


def test_an_agency_that_keeps_them_destroys_them_itself() -> None:
    play = kept(AGENCY_ADMIN, agency=OTTER)
    assert set(play.case.owed) == {"agency-destroys"}
    with pytest.raises(NotAllowed):
        kept(AGENCY_ADMIN)


# "Data stored on broken equipment or equipment intended for disposal will be destroyed using industry standard procedures."


def test_the_data_on_equipment_are_destroyed_in_thirty_days() -> None:
    play = begun("report-equipment", LAPTOP)
    assert (play.case.state, play.due("wipe")) == ("DISPOSING", date(2026, 4, 1))
    play.now = local(3, 9)
    play.do("wipe", SYSTEM_ADMIN, WIPED)
    assert play.case.state == "DESTROYED"


def test_an_agencys_equipment_is_the_agencys_task() -> None:
    play = begun("report-equipment", like(LAPTOP, agency=OTTER), AGENCY_ADMIN)
    assert set(play.case.owed) == {"agency-wipes"}
