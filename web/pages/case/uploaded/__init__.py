"""What stands of the uploads of data on the page of a case."""
