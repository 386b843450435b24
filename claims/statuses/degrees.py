"""How far an act has come: the degrees that every act has, whatever it is."""

from dataclasses import dataclass
from enum import StrEnum


class Degree(StrEnum):
    """How far an act has come, whatever the act."""

    REFUSED = "refused"
    NOT_DONE = "not done"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    CONSIDERING = "considering"
    PLANNED = "planned"
    UNDER_WAY = "under way"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """How far an act has come, and whether that is told as something of the past."""

    degree: Degree
    earlier: bool = False
    """Whether it is background: *had refused*, *initially refused*, *said that if she won*."""
