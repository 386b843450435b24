"""How the alerts of each framing word fared: how many were kept and how many dropped."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from claims.claim import WordingClaim
from claims.difference import DifferenceKind
from storage.codec import UnreadableValue, decode_claim
from storage.tables import DecisionRow, DifferenceMemberRow, DifferenceRow

_OWN_SIDE = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WordKeeps:
    """One word and what was decided about the alerts that rest on it."""

    word: str
    family: str
    alerts: int
    kept: int
    dropped: int

    @property
    def keep_rate(self) -> float | None:
        """Return the share kept of those decided, 0 to 1; None before the first decision."""
        decided = self.kept + self.dropped
        return self.kept / decided if decided else None


async def word_keeps(
    session: AsyncSession, *, keeping: Collection[str], dropping: Collection[str]
) -> tuple[WordKeeps, ...]:
    """Return every word that framing alerts rest on, the most shown first.

    Args:
        session: an open session.
        keeping: the actions that keep an alert; the last decision about an alert counts.
        dropping: the actions that drop one.
    """
    members = select(DifferenceRow.alert_id, DifferenceMemberRow.body).where(
        DifferenceMemberRow.difference_id == DifferenceRow.id,
        DifferenceRow.kind == str(DifferenceKind.FRAMING),
        DifferenceMemberRow.side == _OWN_SIDE,
    )
    words: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for alert_id, body in (await session.exec(members)).all():
        try:
            claim = decode_claim(body)
        except UnreadableValue:
            continue
        if isinstance(claim, WordingClaim) and claim.word:
            words[alert_id].add((claim.word, claim.family))
    decisions = select(DecisionRow.alert_id, DecisionRow.action).order_by(col(DecisionRow.id))
    last = {
        alert_id: action
        for alert_id, action in (await session.exec(decisions)).all()
        if alert_id in words and (action in keeping or action in dropping)
    }
    alerts = Counter(word for found in words.values() for word in found)
    kept = Counter(word for alert_id, action in last.items() if action in keeping for word in words[alert_id])
    dropped = Counter(word for alert_id, action in last.items() if action in dropping for word in words[alert_id])
    return tuple(
        WordKeeps(word=word, family=family, alerts=number, kept=kept[word, family], dropped=dropped[word, family])
        for (word, family), number in sorted(alerts.items(), key=lambda one: (-one[1], one[0]))
    )
