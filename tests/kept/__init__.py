"""Desks kept by earlier versions: `<version>/` is all that the code of that version wrote, and is never changed."""
