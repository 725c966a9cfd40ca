"""What is remembered of complaints: who sees them, whose names are kept, whom they become a violation of."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models.casebook.case_search import find, history_of
from models.casebook.casebook import restored
from models.casebook.replaying import replayed
from models.casebook.sight.secrets_kept import GivesAway
from models.database import Database
from models.inbox.tasks import claim
from models.intake.remarks import note
from models.mail.addressees import case_of, pending
from models.rows.cases import CaseRow, DutyRow
from models.rows.notices import Message, NoticeRow
from models.rows.people import Agency
from models.rows.registries import License
from notifications.writing.dispatch import dispatch
from notifications.writing.letterhead import Desk
from notifications.writing.recipients import recipients
from tests.desks import SETTLED, local
from tests.models.complaining import ALLEGED, CAME, IDA, Leaders
from tests.models.sight.reading import Reading
from workflows.answers.masking import HIDDEN
from workflows.engine.cases import NotAllowed
from workflows.law.roles import COMPLAINANT, SYSTEM_ADMIN

LATER = CAME + timedelta(days=1)
REFERRED: dict[str, Any] = {"employee": "Kofi Mensah", "continua": ["Balance of State"], "director": False}


def told(town: Leaders) -> dict[str, set[str]]:
    """Return who is told what, by the first names."""
    found = dict[str, set[str]]()
    with town.database.writing() as session:
        for notice in pending(session, 50):
            people, _ = recipients(session, notice, case_of(session, notice))
            found.setdefault(notice.template, set()).update(person.name.split()[0] for person in people)
    return found


def test_an_ordinary_complaint_is_seen_by_ica_alone(database: Database) -> None:
    town = Leaders(database)
    for complainant in (town.omar, town.tess, town.ida, town.dana, town.miriam, town.adele, town.greta, town.ruth):
        assert town.who_sees(town.complain(complainant)) == {"Dana", "Kofi", "Nora"}
    assert told(town) == {"complaint-received": {"Dana", "Kofi"}}


def test_who_complains_is_not_written_down(database: Database) -> None:
    town = Leaders(database)
    for by in (town.omar, town.dana):
        number = town.complain(by, complainant="", contact="")
        with database.reading() as session:
            rows = history_of(session, town.case(number).id)
            assert [(row.person_id, row.role) for row in rows] == [(None, COMPLAINANT)]
        assert town.case(number).keeper_id is None


def test_anybody_complains_of_any_agency(database: Database) -> None:
    town = Leaders(database)
    number = town.complain(town.tess, agency="maple-street-family-center")
    row = town.case(number)
    assert (row.agency.key if row.agency else "", row.subject_id) == ("maple-street-family-center", None)
    with pytest.raises(NotAllowed, match="has the key") as refused:
        town.complain(town.tess, agency="nowhere")
    assert refused.value.first.field == "agency"


def test_a_complaint_about_somebody_unknown_is_kept_with_the_words_it_came_in(database: Database) -> None:
    town = Leaders(database)
    number = town.complain(user="the tall one from the night shift", agency="", occurred="")
    assert (town.case(number).state, town.case(number).agency_id) == ("RECEIVED", None)
    town.do(number, town.dana, "complete", LATER, agency="otter-creek-shelter", occurred="March 1")
    agency = town.case(number).agency
    assert (town.case(number).state, agency.key if agency else "") == ("LOOKING", "otter-creek-shelter")


def test_an_allegation_becomes_a_violation_case_about_the_user_who_sees_nothing_of_either(database: Database) -> None:
    town = Leaders(database)
    number = town.complain()
    town.do(number, town.dana, "look-into", LATER)
    with pytest.raises(GivesAway) as warned:
        town.do(number, town.dana, "allege", LATER, **ALLEGED)
    assert warned.value.masked == {"what": f"Shared her password, as {HIDDEN} saw."}
    town.do(number, town.dana, "allege", LATER, **{**ALLEGED, **warned.value.masked})
    complaint, violation = town.case(number), town.newest(IDA)
    assert (violation.process, violation.state, violation.parent_id) == ("P19", "ALLEGED", complaint.id)
    assert (violation.agency_id, violation.subject_id) == (complaint.agency_id, town.ida.id)
    assert "Ida" not in town.who_sees(number) | town.who_sees(violation.number)
    for text in (violation.body, violation.heading, *events(database, violation)):
        assert "Robin" not in text
        assert "802-555-0117" not in text


def events(database: Database, case: CaseRow) -> list[str]:
    with database.reading() as session:
        return [f"{row.title} {row.note} {row.event} {row.effects}" for row in history_of(session, case.id)]


def test_an_address_that_nobody_has_is_refused_beside_its_field_and_nothing_is_written(database: Database) -> None:
    town = Leaders(database)
    number = town.complain()
    town.do(number, town.dana, "look-into", LATER)
    before = town.case(number)
    with pytest.raises(NotAllowed, match="we know nobody with the address") as refused:
        town.do(number, town.dana, "allege", LATER, **{**ALLEGED, "user": "nobody@otter.example"})
    assert refused.value.first.field == "user"
    assert (town.case(number).version, town.case(number).subject_id) == (before.version, None)


def test_a_complaint_about_staff_is_seen_by_the_leadership_it_concerns_alone(database: Database) -> None:
    town = Leaders(database)
    for complainant in (town.tess, town.dana, town.nora, town.kofi, town.ida):
        assert town.who_sees(town.complain_of_staff(complainant)) == {"Adele", "Miriam"}
    assert told(town) == {"complaint-about-staff": {"Adele", "Miriam"}}
    assert town.who_sees(town.complain_of_staff(director=True)) == {"Miriam"}
    both = ["Balance of State", "Chittenden County"]
    assert town.who_sees(town.complain_of_staff(continua=both)) == {"Adele", "Joel", "Miriam"}


def test_one_handed_to_the_leadership_is_gone_from_ica_with_its_tasks_its_keeper_and_its_mail(
    database: Database,
) -> None:
    town = Leaders(database)
    number = town.complain()
    town.do(number, town.dana, "look-into", LATER)
    with database.writing() as session:
        claim(session, town.kofi, duty(session, number, "decide"), LATER)
    town.do(number, town.dana, "refer", LATER, **REFERRED)
    row = town.case(number)
    assert (town.who_sees(number), row.keeper_id) == ({"Adele", "Miriam"}, None)
    assert {duty.assignee_id for duty in town.open_duties(number).values()} == {town.adele.id, town.miriam.id}
    assert "complaint-received" not in {name for name, people in told(town).items() if people}


def duty(session: Any, number: str, key: str) -> int:
    rows = select(DutyRow.id).join(CaseRow, CaseRow.id == DutyRow.case_id)
    found: int = session.execute(rows.where(CaseRow.number == number, DutyRow.key == key)).scalar_one()
    return found


def test_the_managing_director_keeps_it_or_without_one_the_continuum_that_acts_first(database: Database) -> None:
    town = Leaders(database)
    number = town.complain_of_staff()
    town.do(number, town.miriam, "give-view", LATER, view="It holds.")
    assert town.case(number).keeper_id is None
    town.do(number, town.adele, "record-inquiry", LATER, found="Three look-ups.")
    assert town.case(number).keeper_id == town.adele.id
    alone = town.complain_of_staff(director=True)
    with database.writing() as session:
        claim(session, town.miriam, duty(session, alone, "view:balance"), LATER)
    assert town.case(alone).keeper_id == town.miriam.id


def test_the_history_of_one_that_was_handed_over_replays_to_the_same_case(database: Database) -> None:
    town = Leaders(database)
    number = town.complain()
    town.do(number, town.dana, "refer", LATER, **REFERRED)
    town.do(number, town.miriam, "give-view", LATER, view="It holds.")
    town.do(number, town.adele, "record-inquiry", LATER, found="Three look-ups.")
    town.do(number, town.adele, "settle", LATER, borne_out=True, follows="A warning.")
    town.do(number, town.adele, "tell-complainant", LATER, words="We have decided, and thank you.")
    with database.reading() as session:
        row = town.case(number)
        mapping = {"process": row.process, "edition": row.edition, "state": row.state, "body": row.body}
        assert (row.state, replayed(session, row)) == ("SETTLED", restored(database.rulebook, mapping))


def test_no_note_of_the_keeper_repeats_the_name_and_no_refusal_confirms_it_to_others(database: Database) -> None:
    town = Leaders(database)
    number = town.complain()
    town.do(number, town.dana, "look-into", LATER)
    with database.writing() as session:
        case, _ = find(session, town.dana, number)
        with pytest.raises(NotAllowed, match="repeats something confidential") as refused:
            note(session, town.dana, case, "I called robin vale today.", LATER)
        assert (refused.value.first.clause, refused.value.first.field) == ("2.8-anonymous", "note")
        note(session, town.dana, case, "I called the complainant today.", LATER)
        note(session, town.nora, case, "Was it Robin Vale?", LATER)


def test_no_mail_says_who_complained_of_whom(database: Database) -> None:
    town = Leaders(database)
    town.complain()
    town.complain_of_staff()
    town.sweep(local(3, 20))
    assert dispatch(database, local(3, 20), Desk("http://desk.example", "desk@desk.example"), local(3, 20))
    with database.reading() as session:
        mails = list(session.scalars(select(Message)))
        assert session.scalars(select(NoticeRow.role)).all().count(SYSTEM_ADMIN) >= 1
    for mail in mails:
        for text in (mail.subject, mail.text, mail.html, mail.calendar):
            assert not [word for word in ("Robin", "Ida", "Kofi Mensah was", "employee", "omplaint") if word in text]


def test_nothing_in_the_violation_case_tells_the_agency_or_the_accused_that_somebody_complained(
    database: Database,
) -> None:
    town = Leaders(database)
    with database.writing() as session:
        otter = session.query(Agency).filter_by(key="otter-creek-shelter").one()
        session.add(
            License(person_id=town.ida.id, agency_id=otter.id, username="ic", level="Case Manager I", art=False,
                    issued_at=SETTLED)
        )  # fmt: skip
    number = town.complain()
    town.do(number, town.dana, "look-into", LATER)
    town.do(number, town.dana, "allege", LATER, **{**ALLEGED, "what": "Shared her password."})
    violation = town.newest(IDA).number
    town.do(violation, town.dana, "find", LATER, nature="A shared password", occurred_on="2026-02-20")
    town.do(violation, town.dana, "send-notice", LATER, sent_on="2026-03-03")
    tess = Reading(database, town.tess, violation)
    said = [*tess.titles(), *tess.notes(), *map(str, tess.forms.values()), town.case(violation).heading]
    assert not [each for each in said if "omplain" in each or "another case" in each or number in each]
    assert town.who_sees(number) == {"Dana", "Kofi", "Nora"}
