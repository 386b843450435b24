"""What the doctor finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at: fine, or what is wrong and the remedy."""

    what: str
    fine: bool
    detail: str
