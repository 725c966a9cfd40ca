"""The calendar, editions and the register."""
