"""A declaration as prose and as a schema."""

import pytest

from tests.workflows import made_up
from tests.workflows.made_up_forms import Loan, Projector
from workflows.answers.schema import schema
from workflows.grammar.process import Process
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.wording import listed
from workflows.manual.registry import BY_KEY, PROCESSES
from workflows.telling.course import course
from workflows.telling.prose import markdown


def prose(process: Process, policy: Policy = FIRST_EDITION) -> str:
    return "\n".join(markdown(course(process, policy)))


MADE_UP = prose(made_up.PROCESS)
ONBOARDING = prose(BY_KEY["P03"])
every_process = pytest.mark.parametrize("process", [*PROCESSES, made_up.PROCESS], ids=lambda process: process.key)


@every_process
def test_prose_tells_every_clause_every_task_and_every_end(process: Process) -> None:
    told = prose(process)
    for state in process.states:
        assert f"{state.state.words[1:]} ({state.clause})" in told
    for _, step, _ in process.steps():
        assert all(clause in told for clause in step.clauses)
        assert all(each.clause in told for each in step.conditions)
    assert "{subject}" not in told
    assert " your " not in told


@pytest.mark.parametrize(
    "sentence",
    [
        "- The Agency Administrator may ask for the projector (9.1-ask). The case goes on: the office is considering the loan.",
        '    - A refusal may say: "a borrower is careful" (9.1-careful).',
        "- The legal counsel must approve or refuse the agency's loan (9.2-review). By when: 14 days (manual number, 9.2-review). The legal counsel is reminded 5 days and 1 day ahead (local target). When the date has passed, the desk will let the time run out (9.2-review). The case goes on: counsel let the time run out.",
        "The legal counsel may approve the loan (9.2-review). Not before: 7 days (manual number, 9.2-review). That closes the duty.",
        "- If the projector leaves the county, the Chittenden County CoC must consent to the loan (9.2-away). No date: the manual sets no time for a consent.",
        "- As told above, if the projector leaves the county, the Chittenden County CoC must consent to the loan (9.2-away).",
        "By when: the next office meeting. The System Administrator is reminded 5 days and 1 day ahead (local target). When the date has passed, the ICA director is told; from then on, the System Administrator is told every month; the case stays where it is.",
        "- The Agency Administrator may ask counsel to hurry (local target). The legal counsel is told. The case stays where it is.",
        "- When all of this is done, the desk will offer the projector (9.3-fetch).",
        "By when: 3 business days or the agency's own number of days, in days, whichever is soonest (local target, 9.3-fetch).",
        "When the date has passed, the System Administrator and the ICA director are told together; 7 days after that, the agency executive director is told; from then on, the System Administrator and the agency executive director are told every 30 days; the case stays where it is (local target).",
        "    - The System Administrator may hand the projector over (9.3-fetch).\n        - If the borrower had it before (9.3-fetch): With it, the projector is out until a day, for a purpose. The case goes on: the projector is out.\n        - Otherwise (9.3-fetch): With it,",
        "- The desk waits: let the borrower try the projector in the office (9.3-trial). By when: 2 days (manual number, 9.3-trial). When the date has passed, the wait is over (9.3-trial).",
        "(manual number, 9.4-return; reading chosen, 9.4-return). The Agency Administrator is reminded 10 days and 3 days ahead (local target, 9.4-return).",
        "The System Administrator may extend the date for a stated reason (9.4-extend), at most to 60 days since it was handed over (manual number, 9.4-extend).",
        "The System Administrator may stop its clock for a stated reason (9.4-pause).",
        "- The clock stands still for the Agency Administrator to bring the projector back: nobody can bring back what is being mended (9.5-repair). The days of rest are added to the date afterwards (reading chosen, 9.5-repair).",
        '        - A refusal may say: "it was mended [how often it was mended] already" (9.5-mended).',
        "## At any time before the end\n\n- The Agency Administrator may call the loan off (local target).",
        "- The loan was called off (local target).",
    ],
)
def test_the_made_up_manual_reads_as_it_was_written(sentence: str) -> None:
    assert sentence in MADE_UP


@pytest.mark.parametrize(
    "sentence",
    [
        "- The trainee must finish all sessions and hand in their homework (2.2-training-window). By when: 15 days since first session begun (manual number, 2.2-training-window).",
        "When the date has passed, the trainee and the Agency Administrator are told together; from then on, the trainee and the Agency Administrator are told every 30 days; the case stays where it is (local target).",
        "- The System Administrator must review the trainee's homework (2.2-homework-review). By when: 5 days (local target, 2.2-homework-review).",
        "The days of rest are not added to the date afterwards (reading chosen, 2.2-homework-review).",
        '- A refusal may say: "a license is refused only after homework failed in at least 2 series" (2.2-refuse-license).',
        "(2.1-user-agreement-sign; also 2.1-user-agreement-kept and 2.1-coi-disclose)",
    ],
)
def test_onboarding_reads_as_the_manual_does(sentence: str) -> None:
    assert sentence in ONBOARDING


def test_an_edition_that_says_otherwise_is_told_otherwise() -> None:
    other = Policy(
        "other", FIRST_EDITION.since, Projector.repair_is_added.to(False), Projector.review_days.to(21),
        Projector.term_counts.to(False), Policy.escalate_again_days.to(3),
    )  # fmt: skip
    told = prose(made_up.PROCESS, other)
    assert "By when: 21 days (this edition's choice, 9.2-review)" in told
    assert "The days of rest are not added to the date afterwards (this edition's choice, 9.5-repair)" in told
    assert "or no time, whichever is soonest" in told
    assert "3 days after that, the agency executive director is told" in told


def test_a_list_reads_as_a_sentence_does() -> None:
    assert [listed("abc"[:count]) for count in (1, 2, 3)] == ["a", "a and b", "a, b, and c"]


def test_a_form_is_a_schema_with_its_labels_limits_and_choices() -> None:
    told = schema(Loan, FIRST_EDITION)
    fields = told["$defs"]["Loan"]["properties"]
    assert fields["purpose"] == {
        "title": "What it is for", "type": "string", "minLength": 1, "maxLength": 5000, "pattern": r"\S",
    }  # fmt: skip
    assert told["$defs"]["Loan"]["required"] == ["agency", "purpose", "where", "had_before", "careful"]
    assert told["$defs"]["Where"]["enum"] == ["another county", "this county"]


@every_process
def test_every_form_has_a_schema(process: Process) -> None:
    assert all(schema(form, FIRST_EDITION)["$ref"].endswith(name) for name, form in process.forms().items())
