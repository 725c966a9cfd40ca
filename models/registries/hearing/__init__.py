"""What is kept of the Committee's meetings besides the calendar: who was there, the packet before, and the minutes after."""
