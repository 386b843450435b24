"""Whether a desk is told of an alert at once."""

from claims.alert import Alert
from claims.difference import DifferenceKind, Severity
from claims.framing.comparison import Sensitivity
from claims.framing.showing import confidence_of
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
        case Framing.ALL | Framing.NORMAL:
            return _weighs(alert, Sensitivity.NORMAL)
        case Framing.QUIET:
            return _weighs(alert, Sensitivity.QUIET)
        case Framing.EAGER:
            return _weighs(alert, Sensitivity.EAGER)
        case Framing.STRONG:
            return alert.severity is Severity.HIGH
        case Framing.OWN:
            members = alert.differences[0].sides[0].members[:1]
            return any(one.article.source in around.own_sources for one in members)
        case Framing.OFF:
            return False


def _weighs(alert: Alert, sensitivity: Sensitivity) -> bool:
    """Say whether the wording weighs enough for a desk of this sensitivity."""
    return max(one.confidence for one in alert.differences) >= confidence_of(sensitivity.threshold)
