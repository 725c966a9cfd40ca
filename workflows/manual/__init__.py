"""The processes: a folder a chapter, a file a process, in the manual's own order."""
