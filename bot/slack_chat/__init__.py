"""Slack: the client and the renderer of messages."""
