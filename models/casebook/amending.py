"""Correcting what a case says: all that changes is worked out, shown, and written in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from operator import attrgetter
from typing import Any

from sqlalchemy.orm import Session

from models.access.parties import party_called
from models.access.rulebook import rulebook_of
from models.casebook.accounts import touched_by
from models.casebook.applying import Scene, alter, apply, elsewhere, forbid, let_follow, undo
from models.casebook.case_json import encoded
from models.casebook.casebook import Author, NoSuchCase, Stale, closed_to_subject, has_ended, received_at, withheld
from models.casebook.duty_rows import added, ended, moved
from models.casebook.history import effected
from models.casebook.naming import name_anew
from models.casebook.notice_rows import notice_row
from models.casebook.replaying import history, life_of, written
from models.casebook.sight.marking import mark_anew, readers_of_amendment
from models.casebook.unsent import take_back, unheard
from models.casebook.withholding import out_of_sight
from models.rows.cases import CaseRow
from models.store import statements
from models.store.prepared import connection_of
from workflows.correction.amenders import takes_two_anyhow
from workflows.correction.amending import OF_ICA, striking_too
from workflows.correction.correction import Correction, Elsewhere, correct
from workflows.correction.lives import Blocked, Called, Life, TakesMore
from workflows.correction.pairing import Deed
from workflows.correction.wellsky import freed, made_in_wellsky
from workflows.engine.cases import Decision, Refusal, Told
from workflows.grammar.events import Amendment
from workflows.grammar.process import Process
from workflows.grammar.steps import LOCAL, NEW
from workflows.law.readers import as_column
from workflows.law.roles import Role
from workflows.law.value import changed
from workflows.telling.audience import who_waits
from workflows.telling.corrections import KINDS, changes_of, headline

CORRECTED = "corrected"  # the notice to all whom a correction concerns


def preview(session: Session, case: CaseRow, amendment: Amendment, now: datetime, *, too: bool = False) -> Correction:
    """Return what an amendment would change, or raise NotAllowed.

    With `too` what it leaves no room for is struck, and what was done in a case that it opened ends with that case.
    """
    policy = rulebook_of(session).editions.named(case.edition)
    life = life_of(session, case)
    try:
        if too:
            amendment = changed(striking_too(life, amendment, now, policy), beyond=True)
        made = correct(life, amendment, now, policy)
    except Blocked as no:
        raise no.naming(calling(session, life.case.process)) from no
    row = statements.READ_CASE.first(connection_of(session), {"case": case.id}) or {}
    scenes = _Scenes(session, row, made, Author())
    _ask_the_registries(scenes, made)
    others = tuple(_elsewhere(scenes, made))
    for each in others:
        if each.ends and not amendment.beyond:
            raise TakesMore(Refusal(LOCAL, each.ends if amendment.actors & OF_ICA else each.says))
    return changed(made, elsewhere=others, unseen=takes_two_anyhow(life, amendment, now, policy))


def calling(session: Session, process: Process) -> Called:
    """Return what names the parties of a process."""
    return partial(party_called, session, process)


def _elsewhere(scenes: _Scenes, made: Correction) -> Iterator[Elsewhere]:
    """Yield what a correction means for other cases."""
    for deed in made.undone:
        yield from elsewhere(deed.effect, scenes.before(deed), undone=True)
    for deed in made.due:
        yield from elsewhere(deed.effect, scenes.after(deed), undone=False)


def _ask_the_registries(scenes: _Scenes, made: Correction) -> None:
    """Raise NotAllowed where what a correction brings about does not go with the registries as they stand."""
    for was, deed in (*made.altered, *((None, deed) for deed in made.due)):
        forbid(deed.effect, scenes.after(deed), was and was.effect)


def amend(
    session: Session,
    case_id: int,
    amendment: Amendment,
    now: datetime,
    author: Author,
    *,
    version: int | None = None,
    too: bool = False,
) -> Correction:
    """Correct a case and write all that follows, or raise NotAllowed, Stale or NoSuchCase."""
    row = statements.READ_CASE.first(connection_of(session), {"case": case_id})
    case = session.get(CaseRow, case_id, populate_existing=True)
    if row is None or case is None:
        raise NoSuchCase(case_id)
    if version is not None and row["version"] != version:
        raise Stale(case_id)
    made = preview(session, case, amendment, now, too=too)
    hidden = withheld(made.after.case, now, rulebook_of(session))
    if hidden != row["withheld"]:
        row = out_of_sight(session, row, hidden)
    if made.after.lived:  # what it begins with may say something else now
        begins, rulebook = made.after.lived[0].decision, rulebook_of(session)
        case.closed_to_subject, case.received_at = closed_to_subject(begins, rulebook), received_at(begins, rulebook)
        session.flush()
    _move(session, row, made, hidden)
    _write(session, row, made, author)
    session.expire(case)
    mark_anew(session, case)
    name_anew(session, [case], now)
    return made


def _move(session: Session, row: Mapping[Any, Any], made: Correction, hidden: str) -> None:
    values = {
        "case": row["id"],
        "seen": row["version"],
        "to": made.after.case.state,
        "under": made.after.case.edition,
        "closed": made.at if has_ended(made.after.case) else None,
        "written": encoded(made.after.case),
        "keeper": row["keeper_id"],
        "hidden": hidden,
    }
    if statements.MOVE_CASE.run(connection_of(session), values) != 1:
        raise Stale(row["id"])


def _write(session: Session, row: Mapping[Any, Any], made: Correction, author: Author) -> None:
    connection, case_id = connection_of(session), row["id"]
    statements.ADD_HISTORY.run(connection, _history(session, row, made, author))
    if closings := [ended(case_id, key, made.at, CORRECTED) for key in made.changes.closed]:
        statements.CLOSE_DUTY.run(connection, closings)
    if openings := added(session, row, made.after.case, made.at, made.changes.opened):
        statements.ADD_DUTY.run(connection, openings)
    if moves := moved(case_id, made.changes.moved):
        statements.MOVE_DUTY.run(connection, moves)
    _tell(session, case_id, made, author, row["version"] + 1)
    _bring_about(session, row, made, author)


def _history(session: Session, row: Mapping[Any, Any], made: Correction, author: Author) -> dict[str, Any]:
    policy = rulebook_of(session).editions.named(row["edition"])
    called = calling(session, made.before.case.process)
    said = (made.amendment.reason, *changes_of(made, policy, row["subject_name"], called=called))
    events = tuple(event for event, _ in history(session, session.get_one(CaseRow, row["id"])).events)
    readers = readers_of_amendment(made.before.case.process, made.amendment, events)
    return {
        "case_id": row["id"],
        "at": made.at,
        "effective_on": policy.calendar.day(made.at),
        "person_id": author.person_id,
        "role": _hat(made),
        "kind": KINDS[type(made.amendment)],
        "title": headline(made, policy, called),
        "clause": "",
        "from_state": made.before.case.state,
        "to_state": made.after.case.state,
        "event": written(made.amendment),
        "effects": effected(tuple(deed.effect for deed in made.due)),
        "note": "\n".join((*said, *filter(None, [author.note]))),
        "readers": as_column(readers),
        "sequel": "",
    }


def _hat(made: Correction) -> Role | str:
    """Return in which role somebody corrected: one of ICA's before one of the case."""
    actors = made.amendment.actors
    return min(actors & OF_ICA or actors, key=attrgetter("key"), default="")


