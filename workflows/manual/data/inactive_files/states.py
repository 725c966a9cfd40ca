"""P28: where a list of unused files, and an agency's answer to it, may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    LISTING = "LISTING", "ICA is to read a list of client files that nobody uses"
    LISTED = "LISTED", "the list is read, and the agencies are asked"
    SKIPPED = "SKIPPED", "no file is made inactive this time"
    CHECKING = "CHECKING", "the agency is going through its unused files"
    READY = "READY", "ICA makes the files inactive in WellSky"
    DONE = "DONE", "the files are inactive"
    ANSWERED = "ANSWERED", "the agency has answered, and no file is to be made inactive now"
    LEFT = "LEFT", "ICA leaves the files active"
