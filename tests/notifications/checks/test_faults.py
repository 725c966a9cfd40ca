"""Every fault of a template is named by a sentence, and the templates of the desk have none."""

import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from notifications.checks import words
from notifications.checks.faults import faults
from notifications.writing.catalog import DUTY, HOME, NOTICE, Catalog, catalog
from web.command.checking import all_faults
from workflows.grammar.process import Process
from workflows.manual.registry import PROCESSES

KEPT = "conduct/violation/license-kept.txt"
RULING = "conduct/violation/ruling-asked.txt"


@dataclass(frozen=True)
class Planting:
    """A folder of templates into which faults are planted."""

    home: Path

    def writes(self, path: str, text: str) -> list[str]:
        """Return the faults once a file has this text."""
        (self.home / path).parent.mkdir(parents=True, exist_ok=True)
        (self.home / path).write_text(text, encoding="utf-8")
        return list(faults(PROCESSES, self.home))

    def puts(self, path: str, old: str, new: str) -> list[str]:
        """Return the faults of a file once it says something else; asking all files takes a hundred times as long."""
        text = (self.home / path).read_text(encoding="utf-8")
        assert old in text
        (self.home / path).write_text(text.replace(old, new), encoding="utf-8")
        return list(words.faults(path, Catalog(self.home), tellers(path)))

    def moves(self, path: str, elsewhere: str) -> list[str]:
        """Return the faults once a file lies elsewhere."""
        (self.home / elsewhere).parent.mkdir(parents=True, exist_ok=True)
        (self.home / path).rename(self.home / elsewhere)
        return list(faults(PROCESSES, self.home))


def tellers(path: str) -> list[Process]:
    """Return the processes that tell a notice, or the one of a duty."""
    name = Path(path).stem
    return [
        process
        for process in PROCESSES
        if name.startswith(f"{process.key}.") or any(notice.template == name for notice in process.notices())
    ]


@pytest.fixture
def planted(tmp_path: Path) -> Planting:
    """Return a copy of the templates of the desk."""
    return Planting(Path(shutil.copytree(HOME, tmp_path / "templates")))


def test_the_templates_of_the_desk_have_no_fault() -> None:
    assert list(faults(PROCESSES)) == []


def test_the_words_of_every_kind_of_template_are_asked(planted: Planting) -> None:
    series = "people/onboarding/duties/P03.series.txt"
    places = {RULING: "then", series: "then", "desk/dates/reminder.txt": "then", NOTICE: "headline", DUTY: "headline"}
    for path, block in places.items():
        text = (planted.home / path).read_text(encoding="utf-8")
        opened = f"{{% block {block} %}}"
        assert opened in text
        (planted.home / path).write_text(text.replace(opened, f"{opened}After 30 days. "), encoding="utf-8")
    found = [*faults(PROCESSES, planted.home)]
    for path, block in places.items():
        assert f"{block} of {path} writes '30' out; name a setting, or say it without a number" in found


@pytest.mark.parametrize(
    ("path", "old", "new", "sentence"),
    [
        (RULING, "{{ policy.v3_min_suspension_days|days }}", "thirty days",
         f"lead of {RULING} writes 'thirty' out; name a setting, or say it without a number"),
        (KEPT, "A further violation", "{{ policy.coi_ban_viewing }} A further violation",
         f"then of {KEPT} prints 'coi_ban_viewing', which is True or False; ask for it with {{% if %}}"),
        (KEPT, "A further violation", "After 30 days a further violation",
         f"then of {KEPT} writes '30' out; name a setting, or say it without a number"),
        ("people/onboarding/license-refused.txt", "{{ policy.complaint_address }}", "VTHMIS@icalliances.org",
         "disagree of people/onboarding/license-refused.txt writes 'VTHMIS@icalliances.org' out; name the setting"),
        (RULING, "{% block then %}The", "{% block then %}On the sixtieth day the",
         f"then of {RULING} writes 'sixtieth' out; name a setting, or say it without a number"),
        (RULING, "{% block then %}The", "{% block then %}Up to Case Manager III the",
         f"then of {RULING} writes 'Case Manager III' out; name the setting: {{{{ policy.aa_max_level }}}}"),
        (RULING, "2.8-v3-agency-subject", "2.8-v9-agency-subject",
         f"based of {RULING} cites '2.8-v9-agency-subject', which the register does not have"),
        (RULING, "v3_min_suspension_days", "v3_suspension_days",
         f"{RULING} names 'policy.v3_suspension_days', which nobody fills in"),
        ("conduct/violation/agency-suspended.txt", "facts.Ruling.until", "facts.Ruling.through",
         "conduct/violation/agency-suspended.txt names 'facts.Ruling.through', which nobody fills in"),
        ("conduct/violation/agency-suspended.txt", "case.agency", "case.office",
         "conduct/violation/agency-suspended.txt names 'case.office', which nobody fills in"),
        ("people/onboarding/series-begun.txt", "tasks.homework.due", "tasks.essay.due",
         "people/onboarding/series-begun.txt names 'tasks.essay', which nobody fills in"),
        ("people/onboarding/corrections-asked.txt", '{% if "corrections" in tasks %} by {{ tasks.corrections.due }}{% endif %}',
         " by {{ tasks.corrections.due }}",
         "people/onboarding/corrections-asked.txt names 'tasks.corrections', a task that may be closed by then; ask first"),
        ("people/onboarding/agreement-to-keep.txt", "case.taken.sign|", "case.taken.signed|",
         "people/onboarding/agreement-to-keep.txt names 'case.taken.signed', which nobody fills in"),
        ("desk/dates/reminder.txt", "duty.headline", "duty.head",
         "desk/dates/reminder.txt names 'duty.head', which nobody fills in"),
        (RULING, "{% block then %}The", "{% block then %}{{ whom }} The",
         f"{RULING} cannot be read: 'whom' is undefined"),
        ("desk/confidential.txt", "{{ number }}", "{{ case.number }}",
         "desk/confidential.txt cannot be read: 'case' is undefined"),
        (RULING, "{% endblock %}", "{% endblok %}", f"{RULING} cannot be read: Encountered unknown tag 'endblok'."),
        (RULING, "{% block then %}", "{% block than %}",
         f"{RULING} has a block 'than', which no mail shows: frame/notice.txt has those that there are"),
        ("people/onboarding/duties/P03.series.txt", "{% block then %}", "{% block next %}",
         "people/onboarding/duties/P03.series.txt has a block 'next', which no mail shows: frame/duty.txt has those"),
        (RULING, "{% block subject %}", "{% block subject %}{% if task %}", f"{RULING} cannot be read: Encountered"),
    ],
)  # fmt: skip
def test_a_fault_of_words_is_named(planted: Planting, path: str, old: str, new: str, sentence: str) -> None:
    assert [each for each in planted.puts(path, old, new) if each.startswith(sentence)]


