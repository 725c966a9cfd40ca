"""Laying letters out: each once, outside any transaction, since that takes the time of many mails."""

from __future__ import annotations

import logging
from collections.abc import Callable

from models.database import Database
from models.mail.letters import laid_out, to_lay_out, whole
from models.store.passing import is_passing, name_of
from notifications.printing.letter import letter_from
from notifications.printing.render import render

BATCH = 20
log = logging.getLogger(__name__)


def lay_out_letters(database: Database, stopping: Callable[[], bool] = lambda: False) -> int:
    """Lay out all letters that wait for it, and return how many; one that fails holds up no other."""
    done, failed = 0, set[int]()
    while not stopping():
        with database.reading() as session:
            waiting = [each for each in to_lay_out(session, BATCH + len(failed)) if each not in failed]
        if not waiting:
            break
        for letter_id in waiting:
            try:
                done += bool(letter_file(database, letter_id))
            except Exception as error:
                if is_passing(error):
                    raise
                failed.add(letter_id)
                log.error("letter %s cannot be laid out: %s", letter_id, name_of(error))  # noqa: TRY400 - a trace tells names
    return done


def letter_file(database: Database, letter_id: int) -> bytes:
    """Return the file of a letter, laid out now if it was not before; the same bytes ever after."""
    with database.reading() as session:
        row = whole(session, letter_id)
        if row is None:
            return b""
        kept, words, made_at = row.content, row.words, row.made_at
    if kept is not None:
        return kept
    content = render(letter_from(words), made_at)
    with database.writing() as session:
        return laid_out(session, letter_id, content)
