"""What mail is: to which addresses, how often, which notices of the desk, and in which other ways somebody is told."""
