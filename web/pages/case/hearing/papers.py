"""The papers of a hearing: what ICA found and proposes, what was found before, what the accused says; inner papers apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.lookups.conduct_cases.hearings import FOUND, PROPOSED, STATED, Quorum, is_undecided, quorum_of
from models.registries.hearing.items import Earlier, earlier_read
from models.rows.cases import Document
from web.pages.case.records import Item, answers_of, said_in
from web.pages.case.scene import Scene
from web.pages.words.dates import day_words
from workflows.facts.forms import Form
from workflows.law.readers import Readers, in_column, tokens
from workflows.law.roles import COMMITTEE
from workflows.sight.reading import may_read, unread

THE_COMMITTEES: Readers = tokens((COMMITTEE,))
SHOWN = FOUND | PROPOSED | STATED


@dataclass(frozen=True)
class Paper:
    """What was filled in with one step, and when."""

    when: str
    answers: tuple[Item, ...]


@dataclass(frozen=True)
class Papers:
    """All that somebody may read of a case before the Committee decides."""

    found: tuple[Paper, ...]
    proposed: tuple[Paper, ...]
    stated: tuple[Paper, ...]
    inner: tuple[Paper, ...]  # what the Committee does not read, for the few who do
    documents: tuple[Document, ...]
    inner_documents: tuple[Document, ...]
    earlier: tuple[Earlier, ...]
    quorum: Quorum
    is_counted: bool  # without a decision: the chair puts the question again


def papers_of(scene: Scene) -> Papers:
    """Return the papers of a case, as the person who looks may read them."""
    session = scene.call.session
    shared = [each for each in scene.documents if may_read(THE_COMMITTEES, in_column(each.readers))]
    return Papers(
        tuple(_papers(scene, FOUND)),
        tuple(_papers(scene, PROPOSED)),
        tuple(_papers(scene, STATED)),
        tuple(_papers(scene, SHOWN, inner=True)),
        tuple(shared),
        tuple(each for each in scene.documents if each not in shared),
        tuple(earlier_read(session, scene.call.viewer, scene.row.id, scene.call.now)),
        quorum_of(session, scene.row),
        is_undecided(scene.row),
    )


MOVED = frozenset({"move", "hand-in-manual", "complain", "forward", "hear-director", "bring", "propose"})


def moved_papers(scene: Scene) -> list[Paper]:
    """Return what was moved, handed in of the manual, or said to a complaint, as the person who looks may read it."""
    return list(_papers(scene, MOVED))


def _papers(scene: Scene, steps: frozenset[str], *, inner: bool = False) -> Iterator[Paper]:
    """Yield what was said with some steps, the oldest first: what the Committee reads of it, or the rest."""
    for row in reversed([each for each in scene.history if each.event]):
        for said in said_in(scene, row):
            answers = tuple(answers_of(scene, said.form, _elsewhere(said.form, inner=inner)))
            if said.step.name in steps and answers:
                yield Paper(day_words(row.effective_on), answers)


def _elsewhere(form: Form, *, inner: bool) -> set[str]:
    kept_from_it = set(unread(type(form), THE_COMMITTEES))
    return set(type(form).__struct_fields__) - kept_from_it if inner else kept_from_it
