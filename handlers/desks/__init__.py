"""Desks: which channel is told of what, when, and how much of it."""