def concerned(session: Session, case_id: int, made: Correction) -> frozenset[Role]:
    """Return who is told of a correction: whom it concerns, and who waits for what it moves."""
    concerned = made.concerned(unheard(session, case_id, made))
    case = made.after.case
    if not made.dates or case.state == NEW:
        return concerned
    policy = rulebook_of(session).editions.named(case.edition)
    return concerned | {*who_waits(case.process, case.known(policy, made.at))}


def _tell(session: Session, case_id: int, made: Correction, author: Author, version: int) -> None:
    """Tell those whom it concerns, and take back what is not so and has not left yet."""
    roles = () if author.silent else sorted(concerned(session, case_id, made), key=attrgetter("key"))
    take_back(session, case_id, made)
    letters = (Told(CORRECTED, role, LOCAL) for role in roles)
    by = {"version": version}
    if rows := [notice_row(case_id, told, made.at) | by for told in (*letters, *made.untold)]:
        statements.ADD_NOTICE.run(connection_of(session), rows)


def _bring_about(session: Session, row: Mapping[Any, Any], made: Correction, author: Author) -> None:
    """Undo what is not so, the last first, alter what is otherwise, and bring about what is due."""
    scenes, followed = _Scenes(session, row, made, author), made_in_wellsky(made)
    before = touched_by(session, row["id"]) if followed else {}
    for deed in reversed(made.undone):
        undo(deed.effect, scenes.before(deed))
    for old, new in made.altered:
        alter(old.effect, new.effect, scenes.after(new))
    for deed in made.due:
        apply(deed.effect, scenes.after(deed))
    if followed:
        let_follow(followed, scenes.last, before)
    if changed := freed(made):
        let_follow(changed, scenes.last, before)


class _Scenes:
    """The scenes of a correction: of what was brought about, and of what is."""

    def __init__(self, session: Session, row: Mapping[Any, Any], made: Correction, author: Author) -> None:
        self._session, self._row, self._made, self._author = session, row, made, author
        self._lived = tuple(each.decision for each in made.after.lived)

    def before(self, deed: Deed) -> Scene:
        """Return the scene of a deed that is not so."""
        return self._scene(deed, self._made.before)

    def after(self, deed: Deed) -> Scene:
        """Return the scene of a deed under better facts."""
        return self._scene(deed, self._made.after)

    @property
    def last(self) -> Scene:
        """The scene of what was done last before the correction."""
        return self._of(self._made.before.lived[-1].decision)

    def _scene(self, deed: Deed, life: Life) -> Scene:
        return self._of(next(each.decision for each in life.lived if each.place == deed.place))

    def _of(self, decision: Decision) -> Scene:
        by, made = self._author, self._made
        return Scene(
            self._session,
            self._row,
            decision,
            by.person_id,
            made.at,
            self._lived,
            by.silent,
            amendment=made.amendment,
        )
