"""Deciding which claims of two articles speak of the same thing."""
