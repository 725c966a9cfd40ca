"""Every notice of every process, once to each reader it is told to: complete, and the same in text and on the page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from notifications.writing.catalog import OF_THE_DESK, templates
from notifications.writing.compose import Composed, compose
from notifications.writing.dates import due
from notifications.writing.mail_facts import Matter, Reader, Task, Telling
from tests.desks import local
from tests.notifications.mailroom import DESK, plain, sentences, squeezed
from workflows.answers.samples import forms_like
from workflows.engine.ladder import OPENED
from workflows.grammar.duties import Duty, Untimed
from workflows.grammar.process import Process
from workflows.law.calendar import calendar_of
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import Role
from workflows.law.setting import Origin
from workflows.manual.registry import PROCESSES
from workflows.telling.citations import all_duties, all_steps

NOW = local(6, 10, 9)
CALENDAR = calendar_of("America/New_York", frozenset())
TOLD = {(process.key, notice.template, notice.to): process for process in PROCESSES for notice in process.notices()}
OPEN = re.compile(r"\{[{%#]|[%}]\}|\bNone\b|Undefined|\.\.|\s[.,;:]| of \.")


@cache
def matter(process: Process) -> Matter:
    """Return a case in which every form was filled in and every step was taken."""
    facts = {key: next(forms_like(form, CALENDAR.day(NOW))) for key, form in process.forms().items()}
    taken = {step.name: CALENDAR.day(NOW) for step in all_steps(process)}
    told = ("26-0413", process.key, process.title, False, "Otter Creek Shelter", "Jo Tran", "Dana Whitcomb")
    words = dict.fromkeys(process.names, "first")
    return Matter(*told, FIRST_EDITION, facts=facts, taken=taken, words=words)


def tasks(process: Process, role: Role) -> dict[str, Task]:
    """Return every duty of a process as one that is open, and due in five days."""
    when = due(local(6, 16, 0), NOW, CALENDAR)
    return {
        duty.key: Task(
            each,
            duty.key,
            "hand in your plan",
            "hand in their plan",
            role,
            duty.clause,
            Origin.MANUAL,
            mine=True,
            due=when,
        )
        for each, duty in enumerate(all_duties(process))
    }


def mails(process: Process, template: str, role: Role) -> list[Composed]:
    """Return a notice as its reader gets it: with all tasks open, and with none; of a person, and of a whole agency."""
    reader = Reader("Ruth Abernathy", role, subject=role is process.subject)
    case = matter(process)
    return [
        compose(Telling(template, DESK, reader, NOW, CALENDAR, "2.1-min-age", about, None, open_tasks))
        for open_tasks in (tasks(process, role), {})
        for about in (case, replace(case, subject=""))
    ]


def test_every_template_is_told_by_a_process_or_by_the_desk() -> None:
    assert {template for _, template, _ in TOLD} | OF_THE_DESK == templates()


@pytest.mark.parametrize(("key", "template", "role"), sorted(TOLD, key=str), ids=str)
def test_every_notice_is_whole_and_says_the_same_in_both_layouts(key: str, template: str, role: Role) -> None:
    for mail in mails(TOLD[key, template, role], template, role):
        page = plain(mail.html)
        for part in (mail.subject, mail.text, page):
            assert part.strip()
            assert not OPEN.search(part), part
        assert [each for each in sentences(mail.text) if each.rstrip(".") not in page] == []
        assert re.findall(r"https://\S+", mail.text) == re.findall(r'<a href="([^"]+)"', mail.html)
        assert [line for line in mail.text.splitlines() if len(line) > 72 and "https://" not in line] == []


NEW = [(process, duty) for process in PROCESSES for duty in all_duties(process) if not duty.is_at_will]


@pytest.mark.parametrize(("process", "duty"), NEW, ids=[f"{process.key}.{duty.key}" for process, duty in NEW])
def test_every_new_task_is_told_in_whole_sentences_also_one_without_a_date(process: Process, duty: Duty) -> None:
    for role in duty.owners:
        task = (
            replace(tasks(process, role)[duty.key], due=None)
            if isinstance(duty.due, Untimed)
            else tasks(process, role)[duty.key]
        )
        reader = Reader("Ruth Abernathy", role, subject=role is process.subject)
        told = Telling(OPENED, DESK, reader, NOW, CALENDAR, duty.clause, matter(process), task, {duty.key: task})
        mail = compose(told)
        assert mail.subject.strip()
        assert not OPEN.search(mail.text), mail.text


def test_a_number_is_that_of_the_edition_under_which_the_case_was_opened() -> None:
    (process,) = {found for (_, template, _), found in TOLD.items() if template == "ruling-asked"}
    strict = Policy("strict", date(2026, 1, 1), Policy.v3_min_suspension_days.to(45))
    told = Telling("ruling-asked", DESK, Reader("Ruth", Role.CHAIR), NOW, CALENDAR)
    first, second = (
        compose(replace(told, matter=replace(matter(process), policy=each))) for each in (FIRST_EDITION, strict)
    )
    assert "at least 30 days" in squeezed(first.text)
    assert "at least 45 days" in squeezed(second.text)
