"""That a file is no list at all, or more of one than a desk takes."""

import click

MOST_BYTES = 20_000_000  # of a file
MOST_ROWS = 20_000
MOST_COLUMNS = 500


class Unreadable(click.ClickException):
    """Why a file cannot be read as a list, and what to do about it; the command exits with 2."""

    exit_code = 2
