"""Whether an upload is somebody's to send, asked before it is read."""

from models.lookups.uploads import terms_of
from web.calls import Call


def may_send(call: Call, number: str) -> None:
    """Raise NotAllowed where none may be sent, or not by whoever asks."""
    terms_of(call.session, call.viewer, number, call.now)
