"""Figures: every quantity an article states, what it counts, and when two of them speak of one thing."""
