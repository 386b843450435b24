"""Whether a desk is told of an alert at once."""

from claims.alert import Alert
from claims.difference import DifferenceKind, Severity
from handlers.desks.desk import Desk, Framing
from handlers.desks.watch import Surroundings, is_grave, is_watched


def is_told(desk: Desk, alert: Alert, around: Surroundings) -> bool:
    """Say whether a desk is told of an alert at once: watched, grave enough, and wording it wants to hear of."""
    if not desk.cards or not is_watched(alert, desk.watches, around):
        return False
    if not is_grave(alert.severity, desk.severity):
        return False
    if any(one.kind is not DifferenceKind.FRAMING for one in alert.differences):
        return True
    match desk.framing:
        case Framing.ALL:
            return True
        case Framing.STRONG:
            return alert.severity is Severity.HIGH
        case Framing.OWN:
            members = alert.differences[0].sides[0].members[:1]
            return any(one.article.source in around.own_sources for one in members)
        case Framing.OFF:
            return False
