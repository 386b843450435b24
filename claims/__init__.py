"""The engine: text in, claims out; claims in, differences out.

Everything here is pure. No file, socket, clock or random number is touched;
the present moment is always an argument. spaCy is imported in :mod:`claims.parser` only.
"""

ENGINE_VERSION = "0.1.0"
"""Stored with every claim, so that a change of engine can be told from a change in the news."""
