"""What cases write about agencies: their agreements and administrators, the laws that bind them, their end."""
