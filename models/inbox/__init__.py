"""Open duties as people find them: queues, counts, and what one does with a task besides answering it."""
