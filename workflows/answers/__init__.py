"""Forms: reading what somebody sent, masking what not everybody reads, filling one in by rote."""
