"""The hearing of a meeting: who was there, the packet, and the minutes."""
