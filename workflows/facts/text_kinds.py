"""The texts of the manual that people read and sign, edition by edition."""

from workflows.law.choice import Choice


class TextKind(Choice):
    """Which text it is; the keys are those of what is signed."""

    USER_AGREEMENT = "user-agreement", "Vermont HMIS User Agreement"
    PRIVACY_NOTICE = "privacy-notice", "privacy notice"
    MANUAL = "manual", "HMIS policy manual"
    GUIDELINES = "guidelines", "minimum data-entry guidelines"
