"""What the practice desk plays: a file a process, or a kind of them, each with its SCRIPTS."""
