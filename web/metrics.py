"""The desk's figures in the words of Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from models.desk.figures import written_figures
from models.desk.heartbeats import WORKER, pulse
from scheduler.clock import wall_now
from web.bootstrap import House


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
    return generate_latest(registry)
