"""The sentences before and after a passage: what a denial or an attribution next door does to its reading."""

from claims.alert import Alert
from claims.claim import Evidence
from claims.sentences import sentence_spans


def neighbours_of(alert: Alert) -> dict[tuple[str, int], tuple[str, str]]:
    """Return the sentences around every member's sentence, by article uri and where the sentence starts."""
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for difference in alert.differences:
        for member in difference.members:
            found[member.article.uri, member.claim.sentence_span.start] = _around(member)
    return found


def _around(member: Evidence) -> tuple[str, str]:
    own = member.claim.sentence_span
    spans = [span for span, _, _ in sentence_spans(member.article)]
    before = [span for span in spans if span.end <= own.start]
    after = [span for span in spans if span.start >= own.end]
    text = member.article.text
    return (before[-1].slice(text) if before else "", after[0].slice(text) if after else "")
