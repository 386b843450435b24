"""Pairs of claims about one thing, and the differences found between them."""

from dataclasses import dataclass
from enum import StrEnum

from claims.claim import Evidence


class DifferenceKind(StrEnum):
    """The closed list of ways in which articles differ."""

    FIGURE_CONFLICT = "figure_conflict"
    FIGURE_UPDATE = "figure_update"
    SCOPE = "scope"
    ATTRIBUTION = "attribution"
    QUOTE_VARIANCE = "quote_variance"
    STATUS_CONFLICT = "status_conflict"
    STATUS_UPDATE = "status_update"
    DATE_CONFLICT = "date_conflict"
    NAME_SPELLING = "name_spelling"
    STALE_FACT = "stale_fact"
    OMISSION = "omission"
    FRAMING = "framing"
    REVISION = "revision"
    INTERNAL_CONFLICT = "internal_conflict"
    CORRECTION = "correction"


class Severity(StrEnum):
    """What printing the wrong one would cost."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Route(StrEnum):
    """Where a difference goes by its confidence."""

    CHANNEL = "channel"
    SUGGESTED = "suggested"
    """To the digest, where a person keeps or drops it."""
    NOWHERE = "nowhere"


class Outcome(StrEnum):
    """What comparing two claims about one thing gives."""

    AGREE = "agree"
    DIFFER = "differ"
    SCOPE = "scope"
    """Part and whole, or other limits, of one thing: both can be right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPair:
    """Two claims judged to speak of the same thing, and whether they can both be right."""

    a: Evidence
    b: Evidence
    outcome: Outcome
    kind: DifferenceKind | None
    """The kind of difference; None when the two agree."""
    confidence: float
    """Calibrated probability, 0 to 1, that an editor would call this outcome right."""
    rule: str
    severity: Severity
    """What printing the wrong one would cost; low for a pair that agrees."""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Members that assert the same value."""

    says: str
    """The value in words: *11,000 soldiers*."""
    members: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two or more sides about one fact. It says *differs*, never which side is right."""

    kind: DifferenceKind
    severity: Severity
    confidence: float
    """Calibrated probability, 0 to 1, that an editor would keep it."""
    route: Route
    subject: str
    """What the fact is about, in words: *North Korean soldiers in Kursk*."""
    sides: tuple[Side, ...]
    rule: str
    """The stable name of the rule that found it; keep rates are counted per rule."""
    why: str
    """One line an editor can check."""
    summary: str
    """What a phone shows."""

    @property
    def members(self) -> tuple[Evidence, ...]:
        """Return every member of every side, in order."""
        return tuple(member for side in self.sides for member in side.members)
