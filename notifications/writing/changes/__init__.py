"""Mail about what was changed in the directory: somebody's address or password, or a meeting of the Committee."""
