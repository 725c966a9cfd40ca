"""What a webinar tool says of who was there: its rows become people with the minutes that each of them was in the session."""
