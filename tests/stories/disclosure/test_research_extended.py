"""3.4, academic research: who agrees to an extension, who takes consent back, and who decides where ICA's director may not."""

from datetime import date

import msgspec
import pytest

from tests.stories.disclosure.research_projects import (
    MAPLE,
    NORA,
    OTTER,
    RETURNED,
    answered,
    approval,
    decide,
    running,
    told,
)
from tests.workflows.moments import local
from workflows.engine.cases import Decision, NotAllowed
from workflows.facts.effects import EndAgreement, ExtendAgreement
from workflows.facts.forms import Form
from workflows.grammar.events import Act
from workflows.law.roles import (
    AGENCY_ADMIN,
    CHAIR,
    COMMITTEE,
    ICA_DIRECTOR,
    MANAGING_DIRECTOR,
    STAND_IN,
    SYSTEM_ADMIN,
    VICE_CHAIR,
)
from workflows.manual.disclosure.research.deciders import Decider, WhoDecides, not_deciding
from workflows.manual.disclosure.research.extending import ExtensionConsent, ExtensionRefused
from workflows.manual.disclosure.research.parts import ConsentWithdrawn, Outcome, PartCertificate
from workflows.manual.disclosure.research.running import Extension, ExtensionAsked, ExtensionGranted
from workflows.trying.simulate import Play

LONGER = ExtensionAsked(runs_until=date(2026, 12, 31), why="a second winter")
GRANTED = ExtensionGranted(runs_until=date(2026, 12, 31), signed_as="Nora Feld", independent=True)
WITHDRAWN = ConsentWithdrawn(ended_on=date(2026, 4, 15), why="our clients object", signed_as="Tess Barlow")
PART = PartCertificate(outcome=Outcome.DISPOSED, certified_on=date(2026, 4, 20), certified_by="Vera Lang")


def of_agency(play: Play, agency: str, step: str, form: Form) -> Decision:
    """Let an agency's administrator do something for the agency."""
    return play.fire(Act(step, frozenset({AGENCY_ADMIN}), (form,), party=agency))


def agree(play: Play, agency: str, who: str) -> Decision:
    """Let an agency agree to the extension."""
    return of_agency(play, agency, "approve-extension", ExtensionConsent(signed_as=who, independent=True))


def extending() -> Play:
    """Ask the agencies for an extension."""
    play = running()
    play.do("ask-extension", SYSTEM_ADMIN, LONGER)
    return play


def test_an_extension_takes_the_consent_of_each_agency_and_then_of_whoever_decides_for_ica() -> None:
    play = extending()
    assert set(play.case.owed) == {"run", f"approve-extension:{OTTER}", f"approve-extension:{MAPLE}"}
    agree(play, OTTER, "Tess Barlow")
    with pytest.raises(NotAllowed):
        decide(play, "approve-extension-for-ica", GRANTED)
    assert agree(play, MAPLE, "Omar Haddad").after.state == "PROLONGING"
    assert play.due("run") == date(2026, 6, 30)
    with pytest.raises(NotAllowed, match="the agencies agreed to December 31, 2026; enter that day"):
        decide(play, "approve-extension-for-ica", msgspec.structs.replace(GRANTED, runs_until=date(2027, 6, 30)))
    done = decide(play, "approve-extension-for-ica", GRANTED)
    assert (done.after.state, done.effects) == ("RUNNING", (ExtendAgreement(date(2026, 12, 31)),))
    assert play.due("run") == date(2026, 12, 31)
    play.wait(local(1, 1, year=2027))
    assert (play.case.state, play.due("certificate")) == ("RETURNING", date(2027, 1, 30))


def test_icas_director_alone_extends_nothing() -> None:
    play = running()
    for role in (ICA_DIRECTOR, SYSTEM_ADMIN, MANAGING_DIRECTOR):
        with pytest.raises(NotAllowed, match="this is for the desk to do"):
            play.do("extend", role, Extension(runs_until=date(2036, 6, 30), why="ten years"))


def test_an_extension_is_later_than_the_end_and_bounded() -> None:
    play = running()
    for day, words in ((date(2026, 6, 30), "later than today and than June 30, 2026"),
                       (date(2027, 7, 1), "at most 365 days, so it ends by June 30, 2027")):  # fmt: skip
        with pytest.raises(NotAllowed, match=words) as refused:
            play.do("ask-extension", SYSTEM_ADMIN, msgspec.structs.replace(LONGER, runs_until=day))
        assert refused.value.first.field == "runs_until"


