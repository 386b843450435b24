"""Why an alert was raised, stage by stage, worked out again from the evidence that is stored."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims.claim import Evidence, FigureClaim
from claims.comparison.differences import CHANNEL, SUGGESTED
from claims.comparison.voices import one_voice_each
from claims.difference import ClaimPair, Outcome
from claims.facts import evidence_key
from claims.pairing.features import FEATURES, features
from claims.pairing.figure_pairs import SAME_THING
from claims.pairing.pairs import relate_members
from claims.pairing.same_thing import WEIGHTS
from storage.alerts import AlertRecord

_GROUPS: Mapping[str, tuple[str, ...]] = {
    "what is counted or measured": ("head_", "frame", "narrow"),
    "what happened to it": ("happening_", "family_", "opposed"),
    "the words around": ("context",),
    "names and owners": ("names", "owners_"),
    "place": ("place_",),
    "time": ("time_", "prior_"),
    "the number itself": ("value_", "telling_", "small_", "change_", "relation_"),
    "unit and kind of quantity": ("unit_", "both_", "share", "money", "duration"),
}
"""Features by the start of their names; one that fits nowhere counts among *other*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Everything behind an alert, in the order in which it was found."""

    members: tuple[Evidence, ...]
    """Stored claims of the fact that may be shown."""
    left_out: tuple[Evidence, ...]
    """Members better heard on elsewhere: their article says another value that others confirm."""
    differing: tuple[ClaimPair, ...]
    """Pairs that speak of one thing and cannot both hold, the surest first."""
    agreeing: int
    unlike: int
    """Pairs of members that score below the threshold: nothing is said of them."""
    weighed: tuple[tuple[str, float], ...]
    """What spoke for and against the surest pair, by group of features, in log-odds; empty for other kinds."""
    same_thing: float
    """Score from which two claims are taken to speak of one thing."""
    channel: float
    suggested: float
    """Confidence from which a difference goes to a channel, or to the digest."""


def explain(record: AlertRecord, evidence: Sequence[Evidence]) -> Explanation:
    """Return what lies behind an alert.

    Args:
        record: The alert.
        evidence: The stored claims of its fact that may be shown. A framing alert has none: its
            members are made from the articles' wording when it is found.
    """
    shown = tuple(evidence) or _members(record)
    kept = one_voice_each(shown)
    keys = {evidence_key(one) for one in kept}
    pairs = relate_members(kept)
    differing = sorted((pair for pair in pairs if pair.outcome is not Outcome.AGREE), key=lambda pair: -pair.confidence)
    return Explanation(
        members=shown,
        left_out=tuple(one for one in shown if evidence_key(one) not in keys),
        differing=tuple(differing),
        agreeing=len(pairs) - len(differing),
        unlike=_possible(kept) - len(pairs),
        weighed=_weighed(differing[0]) if differing else (),
        same_thing=SAME_THING,
        channel=CHANNEL,
        suggested=SUGGESTED,
    )


def _members(record: AlertRecord) -> tuple[Evidence, ...]:
    members = (member for difference in record.alert.differences for member in difference.members)
    return tuple({evidence_key(member): member for member in members}.values())


def _possible(members: Iterable[Evidence]) -> int:
    """Return how many pairs of claims of different articles there are."""
    uris = [member.article.uri for member in members]
    return sum(a != b for place, a in enumerate(uris) for b in uris[place + 1 :])


def _weighed(pair: ClaimPair) -> tuple[tuple[str, float], ...]:
    if not isinstance(pair.a.claim, FigureClaim) or not isinstance(pair.b.claim, FigureClaim):
        return ()
    found = features(pair.a.claim, pair.b.claim)
    sums: dict[str, float] = {}
    for name in FEATURES:
        group = next((group for group, starts in _GROUPS.items() if name.startswith(starts)), "other")
        sums[group] = sums.get(group, 0.0) + WEIGHTS[name] * found[name]
    return tuple(
        sorted(((group, value) for group, value in sums.items() if abs(value) >= 0.05), key=lambda one: -one[1])
    )
