"""The voice of a span: the outlet's own, someone's, quoted, or put down to nobody."""

from typing import TYPE_CHECKING

from claims.article import Span
from claims.claim import Voice
from claims.voice.mask import QuoteMask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.attribution.reported import Reported


def voice_of(span: Span, mask: QuoteMask, attributions: "Sequence[Reported]") -> Voice:
    """Return whose words ``span`` is in.

    Args:
        span: where the words stand.
        mask: the article's quoted stretches.
        attributions: the reported words of its sentence, from :func:`claims.attribution.reported_in`.
    """
    if mask.is_quoted(span):
        return Voice.QUOTED
    holding = [reported for reported in attributions if reported.holds(span)]
    if any(not reported.agentless for reported in holding):
        return Voice.ATTRIBUTED
    return Voice.AGENTLESS if holding else Voice.OWN
