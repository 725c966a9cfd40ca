"""The mails of a research project: to whom they go, and that each is complete and plain."""

import re
from functools import cache

import pytest

from models.rows.notices import Message
from tests.campus import CERTIFICATE, MAPLE, OTTER, Campus, approval
from tests.databases import sqlite
from tests.desks import local
from tests.notifications.mailroom import Mailroom, plain, sentences
from workflows.manual.disclosure.research import PROCESS

OF_THE_CLOCK = {"reminder", "overdue", "still-overdue"}
DECLARED = {notice.template for _, step, _ in PROCESS.arrows() for notice in step.notices}
EVERY = sorted(DECLARED | OF_THE_CLOCK)


class Office(Mailroom, Campus):
    """The mailroom of a town where a university asks for data."""

    def __init__(self) -> None:
        """Settle the town."""
        Campus.__init__(self, sqlite())

    def agreed(self) -> str:
        """Let a project run, telling everything on the way."""
        number = self.asked()
        self.tell(local(3, 9))
        for viewer in (self.tess, self.omar):
            self.do(number, viewer, "approve", local(3, 9), **approval(viewer))
        self.tell(local(3, 9))
        self.do(number, self.nora, "approve-for-ica", local(3, 12), **approval(self.nora, "2026-03-12"))
        self.tell(local(3, 12))
        return number


@cache
def told() -> dict[str, list[Message]]:
    """Return every message of a project that ran late, of one refused and of one withdrawn, by their notices."""
    office = Office()
    number = office.agreed()
    office.do(number, office.dana, "ask-extension", local(3, 20), runs_until="2026-07-31", why="Spring came late.")
    office.tell(local(3, 20))
    office.do(number, office.tess, "refuse-extension", local(3, 20), why="Not now.")
    office.tell(local(3, 20))
    office.extended(number, "2026-07-31", local(3, 20))
    office.tell(local(3, 20))
    ended = {"ended_on": "2026-03-20", "why": "Our clients object.", "signed_as": office.tess.name}
    office.do(number, office.tess, "withdraw-consent", local(3, 20), **ended)
    office.tell(local(3, 20))
    office.do(
        number, office.dana, "record-part-certificate", local(3, 21), **{**CERTIFICATE, "certified_on": "2026-03-21"}
    )
    office.tell(local(3, 21))
    for month, day in ((8, 1), (8, 25), (8, 31), (9, 7), (10, 7)):
        office.strike(local(month, day, 9, 1))
    office.do(number, office.dana, "record-certificate", local(10, 8), **CERTIFICATE)
    refused, withdrawn = office.asked(agencies=[OTTER]), office.asked(agencies=[MAPLE])
    office.do(refused, office.tess, "keep-data", local(3, 9), why="Our clients were not told.")
    office.do(withdrawn, office.dana, "withdraw", local(3, 9), why="No funding.")
    office.tell(local(10, 8))
    return {name: office.messages(name) for name in EVERY}


@pytest.mark.parametrize("template", EVERY)
def test_every_notice_is_told_and_no_part_of_it_is_left_open(template: str) -> None:
    assert told()[template]
    for message in told()[template]:
        for part in (message.subject, message.text, plain(message.html)):
            assert part.strip()
            assert not re.search(r"\{[{%#]|[%}]\}|\bNone\b|Undefined|\.\.|\s[.,;:]|  \S+  ,| of \.", part), part
        page = plain(message.html)
        assert [each for each in sentences(message.text) if each.rstrip(".") not in page] == []


def test_each_agency_that_is_asked_hears_and_no_other() -> None:
    agencies = {"tess.barlow@desk.example", "omar.haddad@desk.example"}
    for template in ("research-approval-asked", "research-begun", "research-ended", "research-returned"):
        addresses = {message.address for message in told()[template]}
        assert addresses - {"dana.whitcomb@desk.example", "nora.feld@desk.example"} == agencies


def test_icas_director_is_asked_once_the_agencies_have_answered() -> None:
    (message,) = told()["research-decision-asked"]
    assert message.address == "nora.feld@desk.example"


def test_the_mail_at_the_end_says_by_when_the_data_are_back() -> None:
    to_ica = next(each for each in told()["research-ended"] if each.address.startswith("dana"))
    assert "returns or disposes of all personal information by Sunday, August 30" in " ".join(to_ica.text.split())


def test_a_refusal_by_every_agency_gives_no_reason_of_ica() -> None:
    assert all("Every agency asked refused" in " ".join(each.text.split()) for each in told()["research-refused"])
