"""A worker to be killed: it sweeps the database at the URL given, and writes a line at each commit."""

import sys
from datetime import datetime

from sqlalchemy import event

from models.database import open_database
from scheduler.sweep import sweep


def main() -> None:
    """Sweep in small batches, as of the moment given."""
    url, moment = sys.argv[1:]
    database = open_database(url)
    event.listen(database.engine, "commit", lambda _: print("committed", flush=True))  # noqa: T201
    sweep(database, datetime.fromisoformat(moment), batch=4)


if __name__ == "__main__":
    main()
