"""2.1: users disclose a conflict of interest and edit no file of their own; on suspicion the audit trail report is run.

"Users must disclose any potential conflict of interest to their Agency Administrator or System Administrator. Users will
be prohibited from making changes to the information in their own file or the files of their immediate family members. If a
user is suspected of violating this agreement, the System Administrator will run the audit trail report to determine if
there was an infraction."
"""

from datetime import date

import pytest

from tests.stories.people.conflicts import (
    ARRANGED,
    AUDITED,
    CONFLICT,
    arrangement,
    audit,
    conflict,
    disclosed,
    sent,
    suspected,
    suspicion,
    told,
)
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import OpenCase
from workflows.law.fields import Mark, hint, marked, title
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    COMMITTEE,
    COUNSEL,
    ICA_DIRECTOR,
    MANAGING_DIRECTOR,
    SYSTEM_ADMIN,
    USER,
    Role,
)
from workflows.law.wording import names_in
from workflows.manual.conduct.violation.alleging import Allegation, Violator
from workflows.manual.people.conflict_of_interest import PROCESS, kept_from
from workflows.manual.people.conflict_of_interest.auditing import Audit, Closing, Result
from workflows.manual.people.conflict_of_interest.deciding import Charge
from workflows.manual.people.conflict_of_interest.disclosing import Conflict, Recipient, Source
from workflows.trying.simulate import Play

CHARGE = Charge(what="Changed a record of the family.", occurred="March 3, 2026")


def hidden_from(play: Play) -> frozenset[Role]:
    return kept_from(play.case.known(play.policy, play.now))


def test_a_conflict_disclosed_to_the_agency_administrator_is_arranged_in_time() -> None:
    play = disclosed()
    assert told(*play.decisions) == [("conflict-disclosed", USER), ("conflict-to-arrange", AGENCY_ADMIN)]
    assert (play.case.state, list(play.case.owed), play.due("arrange")) == ("DISCLOSED", ["arrange"], date(2026, 3, 7))
    play.now = local(3, 4)
    arranged = play.do("arrange", AGENCY_ADMIN, ARRANGED)
    assert (arranged.after.state, arranged.effects) == ("ARRANGED", ())
    assert told(arranged) == [("conflict-arranged", USER)]


def test_the_days_count_from_the_disclosure_and_not_from_its_entry() -> None:
    assert disclosed(known_on=date(2026, 2, 27)).due("arrange") == date(2026, 3, 4)


def test_the_number_of_days_is_the_editions() -> None:
    longer = Policy("longer", date(2016, 1, 1), Policy.coi_disclosure_days.to(10))
    assert disclosed(policy=longer).due("arrange") == date(2026, 3, 12)


def test_a_user_may_disclose_to_the_system_administrator_instead_and_the_agency_does_not_learn_of_it() -> None:
    play = disclosed(SYSTEM_ADMIN, recipient=Recipient.ICA)
    assert told(*play.decisions) == [("conflict-disclosed", USER), ("conflict-to-arrange", SYSTEM_ADMIN)]
    assert list(play.case.owed) == ["arrange-at-ica"]
    assert hidden_from(play) >= {AGENCY_ADMIN, AGENCY_DIRECTOR}
    with pytest.raises(NotAllowed):
        play.do("arrange", AGENCY_ADMIN, arrangement(agreed_on=date(2026, 3, 3)))
    assert play.do("arrange", ICA_DIRECTOR, arrangement(agreed_on=date(2026, 3, 3))).after.state == "ARRANGED"


def test_what_was_disclosed_to_the_agency_is_kept_from_no_administrator() -> None:
    assert hidden_from(disclosed()) == {MANAGING_DIRECTOR}


def test_a_disclosure_says_to_whom_it_was_made() -> None:
    with pytest.raises(NotAllowed, match=r"^2\.1-coi-disclose: .* say which") as refused:
        disclosed(recipient=None)
    assert refused.value.first.field == "recipient"
    assert suspected(recipient=None).case.state == "SUSPECTED"


def test_a_user_discloses_it_in_the_desk_to_whom_they_choose_and_the_days_count_from_then() -> None:
    play = sent()
    assert told(*play.decisions) == [("conflict-disclosed", USER), ("conflict-to-arrange", AGENCY_ADMIN)]
    assert (list(play.case.owed), play.due("arrange")) == (["arrange"], date(2026, 3, 8))
    to_ica = sent(Recipient.ICA)
    assert (list(to_ica.case.owed), told(*to_ica.decisions)[1:]) == (
        ["arrange-at-ica"],
        [("conflict-to-arrange", SYSTEM_ADMIN)],
    )
    assert hidden_from(play) == {MANAGING_DIRECTOR}
    assert hidden_from(to_ica) >= {AGENCY_ADMIN, AGENCY_DIRECTOR}
    with pytest.raises(NotAllowed, match="this is for the Agency Administrator to do"):
        play.do("arrange", USER, arrangement())


