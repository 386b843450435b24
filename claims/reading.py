"""What the engine takes from one article."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from claims.claim import AnyClaim
from claims.framing.profile import FramingProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything the engine takes from one article."""

    claims: tuple[AnyClaim, ...]
    profile: FramingProfile
    terms: Mapping[str, float] = field(default_factory=dict)
    """What the article is about, weighted: see :func:`claims.stories.story_terms`."""
    skipped_tables: int = 0
    """Tables passed over: a figure in a cell has no sentence to say what it counts."""
