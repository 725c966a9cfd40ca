"""What of a case somebody reads: its rows and answers, as `workflows.sight` decides; who reads what is written beside it."""