def test_one_agencys_refusal_leaves_the_end_as_it_was_and_all_hear_of_it() -> None:
    play = extending()
    agree(play, OTTER, "Tess Barlow")
    refused = of_agency(play, MAPLE, "refuse-extension", ExtensionRefused(why="no"))
    assert (refused.after.state, play.due("run")) == ("RUNNING", date(2026, 6, 30))
    assert {each[1:] for each in told([refused])} == {
        ("research-extension-refused", SYSTEM_ADMIN),
        ("research-extension-refused", AGENCY_ADMIN),
    }
    play.do("ask-extension", SYSTEM_ADMIN, LONGER)
    assert {f"approve-extension:{OTTER}", f"approve-extension:{MAPLE}"} <= set(play.case.owed)


def test_the_project_ends_as_agreed_if_the_agencies_say_nothing() -> None:
    play = extending()
    play.wait(local(7, 1))
    assert play.case.state == "RETURNING"


def test_an_agency_that_withdraws_ends_its_part_only_and_its_data_go_back() -> None:
    play = running()
    play.wait(local(4, 15))
    ended = of_agency(play, OTTER, "withdraw-consent", WITHDRAWN)
    assert (ended.after.state, ended.effects) == ("RUNNING", ())
    assert (play.due("run"), play.due(f"part:{OTTER}")) == (date(2026, 6, 30), date(2026, 5, 15))
    play.do("ask-extension", SYSTEM_ADMIN, LONGER)
    assert f"approve-extension:{OTTER}" not in play.case.owed
    play.wait(local(4, 21))
    play.do("record-part-certificate", SYSTEM_ADMIN, PART, party=OTTER)
    assert f"part:{OTTER}" not in play.case.owed
    with pytest.raises(NotAllowed):
        of_agency(play, OTTER, "withdraw-consent", WITHDRAWN)


def test_the_last_consent_withdrawn_ends_the_agreement_and_the_clock_runs_from_then() -> None:
    play = running()
    play.wait(local(4, 15))
    of_agency(play, OTTER, "withdraw-consent", WITHDRAWN)
    last = of_agency(play, MAPLE, "withdraw-consent", msgspec.structs.replace(WITHDRAWN, signed_as="Omar Haddad"))
    assert (last.after.state, last.effects) == ("RETURNING", (EndAgreement(date(2026, 4, 15)),))
    assert play.due("certificate") == date(2026, 5, 15)


def test_a_part_that_is_not_back_holds_up_the_certificate_of_the_whole() -> None:
    play = running()
    play.wait(local(4, 15))
    of_agency(play, OTTER, "withdraw-consent", WITHDRAWN)
    play.wait(local(7, 13))
    assert play.due("certificate") == date(2026, 7, 30)
    with pytest.raises(NotAllowed, match="record the certificates for the agencies that withdrew their consent first"):
        play.do("record-certificate", SYSTEM_ADMIN, RETURNED)
    play.do("record-part-certificate", SYSTEM_ADMIN, PART, party=OTTER)
    assert play.do("record-certificate", SYSTEM_ADMIN, RETURNED).after.state == "CLOSED"


def test_nobody_withdraws_or_agrees_in_an_agencys_name() -> None:
    play = extending()
    for role in (SYSTEM_ADMIN, ICA_DIRECTOR, STAND_IN):
        with pytest.raises(NotAllowed, match="this is for the Agency Administrator to do"):
            play.do("withdraw-consent", role, WITHDRAWN, party=OTTER)
        with pytest.raises(NotAllowed, match="this is for the Agency Administrator to do"):
            play.do("approve-extension", role, ExtensionConsent(signed_as="Nora Feld", independent=True), party=OTTER)


@pytest.mark.parametrize(
    ("office", "role"),
    [(Decider.ICA_DIRECTOR, ICA_DIRECTOR), (Decider.MANAGING_DIRECTOR, MANAGING_DIRECTOR), (Decider.CHAIR, CHAIR)],
)
def test_the_first_office_that_has_somebody_free_decides_and_no_other(office: Decider, role: object) -> None:
    play = answered(approval("Tess Barlow"))
    play.learn(WhoDecides(free=frozenset(list(Decider)[list(Decider).index(office) :])))
    last = of_agency(play, MAPLE, "approve", approval("Omar Haddad"))
    assert told([last])[0][1:] == ("research-decision-asked", role)
    assert set(play.case.owed) == {f"decide:{office.key}"}
    for other in {ICA_DIRECTOR, MANAGING_DIRECTOR, CHAIR} - {role}:
        with pytest.raises(NotAllowed, match=r"to do|for itself"):
            decide(play, "approve-for-ica", NORA, other)
    kept = not_deciding(play.case.known(play.policy, play.now))
    assert kept == (frozenset() if office is Decider.CHAIR else {CHAIR, VICE_CHAIR, COMMITTEE})
    play.wait(local(3, 12))
    assert decide(play, "approve-for-ica", NORA, role).after.state == "RUNNING"  # type: ignore[arg-type]
