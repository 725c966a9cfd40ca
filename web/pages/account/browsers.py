"""From where somebody signs in: what their browser calls itself, in words, and its address in the network."""

from __future__ import annotations

from models.accounts.sessions import Client
from web.calls import Asked

BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrom", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "a Mac"),
    ("CrOS", "a Chromebook"), ("Linux", "Linux"),
)  # fmt: skip
"""What is looked for first stands first: most browsers also call themselves by the names of those below."""


def client_of(request: Asked) -> Client:
    """Return from where a request comes; behind a proxy its server is trusted to say so."""
    return Client(request.headers.get("user-agent", ""), request.client.host if request.client else "")


def browser_words(name: str) -> str:
    """Return a browser as people know it: "Firefox on Windows"."""
    browser = next((words for mark, words in BROWSERS if mark in name), "")
    system = next((words for mark, words in SYSTEMS if mark in name), "")
    return " on ".join(filter(None, (browser or "A browser", system)))
