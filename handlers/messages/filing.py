"""Where a card is filed in a chat that keeps one post for each story: its name and its labels."""

from collections.abc import Mapping, Sequence

from claims.alert import Alert, AlertState
from claims.difference import DifferenceKind
from handlers.message import Filing
from handlers.messages.kinds import title_of
from handlers.messages.safe_text import safe_line
from handlers.messages.wording import shortened

_NAME_LIMIT = 100
"""Characters; the longest name of a thread in Discord."""

FAMILIES: Mapping[DifferenceKind, str] = {
    DifferenceKind.FIGURE_CONFLICT: "figure",
    DifferenceKind.FIGURE_UPDATE: "figure",
    DifferenceKind.SCOPE: "scope",
    DifferenceKind.ATTRIBUTION: "attribution",
    DifferenceKind.QUOTE_VARIANCE: "quote",
    DifferenceKind.STATUS_CONFLICT: "status",
    DifferenceKind.STATUS_UPDATE: "status",
    DifferenceKind.DATE_CONFLICT: "date",
    DifferenceKind.NAME_SPELLING: "name",
    DifferenceKind.STALE_FACT: "stale",
    DifferenceKind.OMISSION: "omission",
    DifferenceKind.FRAMING: "framing",
    DifferenceKind.REVISION: "revision",
    DifferenceKind.INTERNAL_CONFLICT: "internal",
    DifferenceKind.CORRECTION: "correction",
}
"""The label of each kind; one entry for every kind, a test holds that."""

_MOST_URGENT_FIRST = (AlertState.OPEN, AlertState.TAKEN, AlertState.MUTED, AlertState.SETTLED)


def filing_of(alert: Alert, others: Sequence[Alert] = ()) -> Filing:
    """Return the filing of an alert that stands in one post with others of its story.

    The post has one state, that of whichever alert still needs most; and every kind found in it.
    """
    together = (alert, *others)
    state = min((one.state for one in together), key=_MOST_URGENT_FIRST.index)
    kinds = dict.fromkeys(FAMILIES[difference.kind] for one in together for difference in one.differences)
    return Filing(story=_name(alert), labels=(state.value, *kinds))


def _name(alert: Alert) -> str:
    """Return the headline of the earliest article on the card that has one: it may be shown, being shown there."""
    articles = [member.article for difference in alert.differences for member in difference.members]
    dated = sorted(articles, key=lambda one: one.published_at.timestamp() if one.published_at else float("inf"))
    headline = next((safe_line(one.headline) for one in dated if safe_line(one.headline)), "")
    return shortened(headline or safe_line(title_of(alert.differences[0])), _NAME_LIMIT)
