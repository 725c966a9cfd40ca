"""What was entered is corrected, taken back and withheld by pages."""
