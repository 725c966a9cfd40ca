"""The registries on pages."""

from __future__ import annotations

from web.pages.registries import (
    agencies,
    agreements,
    claims,
    disclosures,
    edit,
    findings,
    leaving,
    licenses,
    meeting,
    meetings,
    membership,
    offices,
    people,
    person,
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
    claims.router,
    membership.router,
    agencies.router,
    trainings.router,
    roster.router,
    series_list.router,
    series.router,
    licenses.router,
    agreements.router,
    disclosures.router,
    findings.router,
    meetings.router,
    meeting.router,
)
