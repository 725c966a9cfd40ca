"""Composing needs no database: what a mail knows is a value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from jinja2 import UndefinedError

from notifications.writing.compose import Composed, compose
from notifications.writing.dates import due
from notifications.writing.mail_facts import Matter, Reader, Task, Telling
from notifications.writing.templating import templates
from tests.desks import local
from tests.notifications.mailroom import DESK, plain, squeezed
from workflows.law.calendar import Receipt, calendar_of
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import AGENCY_ADMIN, COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE
from workflows.law.setting import Origin

NOW = local(6, 10, 9)
CALENDAR = calendar_of("America/New_York", frozenset())
MATTER = Matter("26-0413", "P13", "Law-enforcement request", False, "Otter Creek Shelter", "Jo Tran", "Dana Whitcomb",
                FIRST_EDITION)  # fmt: skip


def receipt(day: date) -> Receipt:
    return CALENDAR.receipt("14 days since the request was complete", day, day - timedelta(days=14))


def task(ends: datetime, **other: Any) -> Task:
    told = {
        "id": 9, "key": "opinion", "words": "approve or refuse the release", "for_others": "approve or refuse the release", "owner": COUNSEL,
        "clause": "3.4-le-v-counsel", "origin": Origin.MANUAL, "mine": True, "deed": "Send your opinion",
        "tells": (ICA_DIRECTOR,), "due": due(ends, NOW, CALENDAR), "receipt": receipt(CALENDAR.day(ends)), **other,
    }  # fmt: skip
    return Task(**told)


def mail(template: str, about: Task, reader: Reader | None = None, matter: Matter = MATTER) -> Composed:
    told = reader or Reader("Ruth Abernathy", COUNSEL)
    return compose(Telling(template, DESK, told, NOW, CALENDAR, about.clause, matter, about, {about.key: about}))


def test_a_duty_without_words_of_its_own_is_told_by_its_task() -> None:
    found = mail("reminder", task(local(6, 16, 0)))
    assert found.subject == "Due Monday, June 15: approve or refuse the release"
    said = squeezed(found.text)
    assert "Approve or refuse the release by Monday, June 15. You have five days left." in said
    assert "The date is 14 days since the request was complete, counted from June 2." in said
    assert "After that day it is past due, and if it stays so we email the ICA director." in said
    assert "Based on Policy manual 3.4-le-v-counsel" in said
    assert "Send your opinion" in plain(found.html)


def test_a_date_of_hours_names_the_hour() -> None:
    found = mail("reminder", task(local(6, 11, 15, 15)))
    assert found.subject == "Due Thursday, June 11, 3:15 p.m.: approve or refuse the release"
    assert "at any time" not in found.text


def test_a_sentence_that_ends_with_an_hour_has_one_full_stop() -> None:
    found = mail("overdue", task(local(6, 9, 15, 15)))
    assert "It was due on Tuesday, June 9, 3:15 p.m., one day ago." in squeezed(found.text)
    headed = mail("reminder", task(local(6, 11, 15, 15)))
    assert "by Thursday, June 11, 3:15 p.m. You have one day left." in squeezed(headed.text)


def test_the_last_day_is_called_so() -> None:
    assert "Today is the last day. Any time on June 10 is in time." in squeezed(
        mail("reminder", task(local(6, 11, 0))).text
    )


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        (Origin.MANUAL, "Policy manual 3.4-le-v-counsel Reply"),
        (Origin.READING, "3.4-le-v-counsel; the date rests on a reading of it"),
        (Origin.LOCAL, "3.4-le-v-counsel; the date is ICA's own target"),
    ],
)
def test_the_origin_of_a_number_is_owned_up_to(origin: Origin, said: str) -> None:
    text = squeezed(mail("reminder", task(local(6, 16, 0), origin=origin)).text)
    assert said in text.replace("-- HMIS Desk, case 26-0413. ", "")


def test_a_date_after_which_the_desk_acts_says_what_it_does() -> None:
    found = mail("reminder", task(local(6, 16, 0), tells=(), lapses="let the request run out"))
    assert "After that day the desk will let the request run out." in squeezed(found.text)


@pytest.mark.parametrize(("monthly", "pace"), [(True, "month"), (False, "30 days")])
def test_what_is_still_late_is_asked_for_at_its_pace(monthly: bool, pace: str) -> None:
    found = mail("still-overdue", task(local(5, 6, 0), monthly=monthly))
    assert found.subject == "Still past due, since Wednesday, May 6: approve or refuse the release"
    said = f"It was due on Tuesday, May 5, 36 days ago, and is not done yet. We write again every {pace} until it is."
    assert said in squeezed(found.text)


def test_others_read_whose_task_is_late() -> None:
    theirs = task(local(6, 10, 0), owner=TRAINEE, words="hand in your plan", mine=False)
    found = mail("overdue", theirs, Reader("Tess Barlow", AGENCY_ADMIN))
    assert found.subject == 'Past due since Wednesday, June 10: Jo Tran\'s task "hand in your plan"'
    assert "Send your opinion" not in plain(found.html)


def test_a_keeper_is_not_referred_to_herself() -> None:
    found = mail("reminder", task(local(6, 16, 0)), Reader("Dana Whitcomb", SYSTEM_ADMIN, keeper=True))
    assert "case 26-0413. You are in charge of this case at ICA." in squeezed(found.text)


def test_a_name_with_markup_in_it_stays_a_name() -> None:
    odd = replace(MATTER, subject="Jo <b>Tran</b> & Sons")
    theirs = task(local(6, 10, 0), owner=TRAINEE, words="hand in your plan", mine=False)
    found = mail("overdue", theirs, Reader("Tess Barlow", AGENCY_ADMIN), odd)
    assert "Jo &lt;b&gt;Tran&lt;/b&gt; &amp; Sons" in found.html
    assert "<b>" not in found.html
    assert "Jo <b>Tran</b> & Sons" in found.subject


def test_a_name_of_two_lines_breaks_no_subject() -> None:
    odd = replace(MATTER, subject="Jo\r\nBcc: all@hmis.example")
    theirs = task(local(6, 10, 0), owner=TRAINEE, words="hand in your plan", mine=False)
    found = mail("overdue", theirs, Reader("Tess Barlow", AGENCY_ADMIN), odd)
    assert "\n" not in found.subject
    assert "\r" not in found.subject


def test_days_and_months_stay_together_on_the_page() -> None:
    assert "June\N{NO-BREAK SPACE}15" in mail("reminder", task(local(6, 16, 0))).html


def test_a_sentence_with_nothing_in_one_of_its_places_is_no_mail() -> None:
    with pytest.raises(UndefinedError):
        templates().from_string("Due {{ day }}: disable the account").render(day=None)
