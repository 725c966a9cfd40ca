"""A case as a page shows it to somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from litestar import Response

from models.accounts.handing_over import hands_over
from models.audit.reading import reads_audit
from models.intake.proposals import amenders_in, waiting
from models.intake.undoing import undoable
from models.lookups.conduct_cases.hearings import is_before_the_committee, is_of_a_violation
from models.mail.letters import letters_of
from models.mail.reaching import Reached, Recipient, recipients_of
from models.registries.hearing.items import Earlier, earlier_read
from models.rows.cases import CaseRow
from models.rows.notices import NoticeRow
from models.rows.people import Agency
from web.calls import Asked, Call
from web.pages.case.differences import draft_of
from web.pages.case.extras import answers_asked, extras_of
from web.pages.case.hearing.papers import SHOWN, Papers, papers_of
from web.pages.case.needed import Line, needed_of
from web.pages.case.next_steps import Panel, panel_of
from web.pages.case.records import Filled, looked_up, record_of
from web.pages.case.scene import Scene, scene_of
from web.pages.case.stages import Bar, bar_of
from web.pages.case.step_forms import UNDO, Block, Tried, blocks_of
from web.pages.case.timelines import Moment, timeline_of
from web.pages.case.uploaded.uploads import Uploads, uploads_on
from web.pages.correction.ways_back import WaysBack, ways_back_of
from web.pages.forms.form_view import Sheet
from web.pages.forms.refusals import NONE
from web.pages.forms.typed import typed
from web.pages.frame.rendering import page
from web.pages.manual.diagram import Drawing, diagram
from web.pages.manual.trail import Trail
from web.pages.words.dates import clock_words, month_day, plural
from web.pages.words.letters_kept import Kept, kept
from web.pages.words.notice_labels import label_of
from web.pages.words.reached import reached_words
from web.pages.words.wording import typeset
from workflows.grammar.process import NEW
from workflows.law.roles import OF_THE_COMMITTEE
from workflows.law.wording import listed
from workflows.telling.graph import Graph, graph


@dataclass(frozen=True)
class Told:
    """A notice of the case."""

    words: str
    notes: tuple[str, ...]  # whom it reached, and whom it did not


@dataclass(frozen=True)
class Undoing:
    """What the person who looks did last and may take back."""

    title: str
    until: str
    waits: bool  # whether mail of it waits


class CaseView:
    """All that the page of a case says; its parts are worked out when they are asked for."""

    def __init__(self, scene: Scene, tried: Tried | None) -> None:
        """Take the case, and a form that was refused if there is one."""
        self.scene, self.tried = scene, tried
        self.row: CaseRow = scene.row
        self.heading = typeset(scene.row.heading)
        self.process = scene.process

    @cached_property
    def facts(self) -> list[str]:
        """The words below the heading: whose case it is, and since when."""
        agency, calendar = self.row.agency, self.scene.call.calendar
        opened, received = calendar.day(self.row.opened_at), calendar.day(self.row.received_at)
        say = partial(month_day, seen_on=self.scene.call.today)
        back = f", received {say(received)}" if received < opened else ""
        ended = self.row.closed_at and f"Ended on {say(calendar.day(self.row.closed_at))}"
        return [*_agency(agency), ended or f"Open since {say(opened)}{back}"]

    @cached_property
    def proposed(self) -> str:
        """Who proposed a correction that waits for a second person, if one waits."""
        found = waiting(self.scene.call.session, self.row)
        return found.proposed_by.name if found else ""

    @cached_property
    def undoing(self) -> Undoing | None:
        """What the person who looks may take back."""
        call = self.scene.call
        found = undoable(call.session, call.viewer, self.row, self.scene.worn, call.now)
        if found is None:
            return None
        until = clock_words(found.until.astimezone(call.calendar.zone))
        return Undoing(typeset(found.title), until, waits=bool(found.made.in_vain))

    @property
    def not_undone(self) -> str:
        """Why what was done last was not taken back."""
        return self.tried.refused if self.tried and self.tried.key == UNDO else ""

    @property
    def enters_for_others(self) -> bool:
        """Whether the person who looks may enter what came in on paper."""
        by = amenders_in(self.scene.call.session, self.row)
        return bool(self.scene.worn & by) and self.scene.case.state != NEW

    @property
    def openings_at(self) -> str:
        """Where the person who looks reads who opened the case, if that is written down and theirs to read."""
        reads = self.process.confidential and reads_audit(self.scene.call.viewer)
        return f"/audit?case={self.row.number}" if reads else ""

    @cached_property
    def hands_over(self) -> bool:
        """Whether the person who looks hands a link to whom the case is about."""
        call = self.scene.call
        return hands_over(call.session, call.viewer, self.row, self.scene.worn, call.now)

    @cached_property
    def bar(self) -> Bar:
        """The legs of the way."""
        visited = {row.from_state for row in self.scene.history} | {row.to_state for row in self.scene.history}
        return bar_of(self.process, self.scene.case.state, visited)

    @cached_property
    def next(self) -> Panel:
        """What happens next."""
        return panel_of(self.scene)

    @cached_property
    def needed(self) -> list[Line]:
        """What must be so before what the case is for."""
        return needed_of(self.scene)

    @cached_property
    def ways_back(self) -> WaysBack:
        """How the case is opened again, once it has ended."""
        return ways_back_of(self.scene.call, self.row, self.scene.worn)

    @property
    def opens_beside(self) -> bool:
        """Whether one of the others' tasks that hold nothing up is late."""
        return any(card.due and card.due.late for card in self.next.beside)

    @cached_property
    def blocks(self) -> list[Block]:
        """The forms of what may be done now."""
        return blocks_of(self.scene, self.tried)

    @cached_property
    def uploads(self) -> Uploads:
        """The uploads that were checked, and the form to have another one checked."""
        return uploads_on(self.scene, self.tried)

    @cached_property
    def extras(self) -> list[Sheet]:
        """The forms of what may be added."""
        return extras_of(self.scene, self.tried)

    @cached_property
    def lost(self) -> list[tuple[str, str]]:
        """What was typed into a form that is no longer offered."""
        if self.tried is None or not self.is_lost:
            return []
        return typed(answers_asked(self.process, self.scene.policy, self.tried.key), self.tried.posted)

    @property
    def sheets(self) -> Iterator[Sheet]:
        """Every form of the page."""
        yield from (sheet for block in self.blocks for sheet in block.sheets)
        yield from self.extras
        yield from (self.uploads.sheet,) if self.uploads.sheet else ()

    @cached_property
    def objections(self) -> tuple[object, ...]:
        """What stands against a form that is no longer offered."""
        return (self.tried.misfits if self.tried else NONE).objections if self.is_lost else ()

    @property
    def is_lost(self) -> bool:
        """Whether a form was sent that is not offered any more."""
        keys = {UNDO, *(sheet.key for sheet in self.sheets)}
        return self.tried is not None and self.tried.key not in keys

    @cached_property
    def hearing(self) -> Papers | None:
        """What a member reads before voting, while the Committee votes."""
        votes = is_before_the_committee(self.row) and self.scene.worn & OF_THE_COMMITTEE
        return papers_of(self.scene) if votes else None

    @property
    def has_differences(self) -> bool:
        """Whether a new text of the manual was handed in that the person who looks may read."""
        return draft_of(self.scene) is not None

    @cached_property
    def found_before(self) -> list[Earlier]:
        """The violations found before the one that the case is about, so far as the person who looks may read them."""
        call = self.scene.call
        asks = is_of_a_violation(self.row) and not self.hearing  # which shows them with what the Committee reads
        return earlier_read(call.session, call.viewer, self.row.id, call.now) if asks else []

    @cached_property
    def record(self) -> list[Filled]:
        """What was filled in."""
        return record_of(self.scene, SHOWN if self.hearing and not self.hearing.inner else frozenset())

    @cached_property
    def looked_up(self) -> list[Filled]:
        """What the registries say."""
        return looked_up(self.scene)

    @cached_property
    def timeline(self) -> list[Moment]:
        """What happened, and what the clock will do."""
        return timeline_of(self.scene)

    @cached_property
    def people(self) -> list[tuple[str, str]]:
        """Who has to do with the case."""
        return self.scene.cast.people(row for row, _ in self.scene.open)

    @cached_property
    def letters(self) -> list[Kept]:
        """The letters that are kept with the case, the newest first."""
        call = self.scene.call
        return [kept(call, row) for row in reversed(letters_of(call.session, call.viewer, self.row, call.now))]

    @cached_property
    def notices(self) -> list[Told]:
        """What was told, the newest first."""
        scene = self.scene
        reached = recipients_of(scene.call.session, scene.notices)
        return [
            Told(label_of(notice, scene.history), tuple(self._told(notice, self._known(reached[notice.id]))))
            for notice in reversed(scene.notices)
        ]

    def _known(self, recipients: list[Recipient]) -> list[Recipient]:
        knows = self.scene.sight.knows_of_recipient
        return [each for each in recipients if knows(each.person[0] if each.person else None)]

    def _told(self, notice: NoticeRow, recipients: list[Recipient]) -> Iterator[str]:
        """Yield how far a notice came, in one sentence for all of whom the same is so."""
        groups = dict[str, list[str]]()
        for each in recipients:
            groups.setdefault(reached_words(each, notice, self.scene.call.calendar), []).append(
                self._whom(notice, each)
            )
        yield from (f"To {listed(whom)}: {words}" for words, whom in groups.items())

    def _whom(self, notice: NoticeRow, recipient: Recipient) -> str:
        if recipient.person is None:  # a name would say that this person was told
            waits = recipient.reached is Reached.WAITING
            return self.scene.cast.called(notice.role) if waits else f"the {notice.role}"
        key, name = recipient.person
        return "you" if key == self.scene.call.viewer.id else name

    @cached_property
    def graph(self) -> Graph:
        """Its process as the edition has it by which it runs."""
        return graph(self.process, self.scene.policy)

    @cached_property
    def trail(self) -> Trail:
        """Where it stands in its process, and which ways it went."""
        ways = ((row.from_state, row.to_state) for row in self.scene.history)
        return Trail(self.scene.case.state, frozenset(way for way in ways if way[0] != way[1]))

    @cached_property
    def diagram(self) -> Drawing:
        """Its process drawn, with its trail."""
        return diagram(self.graph, self.trail)


def _agency(agency: Agency | None) -> list[str]:
    return [agency.name, *(f"{name} CoC" for name in agency.continua())] if agency else []


def show_case(call: Call, request: Asked, number: str, status: int = 200, tried: Tried | None = None) -> Response[str]:
    """Return the page of a case; or raise NoSuchCase."""
    scene = scene_of(call, number)
    return page(call, request, "case.html", status, view=CaseView(scene, tried), size_words=size_words)


def size_words(size: int) -> str:
    """Return "312 KB"."""
    if size < 1024:
        return plural(size, "byte")
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{size // 1024} KB"