@pytest.mark.parametrize(
    "subject", ["", "{% block subject %}{% if task %}Record it{% endif %}{% endblock %}"], ids=["none", "at times"]
)
def test_a_missing_subject_is_named(planted: Planting, subject: str) -> None:
    found = planted.writes(RULING, f'{{% extends "frame/notice.txt" %}}{subject}')
    assert found == [f"{RULING} has no subject"]


@pytest.mark.parametrize(
    ("plant", "sentence"),
    [
        (lambda home: home.writes("people/onboarding/farewell.txt", '{% extends "frame/notice.txt" %}'),
         "people/onboarding/farewell.txt is told by no declaration and no program"),
        (lambda home: home.writes("people/onboarding/duties/P03.nap.txt", '{% extends "frame/duty.txt" %}'),
         "people/onboarding/duties/P03.nap.txt speaks of a duty 'nap' of P03, which there is not"),
        (lambda home: home.writes("people/onboarding/parts/idle.txt", "Nobody says this."),
         "people/onboarding/parts/idle.txt is a part of no template"),
        (lambda home: home.writes("desk/license-kept.txt", '{% extends "frame/notice.txt" %}'),
         f"several templates are called 'license-kept': desk/license-kept.txt, {KEPT}"),
        (lambda home: home.moves(KEPT, "data/imports/license-kept.txt"),
         "data/imports/license-kept.txt is told by a process of conduct, and lies in data"),
        (lambda home: home.moves(KEPT, "conduct/license-kept.txt"),
         "conduct/license-kept.txt is found by nobody: the place of a notice is <chapter>/<process>/<notice>.txt"),
        (lambda home: home.moves("desk/invitation.txt", "desk/welcome.txt"),
         "the desk tells 'invitation', a notice without a template"),
    ],
)  # fmt: skip
def test_a_fault_of_place_or_name_is_named(
    planted: Planting, plant: Callable[[Planting], list[str]], sentence: str
) -> None:
    assert sentence in plant(planted)


def test_a_notice_lies_in_the_folder_that_is_called_as_its_process_is_or_as_a_file_of_it() -> None:
    found = (each for name, each in sys.modules.items() if re.fullmatch(r"workflows\.manual\.\w+\.\w+", name))
    modules = [each for each in found if hasattr(each, "PROCESS")]
    assert {module.PROCESS for module in modules} == set(PROCESSES)
    homes = defaultdict[str, set[str]](set)  # of one that several processes tell, those of all of them
    for module in modules:
        home = f"{module.PROCESS.chapter}/{module.__name__.rpartition('.')[2]}"
        within = {name.rpartition(".")[2] for name in sys.modules if f".manual.{home.replace('/', '.')}." in name}
        for template in {notice.template for _, step, _ in module.PROCESS.arrows() for notice in step.notices}:
            homes[template] |= {home, *(f"{module.PROCESS.chapter}/{part}" for part in within)}
    lying = {name: path.rpartition("/")[0] for name, path in catalog().notices.items() if name in homes}
    assert [name for name, folder in lying.items() if folder not in homes[name]] == []


def test_a_citation_or_the_name_of_a_law_is_no_number_written_out(planted: Planting) -> None:
    assert planted.puts(RULING, "The suspension", "Under 1-advisory-composition and 24 CFR 578.7 the suspension") == []


def test_the_command_that_checks_asks_the_templates_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.command.checking.faults_of_templates", lambda _: iter(["a planted fault"]))
    assert "a planted fault" in list(all_faults())
