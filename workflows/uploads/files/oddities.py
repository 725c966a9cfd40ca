"""What is odd in an export without making it unreadable; it is counted, and no row is ever quoted."""

from __future__ import annotations

from enum import StrEnum


class Oddity(StrEnum):
    """A kind of row that an export should not have, and how it is counted."""

    CLIENT_NAMELESS = "Rows of Client.csv without a PersonalID: each is counted as a client without enrollments"
    CLIENT_TWICE = "Rows of Client.csv that repeat a PersonalID: the last row of each client is counted"
    CLIENT_ABSENT = "Enrollments of clients who are not in Client.csv: their veteran status counts as missing"
    PROJECT_ABSENT = "Enrollments in projects that are not in Project.csv: counted in the whole upload only"
    ORGANIZATION_ABSENT = "Enrollments of organizations not in Organization.csv: counted in the whole upload only"
    ENROLLMENT_TWICE = "Rows of Enrollment.csv that repeat an EnrollmentID: each row is counted"
    ENROLLMENT_ABSENT = "Exits from enrollments that are not in Enrollment.csv: not counted"
    EXIT_TWICE = "Further exits from the same enrollment: the last row of each is counted"
    PROJECT_TWICE = "Rows of Project.csv that repeat a ProjectID: the last row is counted"
    ORGANIZATION_TWICE = "Rows of Organization.csv that repeat an OrganizationID: the last row is counted"
    DATE_OTHERWISE = "Dates written otherwise than HUD does (2026-05-17): read, since they can only mean one day"
    AGE_UNKNOWN = "Enrollments of clients whose age at entry is unknown: their veteran status is required"
    DELETED = "Rows marked as deleted: not counted"
    UNDATED = "Rows whose DateDeleted is no date: not deleted, so they are counted"
    COLUMN_RENAMED = "Columns that are called as in another version of HUD's format: read all the same"
    EXPORT_UNNAMED = "Export.csv without an ExportID: the desk cannot tell whether the export was checked before"
