"""What a copy made of the sentences it took over: the change itself, where no likeness had to be guessed."""

from collections.abc import Sequence
from dataclasses import replace

from claims.claim import ClaimKind, Evidence
from claims.comparison.copied import shown_as_copy
from claims.comparison.reasons import finding
from claims.copies import CopyVerdict
from claims.copies.fingerprints import fingerprint, words_of
from claims.difference import ClaimPair, Difference, DifferenceKind, Outcome, Severity
from claims.facts import evidence_key
from claims.revisions.changes import related_claims
from claims.revisions.differences import change_difference

_KINDS = {
    ClaimKind.FIGURE: DifferenceKind.FIGURE_CONFLICT,
    ClaimKind.QUOTE: DifferenceKind.QUOTE_VARIANCE,
    ClaimKind.STATUS: DifferenceKind.STATUS_CONFLICT,
}


def copy_changes(original: Sequence[Evidence], copy: Sequence[Evidence], verdict: CopyVerdict) -> list[ClaimPair]:
    """Return the claims that a copy changed in sentences it took over, each with the original's."""
    if not verdict.shared:
        return []  # nothing stands word for word: two reporters may write alike
    edited = [(sentence.original_span, sentence.span) for sentence in verdict.changed]
    ours = [one for one in original if any(span.covers(one.claim.span) for span, _ in edited)]
    theirs = [one for one in copy if any(span.covers(one.claim.span) for _, span in edited)]
    return [
        replace(pair, kind=_KINDS[pair.a.claim.kind], rule=f"copy-{pair.a.claim.kind}")
        for pair in related_claims(ours, theirs, edited)
        if pair.outcome is not Outcome.AGREE and pair.a.claim.kind is pair.b.claim.kind and pair.a.claim.kind in _KINDS
    ]


def copy_difference(pair: ClaimPair) -> Difference:
    """Return a claim that a copy changed as a difference between the original and the copy."""
    plain = change_difference([pair], pair.kind or DifferenceKind.FIGURE_CONFLICT, "")
    what = plain.sides[0].says, plain.sides[1].says
    told = replace(
        plain,
        severity=Severity.MEDIUM,
        why=f"{what[0]} in one, {what[1]} in the other",
        summary=finding(plain.subject, plain.sides),
    )
    return shown_as_copy(told)


def not_covered(changes: Sequence[ClaimPair], found: Sequence[Difference]) -> list[ClaimPair]:
    """Return the changes that none of the differences found shows with both ends."""
    shown = [{evidence_key(member) for member in difference.members} for difference in found]
    return [pair for pair in changes if not any({evidence_key(pair.a), evidence_key(pair.b)} <= keys for keys in shown)]


def carries_both(pair: ClaimPair) -> bool:
    """Say whether one of two articles holds the very sentence of the other's claim: then it says both."""
    return _holds(pair.a, pair.b) or _holds(pair.b, pair.a)


def _holds(one: Evidence, other: Evidence) -> bool:
    words = words_of(other.claim.sentence)
    return any(sentence.words == words for sentence in fingerprint(one.article).sentences)
