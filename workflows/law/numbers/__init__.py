"""The numbers of the manual, a file a chapter: what each is, under which clause, and who is behind it."""