def test_of_a_user_who_disclosed_it_a_violation_case_names_nobody_twice() -> None:
    play = sent()
    play.now = local(3, 4)
    play.do("arrange", AGENCY_ADMIN, arrangement(suspicion="An entry of last week bears this user's name."))
    play.now = local(3, 9)
    play.do("audit", SYSTEM_ADMIN, audit(result=Result.INFRACTION))
    (effect,) = play.do("allege", SYSTEM_ADMIN, CHARGE).effects
    assert isinstance(effect, OpenCase)
    assert effect.about_person
    assert effect.forms == (
        Allegation(
            agency=CONFLICT.agency,
            violator=Violator.USER,
            what="Changed a record of the family.",
            occurred="March 3, 2026",
        ),
    )


def test_after_the_local_target_the_administrator_is_reminded_and_nobody_is_sanctioned() -> None:
    play = disclosed()
    late = play.wait(local(6, 1))
    assert set(told(*late)) == {
        ("reminder", AGENCY_ADMIN), ("overdue", AGENCY_ADMIN), ("overdue", SYSTEM_ADMIN), ("still-overdue", AGENCY_ADMIN),
    }  # fmt: skip
    assert (play.case.state, [effect for each in late for effect in each.effects]) == ("DISCLOSED", [])
    assert play.do("arrange", AGENCY_ADMIN, arrangement(agreed_on=date(2026, 6, 1))).after.state == "ARRANGED"


def test_a_disclosure_that_shows_a_change_becomes_a_suspicion_of_which_the_user_is_not_told() -> None:
    play = disclosed()
    play.now = local(3, 4)
    arranged = play.do("arrange", AGENCY_ADMIN, arrangement(suspicion="An entry of last week bears this user's name."))
    assert (arranged.after.state, list(arranged.after.owed)) == ("SUSPECTED", ["audit"])
    assert told(arranged) == [("conflict-arranged", USER), ("conflict-suspected", SYSTEM_ADMIN)]
    assert hidden_from(play) == {AGENCY_ADMIN, AGENCY_DIRECTOR, MANAGING_DIRECTOR}


@pytest.mark.parametrize("who", [AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN, ICA_DIRECTOR, MANAGING_DIRECTOR])
def test_an_agency_administrator_or_anybody_of_ica_voices_a_suspicion(who: Role) -> None:
    play = suspected(who)
    assert told(play.decisions[0]) == [("conflict-suspected", SYSTEM_ADMIN)]
    assert (play.case.state, list(play.case.owed)) == ("SUSPECTED", ["audit"])
    assert hidden_from(play) == {AGENCY_ADMIN, AGENCY_DIRECTOR, MANAGING_DIRECTOR}


def test_nobody_else_begins_a_case_and_ica_s_managing_director_receives_no_disclosure() -> None:
    for role in (USER, COUNSEL, COMMITTEE):
        with pytest.raises(NotAllowed, match="this is for the Agency Administrator"):
            suspected(role)
    with pytest.raises(NotAllowed, match="this is for the Agency Administrator"):
        disclosed(MANAGING_DIRECTOR)


def test_the_audit_finds_no_infraction_and_the_user_hears_nothing() -> None:
    play = suspected()
    audited = play.do("audit", SYSTEM_ADMIN, AUDITED)
    assert (audited.after.state, told(audited), audited.effects) == ("CLEARED", [], ())


def test_the_audit_may_not_settle_it_and_that_is_no_infraction() -> None:
    audited = suspected().do("audit", SYSTEM_ADMIN, audit(result=Result.UNDETERMINED))
    assert (audited.after.state, told(audited), audited.effects) == ("UNDETERMINED", [], ())


def test_an_infraction_is_told_to_the_user_and_by_itself_sanctions_nobody() -> None:
    play = suspected()
    audited = play.do("audit", SYSTEM_ADMIN, audit(result=Result.INFRACTION))
    assert (audited.after.state, told(audited), audited.effects) == ("FOUND", [("conflict-infraction", USER)], ())
    assert list(audited.after.owed) == ["decide"]


