"""Mail about what was changed in the directory: somebody's address or password, a meeting of the Committee, or what an agency may ask."""
