"""Notifications tell: notices become messages in an outbox, and messages become mail."""
