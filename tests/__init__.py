"""What is proved of the desk."""
