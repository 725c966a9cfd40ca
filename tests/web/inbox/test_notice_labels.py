"""What a notice is called in the list of its case: in words of the history or of the desk, never by its template."""

from pathlib import Path

from models.rows.cases import HistoryRow
from models.rows.notices import NoticeRow
from tests.desks import local
from web.pages.words.notice_labels import OF_THE_DESK, label_of

TEMPLATES = Path("notifications/templates/desk")
REFUSED = HistoryRow(at=local(3, 2), event="{}", title="Change of access refused")


def told(template: str, hour: int = 10) -> NoticeRow:
    return NoticeRow(template=template, created_at=local(3, 2, hour))


def test_it_is_what_the_history_says_then() -> None:
    noted = HistoryRow(at=local(3, 2), event="", title="Note added")
    assert label_of(told("access-not-changed"), [REFUSED, noted]) == "Change of access refused"


def test_of_what_one_may_not_read_it_is_the_name_of_the_notice() -> None:
    assert label_of(told("access-not-changed", 11), [REFUSED]) == "Access not changed"


def test_what_the_desk_tells_of_tasks_and_dates_has_words_of_its_own() -> None:
    assert label_of(told("task-lost"), [REFUSED]) == "Task taken over by somebody else"
    assert {path.stem for path in TEMPLATES.rglob("*.txt")} >= OF_THE_DESK.keys()
