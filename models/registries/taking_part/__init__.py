"""Taking part in trainings: signing up before they are held, and what a webinar tool says of who was there."""
