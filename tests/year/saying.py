"""What people of the year write into a form: what it asks, drawn from what there is to choose among."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any, get_type_hints

import msgspec
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.lookups.ending import what_ends
from models.lookups.standing.unused_files import files_to_choose_from
from models.lookups.users_review import users_to_choose_from
from models.registries.directory import agencies
from models.registries.programs import to_choose_from
from models.rows.cases import CaseRow
from workflows.answers.samples import forms_like
from workflows.facts.forms import Form
from workflows.law.fields import Mark, marked
from workflows.law.policy import Policy

PAPER = "paper.pdf"  # a document that is added before a form names it
MOST_TRIES = 4  # forms that somebody tries before they leave it


@dataclass(frozen=True)
class Asked:
    """Somebody before a form of a case, on a day."""

    session: Session
    viewer: Viewer
    case: CaseRow
    form: type[Form]
    today: date
    policy: Policy
    dice: Random


def said(asked: Asked) -> Iterator[dict[str, Any]]:
    """Yield what somebody may write into a form of a case: first as one would hope, then otherwise."""
    own = {**dict(_names(asked)), **dict(_chosen(asked))}
    like = list(forms_like(asked.form, asked.today))
    kinds = get_type_hints(asked.form)
    yes = {name: True for name, kind in kinds.items() if kind is bool}
    yield {**msgspec.to_builtins(like[0]), **own, **yes}
    others = asked.dice.sample(like[1:], min(MOST_TRIES - 1, len(like) - 1))
    for each in (like[0], *others):
        yield {**msgspec.to_builtins(each), **own}


def _names(asked: Asked) -> Iterator[tuple[str, Any]]:
    """Yield the fields that are answered with one's own name, or with an agency."""
    for name in marked(asked.form, Mark.SIGNATURE):
        yield name, asked.viewer.name
    for name in marked(asked.form, Mark.DOCUMENT):
        yield name, PAPER
    if "username" in asked.form.__struct_fields__:
        yield "username", f"user{asked.case.id}"
    others = [each.key for each in agencies(asked.session, asked.viewer) if each.id != asked.case.agency_id]
    for mark in (Mark.AGENCY, Mark.SOME_AGENCY, Mark.PARTY):
        for name in marked(asked.form, mark) if others else ():
            yield name, asked.dice.choice(others)


def _chosen(asked: Asked) -> Iterator[tuple[str, Any]]:
    """Yield the fields that choose among what the desk lists."""
    session, agency, today = asked.session, asked.case.agency_id, asked.today
    for name in marked(asked.form, Mark.PROGRAMS):
        yield name, [each.project_id for each in to_choose_from(session, asked.viewer, today, agency)][:1]
    for name in marked(asked.form, Mark.USERS):
        yield name, [each.address for each, _ in users_to_choose_from(session, agency, today, asked.policy)]
    for name in marked(asked.form, Mark.FILES):
        yield name, [each.client for each in files_to_choose_from(session, asked.case)]
    if marked(asked.form, Mark.ENDING) and agency:
        for name, lines in what_ends(session, asked.viewer, agency, asked.case.id).items():
            yield name, [key for key, _ in lines]
