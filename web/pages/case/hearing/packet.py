"""The packet of a meeting: its agenda and the papers of each case that the Committee decides on, on one page to print."""

from __future__ import annotations

from litestar import Response, Router, get
from litestar.params import FromPath

from models.registries.agendas import agendas
from models.registries.hearing.items import hearings_read
from web.audited import note_print
from web.calls import Asked, reading
from web.meetings import hearing_readers_only, meeting_found
from web.pages.case.hearing.papers import papers_of
from web.pages.case.scene import scene_of
from web.pages.frame.rendering import page
from web.pages.words.wording import typeset


@get("/meetings/{meeting_id:int}/packet", sync_to_thread=True)
def read_packet(request: Asked, meeting_id: FromPath[int]) -> Response[str]:
    """Show the packet of a meeting, with what its reader may know and nothing of the other cases."""
    with reading(request) as call:
        hearing_readers_only(call)
        meeting = meeting_found(call, meeting_id)
        note_print(call, f"the packet of meeting {meeting.id}")
        heard = hearings_read(call.session, call.viewer, meeting, call.now)
        scenes = [(each, scene_of(call, each.number)) for each in heard]
        cases = [(each, scene.row, typeset(scene.row.heading), papers_of(scene)) for each, scene in scenes]
        return page(
            call, request, "registry/meetings/packet.html", meeting=meeting, cases=cases, reader=call.viewer.name,
            points=agendas(call.session, call.viewer, call.now).of(meeting),
        )  # fmt: skip


router = Router("/", route_handlers=[read_packet], include_in_schema=False)
