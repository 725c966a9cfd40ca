"""Notices that wait to be told, and the messages that tell them."""
