"""How many bytes of a body the desk reads: of everybody, of a form, of a document."""

from models.intake.remarks import MOST_BYTES

SMALL = 64 * 1024  # of anybody: it stays in memory, and leaves nothing behind
MOST_OF_A_FORM = 1024 * 1024
MOST_OF_A_BODY = MOST_BYTES + SMALL  # a document, and the form around it
