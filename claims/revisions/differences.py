"""From the claims of two versions to what an editor sees: one difference for each thing that changed."""

import re
from collections.abc import Sequence

from claims.article import Article
from claims.claim import ClaimKind, Evidence, FigureClaim, QuoteClaim, StatusClaim
from claims.comparison.figure_sides import figure_says
from claims.comparison.quote_sides import QUOTE_SIDES
from claims.comparison.reasons import figure_subject
from claims.comparison.status_sides import STATUS_SIDES
from claims.difference import ClaimPair, Difference, DifferenceKind, Outcome, Route, Severity, Side
from claims.facts import Fact
from claims.revisions.announcing import announced_correction
from claims.revisions.changes import related_claims
from claims.revisions.passages import NOTE, headline_of, passage_of
from claims.revisions.versions import edited_sentences

_HEADLINE_SURE = 0.8
_GRAVEST = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)
_LABEL = re.compile(
    r"^(?:live|update[ds]?\s*\d*|breaking(?: news)?|exclusive|watch|video|urgent)\s*[:|–—-]\s*", re.IGNORECASE
)
_OUTLET = re.compile(r"\s+(?:[|•·]|[-–—])\s+[^|•·–—-]{2,40}$")
_WORD = re.compile(r"[^\W_]+(?:[.,’'][^\W_]+)*")


def revision_differences(
    before: Article, after: Article, old: Sequence[Evidence], new: Sequence[Evidence]
) -> tuple[list[Difference], list[ClaimPair]]:
    """Return what changed from one version of an article to the next, and which claim took which one's place.

    Args:
        before: the earlier version.
        after: the later one.
        old: the claims of the earlier version.
        new: those of the later one.

    A version that announces its own correction makes every change a ``correction``; without a change we
    can read, the announcement is shown by itself. Each difference has two sides: as it was, as it is.
    """
    related = related_claims(old, new, edited_sentences(before, after))
    announced = announced_correction(before, after)
    kind = DifferenceKind.REVISION if announced is None else DifferenceKind.CORRECTION
    note = "" if announced is None else " ".join(announced[0].split())
    changed = [pair for pair in related if pair.outcome is not Outcome.AGREE]
    found = [change_difference(group, kind, note) for group in _grouped(changed)]
    headlines_told = any(pair.a.claim.in_headline and pair.b.claim.in_headline for pair in changed)
    if not headlines_told and (headline := _headline(before, after, kind, note)) is not None:
        found.append(headline)
    if announced is not None and not found:
        said = passage_of(after, announced[0], announced[1], family=NOTE)
        found.append(_one_sided(after, said, note))
    return found, related


def _grouped(pairs: Sequence[ClaimPair]) -> list[list[ClaimPair]]:
    """Return the pairs together that tell one change: headline and lead both went from 62 to 70."""
    groups: dict[object, list[ClaimPair]] = {}
    for pair in sorted(pairs, key=lambda one: (one.a.claim.span, one.b.claim.span)):
        groups.setdefault(_change(pair), []).append(pair)
    return list(groups.values())


def _change(pair: ClaimPair) -> object:
    a, b = pair.a.claim, pair.b.claim
    if isinstance(a, FigureClaim) and isinstance(b, FigureClaim):
        return "figure", a.value, a.unit, b.value, b.unit
    if isinstance(a, StatusClaim) and isinstance(b, StatusClaim):
        return "status", a.action, a.stage, a.polarity, b.action, b.stage, b.polarity
    return a.kind, a.surface.lower(), b.surface.lower()


def change_difference(group: Sequence[ClaimPair], kind: DifferenceKind, note: str) -> Difference:
    """Return the pairs that tell one change as a difference: as it was, as it is."""
    first = max(group, key=lambda pair: (pair.confidence, -pair.b.claim.span.start))
    subject = _subject(group)
    was, now = _says(first.a), _says(first.b)
    severity = min((pair.severity for pair in group), key=_GRAVEST.index)
    return _told(
        kind,
        subject,
        (
            Side(says=was, members=tuple(pair.a for pair in group)),
            Side(says=now, members=tuple(pair.b for pair in group)),
        ),
        severity=severity,
        confidence=first.confidence,
        rule=first.rule,
        note=note,
    )


def _told(
    kind: DifferenceKind,
    subject: str,
    sides: tuple[Side, Side],
    *,
    severity: Severity,
    confidence: float,
    rule: str,
    note: str,
) -> Difference:
    outlet = sides[1].members[0].article.source
    corrected = kind is DifferenceKind.CORRECTION
    did = "corrected" if corrected else "changed"
    said = f"{outlet} {did} {sides[0].says} to {sides[1].says}"
    return Difference(
        kind=kind,
        severity=Severity.HIGH if corrected else severity,
        confidence=max(confidence, 0.9) if corrected else confidence,
        route=Route.CHANNEL,
        subject=subject,
        sides=sides,
        rule=rule.replace("revision", "correction") if corrected else rule,
        why=f"The outlet announces it: {note}" if note else f"{said} in a new version of the same article",
        summary=f"{subject[:1].upper()}{subject[1:]}: {said}",
    )


def _headline(before: Article, after: Article, kind: DifferenceKind, note: str) -> Difference | None:
    was, now = _plain_headline(before), _plain_headline(after)
    if not was or not now or _WORD.findall(was.lower()) == _WORD.findall(now.lower()):
        return None
    sides = (
        Side(says=f"“{was}”", members=(headline_of(before),)),
        Side(says=f"“{now}”", members=(headline_of(after),)),
    )
    return _told(
        kind, "the headline", sides,
        severity=Severity.MEDIUM, confidence=_HEADLINE_SURE, rule="revision-headline", note=note,
    )  # fmt: skip


def _plain_headline(article: Article) -> str:
    """Return the headline without the outlet's name behind it and the label before it."""
    words = " ".join((article.headline or "").replace("’", "'").split())
    return _LABEL.sub("", _OUTLET.sub("", words))


def _one_sided(after: Article, said: Evidence, note: str) -> Difference:
    named = " ".join(after.headline.split())
    return Difference(
        kind=DifferenceKind.CORRECTION,
        severity=Severity.HIGH,
        confidence=0.9,
        route=Route.CHANNEL,
        subject=f"“{named}”" if named else after.uri,
        sides=(Side(says=note, members=(said,)),),
        rule="correction-announced",
        why=f"{after.source} announces a correction of its article",
        summary=f"{after.source} announces a correction: {note}",
    )


def _subject(group: Sequence[ClaimPair]) -> str:
    members = tuple(end for pair in group for end in (pair.a, pair.b))
    claim = group[0].b.claim
    if claim.kind is ClaimKind.FIGURE:
        return figure_subject(Fact(members=members, pairs=()))
    if isinstance(claim, QuoteClaim):
        return f"{claim.speaker}’s words" if claim.speaker else "words quoted"
    if isinstance(claim, StatusClaim):
        who = " and ".join(claim.bearers) or claim.agent or " ".join((claim.concept.text or "").split()[:5])
        return f"{who}, {claim.action}" if who else claim.action
    return " ".join(claim.surface.split())


def _says(member: Evidence) -> str:
    match member.claim:
        case FigureClaim():
            return figure_says(member)
        case QuoteClaim():
            return QUOTE_SIDES.says(member)
        case StatusClaim():
            return STATUS_SIDES.says(member)
    return " ".join(member.claim.surface.split())
