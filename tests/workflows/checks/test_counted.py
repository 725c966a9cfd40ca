"""Every field of a record says what it is worked out of: a register, the case itself, or other cases that few may know."""

from workflows.facts.counted import counted_fields
from workflows.law.fields import Mark, marked
from workflows.manual.registry import PROCESSES

REGISTERS = {
    "AccessHeld": "the directory: roles and licenses",
    "AgencyContinua": "the directory: an agency's programs",
    "AgencyPage": "the directory: an agency's director and signed forms",
    "AgencyPrograms": "the directory: an agency's programs",
    "AgencyStanding": "the directory: an agency's kind, signed forms and licenses",
    "AgencyUsers": "the directory: licenses, and the suspensions that stand with them",
    "Committee": "the directory: who sits on the Committee and may vote here",
    "CommitteeNeeds": "the roll of the Committee, and the calendar of meetings",
    "ElementsAsked": "the list of data elements",
    "ManualStanding": "the list of texts, and what the Committee decided of them",
    "SharingOnRecord": "the registry of sharing: how programs are set, what clients signed and what was stopped",
    "FunderAccessKnown": "the directory: licenses under the agreement, and whether the agency stays",
    "FeesKnown": "the list of fees",
    "DataFigures": "the figures of data quality",
    "FilesAsked": "the lists of unused client files",
    "FilesClear": "the lists of unused client files, and whether any request about a client is open: ICA alone reads it, and sees them all",
    "FilesListed": "the lists of unused client files",
    "Guideline": "the directory: an agency's own days",
    "InDirectory": "the directory: accounts in WellSky",
    "LicenseHeld": "the directory: licenses, and the suspensions that stand with them",
    "LicensesBarred": "the directory: licenses, and the suspensions that stand with them",
    "LicensesBilled": "the directory: licenses, and the list of fees; of an invoice what the list of invoices says of it",
    "EditionsKnown": "the editions of the deadlines and limits",
    "MeetingCalendar": "the calendar of meetings",
    "NewsStands": "the list of interruptions of HMIS",
    "OtherAgency": "the directory: an agency's name",
    "OtherLaws": "the registry of what other laws ask of an agency",
    "PersonStanding": "the directory: licenses, the suspensions that stand with them, signed forms",
    "Readership": "the signed forms",
    "RolesHeld": "the directory: roles",
    "TrainingRecord": "the list of trainings",
    "UsersHere": "the directory: licenses",
}
OF_THE_CASE = {
    "Accused": "who is complained of here, and who is left",
    "Allegation": "what the complaint that began it says",
    "AskedContinua": "whose consent this request needs",
    "CaseDocuments": "the documents of this case",
    "InWellSky": "what changed in the directory",
    "Motion": "what ICA moves by the case that brings it",
    "MotionDecided": "the motion that this case brought before the Committee, which sits here too",
    "Period": "the year it is about",
    "PlanReason": "what the round that led to it found",
    "SidesThere": "who is there to confirm",
    "WhoAnswers": "who is complained of here, and who is left",
    "ToTell": "what is to be told here",
    "TypedProjects": "what this request said before",
    "WhoDecides": "who is free to decide here",
    "WhoPublishes": "who is free to decide here",
}
FIELDS_OF_THEIR_OWN = {
    "PlanBefore": {"agency"},  # the directory
    "ProgramsHere": {"programs", "since"},  # the directory
    "AgencyWork": {"users"},
    "ComparableKnown": {"users", "partner"},  # the directory
    "ConductRecord": {
        "barred_otherwise", "barred_until", "ended", "gone", "licensed_since", "shown_suspended",  # the directory: licenses
        "found_at", "last_keep_only", "may_object", "suspended_on",  # this case
    },
    "EarlierInspections": {"asks_who"},
    "EarlierCorrections": {"asks_who"},
}  # fmt: skip


def test_a_field_of_a_record_is_of_a_register_or_of_the_case_or_says_out_of_which_other_cases_it_is_worked_out() -> (
    None
):
    for process in PROCESSES:
        for form in (*process.records, *process.brought):
            if form.key in REGISTERS or form.key in OF_THE_CASE:
                continue
            said = {*counted_fields(form), *marked(form, Mark.CASES), *FIELDS_OF_THEIR_OWN.get(form.key, ())}
            assert said == {*form.__struct_fields__}, (process.key, form.key)


def test_a_field_is_worked_out_of_cases_of_a_process_that_there_is() -> None:
    keys = {process.key for process in PROCESSES}
    found = {
        each.process for process in PROCESSES for form in process.records for each in counted_fields(form).values()
    }
    assert {"P03", "P11", "P12", "P19"} <= found <= keys
