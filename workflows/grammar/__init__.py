"""The words a process is written in."""
