"""The checks under way: each in a thread beside the web process, watched on a page until it ends."""

from __future__ import annotations

import logging
import secrets
from collections import OrderedDict
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock

from models.access.access import Viewer
from models.casebook.casebook import NoSuchCase, Stale
from models.lookups.uploads import keep
from web.bootstrap import House
from web.uploading.files import PutDown, checked
from workflows.engine.cases import NotAllowed, Refusal
from workflows.uploads.counting.terms import CLAUSE, Terms

AT_ONCE, MOST_WAITING, MOST_KEPT = 2, 10, 200
log = logging.getLogger(__name__)


@dataclass
class Check:
    """One check: whose it is, how far it is, and what came of it."""

    viewer: Viewer
    number: str
    done: int = 0
    total: int = 0
    upload_id: int | None = None
    refused: str = ""
    clause: str = CLAUSE  # on which it was refused
    future: Future[None] = field(default_factory=Future)

    def watch(self, done: int, total: int) -> None:
        """Be told how many bytes are read, of how many."""
        self.done, self.total = done, total

    @property
    def percent(self) -> int:
        """How much is read."""
        return self.done * 100 // self.total if self.total else 0

    @property
    def ended(self) -> bool:
        """Whether there is something to tell."""
        return bool(self.upload_id or self.refused)


class Checks:
    """All checks of a desk; what they found is in the database, they themselves are forgotten with the process."""

    def __init__(self, house: House, threads: Executor | None = None) -> None:
        """Take the desk, and who does the work if not threads of its own, which begin with the first check."""
        self._house, self._lock = house, Lock()
        self._threads = threads or ThreadPoolExecutor(AT_ONCE, "check")
        self._known: OrderedDict[str, Check] = OrderedDict()

    def begin(self, viewer: Viewer, number: str, down: PutDown, terms: Terms) -> str:
        """Check what was put down, and let go of it; return the name to ask for the check by, or raise NotAllowed."""
        check, name = Check(viewer, number), secrets.token_urlsafe(16)
        with self._lock:
            if sum(not each.ended for each in self._known.values()) >= MOST_WAITING:
                raise NotAllowed(Refusal(CLAUSE, "too many uploads wait for their check; try again in some minutes"))
            self._known[name] = check
            while len(self._known) > MOST_KEPT:
                self._known.popitem(last=False)
        check.future = self._threads.submit(self._run, check, down, terms)
        return name

    def find(self, viewer: Viewer, number: str, name: str) -> Check | None:
        """Return a check of the person's own."""
        check = self._known.get(name)
        return check if check and (check.viewer.id, check.number) == (viewer.id, number) else None

    def _run(self, check: Check, down: PutDown, terms: Terms) -> None:
        try:
            report = checked(down, terms, check.watch)
            now = self._house.clock.now()
            with self._house.database.writing() as session:
                upload = keep(session, check.viewer, check.number, down.arrived, report, now=now)
            check.upload_id = upload.id
            if self._house.practice:
                self._house.worker.settle(now)
        except NotAllowed as refused:
            check.refused, check.clause = refused.first.sentence, refused.first.clause
        except (NoSuchCase, Stale):
            check.refused = "The case changed meanwhile. Open it again."
        except Exception:
            log.exception("the check of an upload failed")
            check.refused = "The desk failed. Nothing was kept; the failure is on record."
        finally:
            down.file.close()
