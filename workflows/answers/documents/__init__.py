"""What a document is: judged by its content, and called by a name that shows what it is."""
