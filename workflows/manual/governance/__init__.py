"""The manual's chapters on how the HMIS is governed: what everybody reads and signs (1, 2.1, 2.2, 3.4, 4.1)."""
