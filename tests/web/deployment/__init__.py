"""What an installation is set up with: its settings, the files in docs/deployment, and what they say of the desk."""
