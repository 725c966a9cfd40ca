"""3.4: who asks is made sure of before a record is shown or corrected; an answer may be given in part."""

from datetime import date

import pytest

from tests.stories.clients.clients import correcting, inspecting, to_correct, to_inspect, told
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR
from workflows.manual.clients.correction import Corrected, PartCorrected, Remedy
from workflows.manual.clients.identity import Identified, Proof
from workflows.manual.clients.inspection import Given, Ground, PartGiven
from workflows.manual.clients.requests import Identity, ShowDenial

DAY = date(2026, 1, 20)
GIVEN, CORRECTED = Given(given_on=DAY, explained=True), Corrected(remedy=Remedy.MARKED, corrected_on=DAY)
CHECKED = Identified(proof=Proof.PHOTO, checked_on=DAY)
PART_GIVEN = PartGiven(
    given_on=DAY, explained=True, withheld="Case notes", ground=Ground.SOURCE, reason="A promise was made.",
    request_recorded=True, reason_recorded=True,
)  # fmt: skip
PART_CORRECTED = PartCorrected(
    remedy=Remedy.MARKED, corrected_on=DAY, unchanged="Entry date", reason="It agrees with the intake form.",
    request_recorded=True, reason_recorded=True,
)  # fmt: skip
UNCHECKED = Policy("unchecked", date(2016, 1, 1), Policy.identity_before_giving.to(False))


def test_a_record_is_shown_to_nobody_whose_identity_is_not_checked() -> None:
    play = inspecting(to_inspect(identity=Identity.NOT_YET))
    play.wait(local(1, 20))
    assert {"answer", "identity"} <= set(play.case.owed)
    for step, form in (("give", GIVEN), ("give-part", PART_GIVEN)):
        with pytest.raises(
            NotAllowed, match=r"^3\.4-inspect-right: a client inspects their own record; make sure first"
        ):
            play.do(step, AGENCY_ADMIN, form)
    play.do("identify", AGENCY_ADMIN, CHECKED)
    assert "identity" not in play.case.owed
    assert play.do("give", AGENCY_ADMIN, GIVEN).after.state == "GIVEN"


def test_nothing_is_corrected_on_the_word_of_somebody_unknown() -> None:
    play = correcting(to_correct(identity=Identity.NOT_YET))
    play.wait(local(1, 20))
    for step, form in (("correct", CORRECTED), ("correct-part", PART_CORRECTED)):
        with pytest.raises(NotAllowed, match=r"^3\.4-inspect-right: .* make sure first of who asks"):
            play.do(step, AGENCY_ADMIN, form)
    play.do("identify", AGENCY_ADMIN, CHECKED)
    assert play.do("correct", AGENCY_ADMIN, CORRECTED).after.state == "CORRECTED"


def test_an_identity_that_was_checked_at_once_is_not_asked_for_again() -> None:
    assert "identity" not in inspecting().case.owed
    assert "identity" not in correcting().case.owed


def test_a_setting_lets_a_record_be_shown_without_a_check() -> None:
    play = inspecting(to_inspect(identity=Identity.NOT_YET), policy=UNCHECKED)
    play.wait(local(1, 20))
    assert play.do("give", AGENCY_ADMIN, GIVEN).after.state == "GIVEN"


def test_part_is_given_and_the_rest_denied_on_a_ground_which_counts_as_a_denial() -> None:
    play = inspecting()
    play.wait(local(1, 20))
    given = play.do("give-part", AGENCY_ADMIN, PART_GIVEN)
    assert (given.after.state, given.effects, told([given])) == (
        "GIVEN_IN_PART", (ShowDenial(),), [(DAY, "inspection-denied-in-part", AGENCY_DIRECTOR)],
    )  # fmt: skip


def test_two_of_three_fields_are_corrected_and_the_third_is_refused() -> None:
    play = correcting()
    play.wait(local(1, 20))
    corrected = play.do("correct-part", AGENCY_ADMIN, PART_CORRECTED)
    assert (corrected.after.state, corrected.effects, told([corrected])) == (
        "CORRECTED_IN_PART", (ShowDenial(),), [(DAY, "correction-denied-in-part", AGENCY_DIRECTOR)],
    )  # fmt: skip
