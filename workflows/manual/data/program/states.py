"""P31: where a program may stand on its way into the directory, and its yearly confirmation."""

from workflows.grammar.steps import State


class S(State):
    """Where it may stand."""

    NAMING = "NAMING", "ICA looks at the program's name"
    RENAMING = "RENAMING", "the agency finds another name for the program"
    SETTING_UP = "SETTING_UP", "ICA sets the program up in WellSky, with its assessments"
    REPORTING = "REPORTING", "the program is set up; the agency chooses its standard report"
    CONFIRMING = "CONFIRMING", "the agency goes through its programs"
    CORRECTING = "CORRECTING", "ICA sets right what the agency found"
    DONE = "DONE", "the program is set up, and the directory has it"
    CONFIRMED = "CONFIRMED", "the agency has confirmed its programs"
    NOTHING = "NOTHING", "the agency has no program that runs"
    WITHDRAWN = "WITHDRAWN", "withdrawn; the directory stays as it was"
