"""What members of the Committee read of a case before they decide: as a packet to print, and beside their vote."""
