"""Where the shipped starting corpus lies, installed or in a checkout."""

from importlib.resources import files
from pathlib import Path


def seed_articles() -> Path:
    """Return the folder of the five seed articles."""
    return Path(str(files("seeds") / "articles"))


def demo_articles() -> Path:
    """Return the folder of the articles that ``crosswire demo`` drops."""
    return Path(str(files("seeds") / "demo"))
