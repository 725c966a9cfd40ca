"""An upload on its way through the desk: put down, checked beside the web process, its counts kept, and forgotten."""
