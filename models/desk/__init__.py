"""The desk itself: its figures, its heartbeats, and what needs attention."""
