"""P17: where unpublished data, and equipment with data on it, may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where they may stand."""

    DRAFT = "DRAFT", "the draft is not published, and few may open it"
    APPROVING = "APPROVING", "the publication waits for approval"
    PUBLISHING = "PUBLISHING", "approved; ICA publishes the report"
    KEPT = "KEPT", "the confidential data are kept, encrypted"
    DISPOSING = "DISPOSING", "the data on the equipment wait to be destroyed"
    PUBLISHED = "PUBLISHED", "the report is public"
    DISCARDED = "DISCARDED", "the draft is destroyed, and was not published"
    DESTROYED = "DESTROYED", "the data are destroyed"
