"""P26: where an agency's imports may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where an agency's imports may stand."""

    DOCUMENTS = "DOCUMENTS", "the agency is documenting its request"
    GATES = "GATES", "the CoCs are considering the request"
    ESTIMATE = "ESTIMATE", "ICA is estimating the costs"
    OFFERED = "OFFERED", "the agency is considering the estimate"
    COMMITTED = "COMMITTED", "the agency has committed itself to the costs and pays them"
    READY = "READY", "the first upload is to be checked"
    RUNNING = "RUNNING", "what passes the check may be loaded"
    MENDING = "MENDING", "an upload failed the check and is being corrected; nothing is loaded"
    REFUSED = "REFUSED", "imports are not allowed; data are entered directly"
    REVOKED = "REVOKED", "a CoC ended the imports; data are entered directly"
    STOPPED = "STOPPED", "the agency ended its imports"
    WITHDRAWN = "WITHDRAWN", "the agency withdrew its request"
