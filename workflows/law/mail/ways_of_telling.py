"""How people are told what no email brought them."""

from workflows.law.choice import Choice


class WayOfTelling(Choice):
    """A way of telling somebody something besides the desk's own mail."""

    PAPER = "paper", "on paper"
    PHONE = "phone", "by phone"
    PERSON = "in-person", "in person"
    ELSEWHERE = "elsewhere", "at another email address"
