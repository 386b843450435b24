"""The starting corpus and example settings, shipped with the wheel."""
