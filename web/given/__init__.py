"""What an installation is given beside its settings themselves: secrets in files, and names that are spelled wrong."""