def test_after_an_infraction_the_system_administrator_may_open_a_violation_case() -> None:
    play = suspected()
    play.do("audit", SYSTEM_ADMIN, audit(result=Result.INFRACTION))
    opened = play.do("allege", SYSTEM_ADMIN, CHARGE)
    (effect,) = opened.effects
    assert opened.after.state == "ALLEGED"
    assert effect == OpenCase(
        "P19",
        "complained",
        (
            Allegation(
                agency=CONFLICT.agency,
                violator=Violator.USER,
                user=CONFLICT.user,
                what="Changed a record of the family.",
                occurred="March 3, 2026",
            ),
        ),
    )


def test_or_opens_none_and_tells_the_user_so() -> None:
    play = suspected()
    play.do("audit", SYSTEM_ADMIN, audit(result=Result.INFRACTION))
    left = play.do("leave", SYSTEM_ADMIN, Closing(why="One field, put right at once by the user."))
    assert (left.after.state, told(left), left.effects) == ("LEFT", [("conflict-left", USER)], ())


def test_looking_at_such_a_record_is_an_infraction_only_where_the_policy_bans_it() -> None:
    stricter = Policy("stricter", date(2016, 1, 1), Policy.coi_ban_viewing.to(value=True))
    looked = audit(result=Result.VIEWED)
    assert suspected().do("audit", SYSTEM_ADMIN, looked).after.state == "CLEARED"
    assert suspected(policy=stricter).do("audit", SYSTEM_ADMIN, looked).after.state == "FOUND"


def test_of_another_breach_of_the_user_agreement_the_audit_is_allowed_and_not_owed() -> None:
    play = suspected(source=Source.OTHER)
    assert list(play.case.owed) == ["consider"]
    assert play.do("audit", SYSTEM_ADMIN, AUDITED).after.state == "CLEARED"
    passed = suspected(source=Source.OTHER).do("pass", SYSTEM_ADMIN, Closing(why="The report would not show it."))
    assert (passed.after.state, told(passed)) == ("PASSED", [])
    with pytest.raises(NotAllowed):
        suspected().do("pass", SYSTEM_ADMIN, Closing(why="No time."))


def test_ica_s_director_is_told_when_the_audit_does_not_come() -> None:
    play = suspected()
    assert play.due("audit") == date(2026, 4, 1)
    late = play.wait(local(5, 1))
    assert ("overdue", ICA_DIRECTOR) in told(*late)
    assert play.case.state == "SUSPECTED"


def test_nobody_but_ica_audits_or_decides() -> None:
    play = suspected()
    for role in (AGENCY_ADMIN, AGENCY_DIRECTOR, MANAGING_DIRECTOR, USER):
        with pytest.raises(NotAllowed, match="this is for the System Administrator to do"):
            play.do("audit", role, AUDITED)
    assert play.do("audit", ICA_DIRECTOR, audit(result=Result.INFRACTION)).after.state == "FOUND"
    with pytest.raises(NotAllowed, match="this is for the System Administrator to do"):
        play.do("allege", AGENCY_ADMIN, CHARGE)


def test_a_report_covers_a_period_that_has_passed() -> None:
    play = suspected()
    for fields, words in (
        ({"covers_from": date(2026, 3, 9), "covers_through": date(2026, 3, 8)}, "begins before it ends"),
        ({"run_on": date(2026, 3, 7)}, "no later day than the one it was run on"),
    ):
        with pytest.raises(NotAllowed, match=rf"^2\.1-coi-audit: .*{words}") as refused:
            play.do("audit", SYSTEM_ADMIN, audit(**fields))
        assert refused.value.first.field == "covers_through"


def test_nothing_of_a_client_is_asked() -> None:
    for form in PROCESS.forms().values():
        assert not marked(form, Mark.CLIENT)
    for form, field in ((Conflict, "what"), (Audit, "finding"), (Charge, "what")):
        assert "Name no client" in hint(form, field), title(form, field)


def test_the_form_says_who_belongs_to_the_immediate_family() -> None:
    assert "immediate_family_definition" in names_in(hint(Conflict, "whose"))
    assert "sibling" in FIRST_EDITION.immediate_family_definition


def test_a_suspicion_is_voiced_of_a_day_that_has_come() -> None:
    with pytest.raises(NotAllowed, match="that day lies in the future") as refused:
        disclosed(known_on=date(2026, 3, 4))
    assert refused.value.first.field == "known_on"
    assert conflict() == CONFLICT
    assert suspicion().source is Source.SUSPECTED
