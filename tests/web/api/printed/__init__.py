"""What programs save as PDF."""
