"""The registries on pages."""

from __future__ import annotations

from web.pages.registries import (
    agencies,
    agreements,
    claims,
    data_quality,
    disclosures,
    edit,
    findings,
    invoices,
    leaving,
    licenses,
    meeting,
    meetings,
    membership,
    offices,
    people,
    person,
    programs,
    sharing,
    unused_files,
)
from web.pages.registries.committee import elements, roll, seats
from web.pages.registries.hearing import attendance, minutes
from web.pages.registries.record import proofs
from web.pages.registries.texts import proof, publishing, texts
from web.pages.registries.training import calling_off, report, roster, series, series_list, sign_ups, trainings

ROUTERS = (
    people.router,
    person.router,
    edit.router,
    offices.router,
    leaving.router,
    claims.router,
    membership.router,
    agencies.router,
    programs.router,
    sharing.router,
    unused_files.router,
    data_quality.router,
    trainings.router,
    report.router,
    sign_ups.router,
    calling_off.router,
    roster.router,
    series_list.router,
    series.router,
    licenses.router,
    texts.router,
    publishing.router,
    proof.router,
    proofs.router,
    agreements.router,
    disclosures.router,
    findings.router,
    invoices.router,
    meetings.router,
    meeting.router,
    attendance.router,
    minutes.router,
    roll.router,
    elements.router,
    seats.router,
)
