"""Alerts: what a desk sees, one living card for each story and fact."""

from dataclasses import dataclass
from enum import StrEnum

from claims.difference import Difference, Route, Severity


class AlertState(StrEnum):
    """Where an alert stands with the desk."""

    OPEN = "open"
    TAKEN = "taken"
    SETTLED = "settled"
    MUTED = "muted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """The differences about one fact of one story, as shown to a desk."""

    alert_id: int
    story_id: int | None
    fact_id: int
    differences: tuple[Difference, ...]
    """Ranked: the first one is the headline of the card."""
    fingerprint: str
    """Changes when, and only when, what the card says changes."""
    state: AlertState = AlertState.OPEN

    @property
    def severity(self) -> Severity:
        """Return the severity of the gravest difference."""
        return self.differences[0].severity

    @property
    def route(self) -> Route:
        """Return where the gravest difference goes."""
        return self.differences[0].route
