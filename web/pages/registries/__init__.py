"""The registries on pages."""

from __future__ import annotations

from web.pages.registries import (
    agencies,
    agreements,
    disclosures,
    edit,
    leaving,
    licenses,
    meeting,
    meetings,
    membership,
    offices,
    people,
    person,
    programs,
    roster,
    series,
    series_list,
    trainings,
)

ROUTERS = (
    people.router,
    person.router,
    edit.router,
    offices.router,
    leaving.router,
    membership.router,
    agencies.router,
    programs.router,
    trainings.router,
    roster.router,
    series_list.router,
    series.router,
    licenses.router,
    agreements.router,
    disclosures.router,
    meetings.router,
    meeting.router,
)
