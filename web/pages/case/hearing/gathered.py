"""What stands in the packet of a meeting, as somebody may know of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.lookups.conduct_cases.hearings import Hearing
from models.registries.agendas import Point, agendas, openable
from models.registries.hearing.items import hearings_read
from models.rows.cases import CaseRow
from models.rows.meetings import Meeting
from web.calls import Call
from web.meetings import hearing_readers_only, meeting_found
from web.pages.case.hearing.papers import Paper, Papers, moved_papers, papers_of
from web.pages.case.scene import scene_of
from web.pages.words.wording import typeset


@dataclass(frozen=True)
class Packet:
    """What a meeting deals with, as its reader may know of it."""

    meeting: Meeting
    points: Sequence[Point]
    moved: Sequence[tuple[Point, Sequence[Paper]]]  # the motions whose cases the reader may open
    cases: Sequence[tuple[Hearing, CaseRow, str, Papers]]  # on which the Committee decides in closed session


def packet_of(call: Call, meeting_id: int) -> Packet:
    """Return the packet of a meeting for whoever asks; or raise Forbidden or NotFound."""
    hearing_readers_only(call)
    meeting = meeting_found(call, meeting_id)
    heard = hearings_read(call.session, call.viewer, meeting, call.now)
    scenes = [(each, scene_of(call, each.number)) for each in heard]
    points = agendas(call.session, call.viewer, call.now).of(meeting)
    may_open = openable(call.session, call.viewer, points)
    return Packet(
        meeting, points,
        [(each, moved_papers(scene_of(call, each.case))) for each in points if each.is_motion and each.case_id in may_open],
        [(each, scene.row, typeset(scene.row.heading), papers_of(scene)) for each, scene in scenes],
    )  # fmt: skip
