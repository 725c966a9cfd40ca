"""The pages of a meeting besides its agenda: who was there, the packet, and the minutes."""
