"""HUD's HMIS CSV format as data: its versions, the columns the check reads, and the lists their codes come from."""
