"""The desk's figures in the words of Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from models.desk.disk import free_bytes
from models.desk.figures import written_figures
from models.desk.heartbeats import WORKER, pulse
from models.health.ailment import Ailment
from scheduler.clock import wall_now
from web.bootstrap import House
from web.installation.places import places
from web.installation.standing import ailing


def ailing_at(house: House) -> list[Ailment]:
    """Return what ails the desk, as its workers found it last, and whether one lives."""
    with house.database.reading() as session:
        return ailing(session, house.clock)


def exposition(house: House) -> bytes:
    """Return the figures as Prometheus reads them: the worker counts, so that whoever asks keeps nobody waiting."""
    registry = CollectorRegistry()
    with house.database.reading() as session:
        numbers, counted = written_figures(session)
        beaten = pulse(session, WORKER)
    for name, number in numbers.items():
        Gauge(f"hmis_desk_{name}", name.replace("_", " "), registry=registry).set(number)
    age = abs(wall_now() - beaten).total_seconds() if beaten else float("inf")
    Gauge("hmis_desk_worker_beat_age_seconds", "Seconds since the worker's last beat", registry=registry).set(age)
    old = abs(wall_now() - counted).total_seconds() if counted else float("inf")
    Gauge("hmis_desk_figures_age_seconds", "Seconds since the worker counted", registry=registry).set(old)
    ailments = Gauge("hmis_desk_ailment", "What ails the desk, by name", ["name"], registry=registry)
    for name in sorted({each.name for each in ailing_at(house)}):
        ailments.labels(name).set(1)
    free = Gauge("hmis_desk_disk_free_bytes", "Bytes that are free where the desk writes", ["place"], registry=registry)
    for name, place in places(house.settings).items():
        free.labels(name).set(free_bytes(place))
    return generate_latest(registry)
