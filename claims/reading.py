"""Reading one article: every extractor in order, over one parse."""

from dataclasses import dataclass

from claims.claim import AnyClaim
from claims.framing.profile import FramingProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything the engine takes from one article."""

    claims: tuple[AnyClaim, ...]
    profile: FramingProfile
    skipped_tables: int = 0
    """Tables passed over: a figure in a cell has no sentence to say what it counts."""
