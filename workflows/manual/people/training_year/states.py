"""P05: where the training year of a user may stand."""

from workflows.grammar.process import State


class S(State):
    """Where the training year of a user may stand."""

    RUNNING = "RUNNING", "the training year runs"
    LAPSED = "LAPSED", "the year ended without security training; ICA is to confirm the suspension"
    SUSPENDED = "SUSPENDED", "the license is suspended until security training is on record"
    RETURNING = "RETURNING", "the suspension is over; the account is being turned back on"
    LISTED = "LISTED", "trainings of the year were missed; ICA decides what follows"
    MET = "MET", "the trainings of the year are on record"
    RESTORED = "RESTORED", "the security training was made up for"
    CONSIDERED = "CONSIDERED", "ICA decided what follows from the missed trainings"
    JOINED = "JOINED", "another case follows this year, one for all agencies of the user"
    LEFT = "LEFT", "the user held no license any more at the end of the year"
