"""JSON for programs, under /api; errors are RFC 9457 problem details."""
