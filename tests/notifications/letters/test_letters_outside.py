"""A letter to somebody outside is written once, in nobody's name who has an account, read by ICA alone, and sent by hand."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from models.access.access import hats
from models.desk.letter_marks import letter_left
from models.desk.trial import notices_if_taken
from models.intake.intake import Sent, begin
from models.mail.letters import letter, letters_of, own_letters
from models.rows.cases import CaseRow
from models.rows.notices import LetterRow
from notifications.writing.dispatch import dispatch
from notifications.writing.letters.laying_out import letter_file
from notifications.writing.notice_writer import Clerk
from tests.databases import sqlite
from tests.desks import local
from tests.models.violations import Bench
from tests.notifications.mailroom import AT_ONCE, DESK
from tests.notifications.printing.reading import is_for_everybody, printed
from workflows.law.roles import SYSTEM_ADMIN

SEEN, TOLD, OVER = local(3, 2), local(3, 4), local(4, 6)
MISUSE: dict[str, Any] = {
    "agency": "otter-creek-shelter", "program": "Harbor", "funds": "Emergency Solutions Grant", "service": "Car repairs",
    "seen_on": "2026-03-02", "shows": "Eleven car repairs", "rule": "The grant does not list them",
}  # fmt: skip
FUNDER: dict[str, Any] = {
    "funder": "Office of Economic Opportunity", "address": "280 State Drive\nWaterbury VT 05671", "unidentified": True,
    "words": "Eleven car repairs were paid with the grant.", "why": "The director promised it twice.",
}  # fmt: skip


class Misused(Bench):
    """A town in which a shelter did not put a misuse of funds right, and ICA's director decides about the funder."""

    def __post_init__(self) -> None:
        """Let its days run out."""
        super().__post_init__()
        with self.database.writing() as session:
            self.kofi = self._officer(session, "Kofi Mensah", SYSTEM_ADMIN)
            case_id = begin(session, self.dana, "P27", Sent(MISUSE), SEEN)
            self.number = session.get_one(CaseRow, case_id).number
        before = self.who_sees()
        words = {"words": "Move the cost to other funds", "unidentified": True, "sent_on": "2026-03-04"}
        self.do(self.number, self.dana, "send-notice", TOLD, **words)
        self.hears = self.who_sees() - before
        self.sweep(OVER - timedelta(days=1))

    def who_sees(self) -> set[str]:
        """Return who of the shelter and of ICA finds the case."""
        with self.database.reading() as session:
            case = session.scalars(select(CaseRow).where(CaseRow.number == self.number)).one()
            everybody = (self.tess, self.helen, self.dana, self.nora, self.walter, self.miriam, self.omar)
            return {each.name for each in everybody if hats(session, each, case)}


def test_a_letter_to_a_funder_is_written_once_and_read_by_ica_alone() -> None:
    town = Misused(sqlite(AT_ONCE))
    assert town.hears == {"Tess Barlow", "Helen Marsh"}
    assert town.case(town.number).state == "DECIDING"
    with town.database.trying() as session:
        notices = notices_if_taken(session, town.nora, town.number, "tell-funder", Sent(FUNDER), now=OVER, version=None)
        ahead = [
            mail.letter for each in notices for mail in Clerk(session, DESK, OVER).mails_of(each).mails if mail.letter
        ]
    assert {each.to for each in ahead} == {("Office of Economic Opportunity", "280 State Drive", "Waterbury VT 05671")}
    town.do(town.number, town.nora, "tell-funder", OVER, **FUNDER)
    dispatch(town.database, OVER, DESK, OVER)
    with town.database.writing() as session:
        case = session.scalars(select(CaseRow).where(CaseRow.number == town.number)).one()
        rows = session.scalars(select(LetterRow).where(LetterRow.outside != "")).unique().all()
        (row,) = rows
        readers = {
            who.name: letter(session, who, row.id, OVER) is not None
            for who in (town.dana, town.kofi, town.nora, town.helen, town.tess)
        }
        assert readers == {
            "Dana Whitcomb": True,
            "Kofi Mensah": True,
            "Nora Feld": True,
            "Helen Marsh": False,
            "Tess Barlow": False,
        }
        assert own_letters(session, town.dana, OVER) == own_letters(session, town.kofi, OVER) == []
        assert [each.to for each in letters_of(session, town.dana, case, OVER)][-1] == "Office of Economic Opportunity"
        today = OVER.date()
        letter_left(session, town.dana, row, {"how": "email", "left_on": today.isoformat()}, now=OVER, today=today)
        kept = row.id
    found = printed(letter_file(town.database, kept))
    assert is_for_everybody(found)
    assert all(
        said in found.words for said in ("Dear Office of Economic Opportunity", "280 State Drive", "Eleven car repairs")
    )
    assert not any(said in found.words for said in ("promised it twice", "Dana,", "Open the letter"))
