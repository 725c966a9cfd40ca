"""What the registries ask: pages, API, JSON schema, tables and refusals come from these forms."""
