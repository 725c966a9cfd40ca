"""Reports of who was there, as webinar tools write them."""
