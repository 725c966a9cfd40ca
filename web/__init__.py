"""The web asks: pages for people, JSON for programs, and the command line; here all parts are joined."""
