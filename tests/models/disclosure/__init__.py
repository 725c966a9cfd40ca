"""What left the HMIS, and under which agreement, on both databases."""
