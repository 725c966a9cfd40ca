"""Where a desk writes."""

from __future__ import annotations

from pathlib import Path
from tempfile import gettempdir

from models.desk.disk import database_file
from web.settings import Settings


def places(settings: Settings) -> dict[str, Path]:
    """Return where the desk writes, by what is written there."""
    file = database_file(settings.database)
    uploads = {"uploads": Path(settings.upload_folder or gettempdir())}
    return uploads if file is None else {"database": file.parent, **uploads}
