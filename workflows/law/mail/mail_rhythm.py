"""How often somebody is written to about what can wait."""

from workflows.law.choice import Choice


class MailRhythm(Choice):
    """What becomes of mail that can wait: gathered for a day, or sent as it comes."""

    DAILY = "daily", "Once a day, in one email"
    SINGLE = "single", "Each by itself, as it comes"
