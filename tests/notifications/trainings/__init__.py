"""Mail about trainings."""
