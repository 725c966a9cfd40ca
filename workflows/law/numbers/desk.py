"""The numbers that every process shares."""

from __future__ import annotations

from datetime import date

from workflows.law.setting import GLOBAL, Setting, target


class Desk:
    """The numbers that every process shares."""

    timezone = target("America/New_York", GLOBAL, "the zone whose midnight ends a day")
    closures = target(frozenset[date](), GLOBAL, "days the office is closed besides public holidays")
    backdate_days = target(365, GLOBAL, "days before its entry on which a case may at most have been received")
    usual_days = target(30, GLOBAL, "days for what the manual leaves untimed")
    waiting_days = target(
        90, GLOBAL, "days after which somebody looks at what waits for others: the next upload, the end of a suspension"
    )
    wellsky_days = target(1, GLOBAL, "business days in which an account in WellSky follows what was decided")
    wellsky_remind_days: Setting[tuple[int, ...]] = target(
        (0,), GLOBAL, "days before that at which ICA is reminded of the account; zero for the day itself"
    )
    own_correction_days = target(
        30, GLOBAL, "days in which people may correct what they entered themselves; ICA always may"
    )
    proposal_days = target(
        3,
        GLOBAL,
        "days a second person of ICA has to confirm a correction or turn it down; then those who may are asked again every so many",
    )
    undo_minutes = target(
        10,
        GLOBAL,
        "minutes in which people may take back what they did, and for which its mail waits, but not a sanction's; zero for neither",
    )
    same_opening_minutes = target(
        15,
        GLOBAL,
        "minutes in which the same person opens no second case with the same words, unless another one is meant",
    )
    draft_days = target(30, GLOBAL, "days for which the desk keeps a form that somebody left half filled in")
    mail_hours: Setting[tuple[int, ...]] = target(
        (9, 17), GLOBAL, "local hours between which mail about dates leaves, unless a date carries an hour"
    )
    mail_on_open_days = target(True, GLOBAL, "whether mail about dates waits for a day on which the office is open")
    daily_mail = target(
        True, GLOBAL, "whether what can wait is mailed to each person once a day, unless they want it as it comes"
    )
    new_task_mail = target(
        True,
        GLOBAL,
        "whether who gets a task is told of it as it opens, where the step that opens it tells them nothing",
    )
    daily_mail_hour = target(
        10, GLOBAL, "local hour at which that one email leaves, on a day on which mail about dates does"
    )
    guarded_roles: Setting[tuple[str, ...]] = target(
        ("managing-director", "counsel", "coc-balance", "coc-chittenden", "committee", "chair", "vice-chair"),
        GLOBAL,
        "roles that a case can be kept for; nobody is given one, or loses one, by a single person",
    )
    guarded_role_days = target(
        7, GLOBAL, "days in which a second person confirms the change of a guarded role, or declines it"
    )
    fair_days = target(
        5, GLOBAL, "days somebody has who could not know of a date, where another's entry would have them late at once"
    )
    remind_days_ahead: Setting[tuple[int, ...]] = target(
        (5, 1), GLOBAL, "days before a date on which its owner is reminded"
    )
    remind_hour = target(9, GLOBAL, "local hour at which reminders leave")
    remind_on_open_days = target(True, GLOBAL, "whether a reminder on a day of rest leaves on the working day before")
    escalate_again_days = target(7, GLOBAL, "days between one escalation and the next")
    late_again_days = target(30, GLOBAL, "days after which all who were told last of what is past due are told again")
