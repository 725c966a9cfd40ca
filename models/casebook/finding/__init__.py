"""By which words a case is found: written by whoever writes the case, and looked for within sight."""
