"""The fields of the form with which a case begins, with what there is to choose among."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.intake.intake import Way
from models.intake.starting import parties_for
from models.lookups.users_review import users_at
from models.rows.people import Agency
from web.calls import Call
from web.pages.forms.form_view import Field, day_filled, fields_of
from web.pages.forms.offering import programs_offered
from web.pages.forms.offers import Offers
from web.pages.forms.posted import Posted
from web.pages.forms.questions import Option
from web.pages.forms.refusals import Misfits
from web.pages.starting.half_filled import answers_of
from workflows.grammar.process import Step
from workflows.law.fields import Mark, marked


def opening_fields(
    call: Call, way: Way, offered: Sequence[Agency], posted: Posted | None, misfits: Misfits
) -> tuple[Field, ...]:
    """Return the fields as they stand; agencies, parties and programs are those that somebody may choose."""
    answers, parties = answers_of(call, way), parties_for(call.session, way.step)
    users = users_at(call.session, offered, besides=call.viewer.id) if any(each.is_user for each in answers) else ()
    offers = Offers(_named(offered), _named(parties), _programs(call, way.step), users)
    fields = fields_of("start", answers, posted, misfits, offers)
    today = marked(way.step.form, Mark.TODAY) if way.step.form and posted is None else ()
    return tuple(_filled(call, field) if field.answer.name in today else field for field in fields)


def _filled(call: Call, field: Field) -> Field:
    """Return the field of a day with today in it."""
    return replace(field, values={**field.values, **day_filled(field.answer.name, call.today)})


def _named(offered: Sequence[Agency]) -> list[tuple[str, str]]:
    return [(agency.key, agency.name) for agency in offered]


def _programs(call: Call, step: Step) -> list[Option]:
    """Return the programs to choose from, where a form asks for some."""
    return programs_offered(call) if step.form and marked(step.form, Mark.PROGRAMS) else []
