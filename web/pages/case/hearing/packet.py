"""The packet of a meeting: its agenda, the motions and the papers of each case that the Committee decides on, as a page and a file."""

from __future__ import annotations

from litestar import Response, Router, get
from litestar.params import FromPath

from web.audited import note_export, note_print
from web.calls import Asked, reading
from web.pages.case.hearing.gathered import packet_of
from web.pages.case.hearing.printing import packet_document
from web.pages.frame.rendering import page
from web.printed import Print


@get("/meetings/{meeting_id:int}/packet", sync_to_thread=True)
def read_packet(request: Asked, meeting_id: FromPath[int]) -> Response[str]:
    """Show the packet of a meeting, with what its reader may know and nothing of the other cases."""
    with reading(request) as call:
        found = packet_of(call, meeting_id)
        note_print(call, f"the packet of meeting {found.meeting.id}")
        return page(
            call, request, "registry/meetings/packet.html", meeting=found.meeting, cases=found.cases,
            reader=call.viewer.name, points=found.points, moved=found.moved,
        )  # fmt: skip


@get("/meetings/{meeting_id:int}/packet.pdf", sync_to_thread=True)
def save_packet(request: Asked, meeting_id: FromPath[int]) -> Response[bytes]:
    """Hand the packet out as a file, with what its reader may know and nothing of the other cases."""
    with reading(request) as call:
        found = packet_of(call, meeting_id)
        note_export(call, f"the packet of meeting {found.meeting.id}")
        printed = Print(f"packet-{meeting_id}", packet_document(call, found), call.now)
    return printed.response()


router = Router("/", route_handlers=[read_packet, save_packet], include_in_schema=False)
