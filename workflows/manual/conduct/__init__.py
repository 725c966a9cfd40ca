"""The chapter on conduct: violations, complaints, and the Committee that decides."""
