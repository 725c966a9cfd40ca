"""What looks documents through before they are kept: a program beside the desk."""
