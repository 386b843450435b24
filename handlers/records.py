"""The machine contract: JSON records of claims, profiles, pairs and differences (see schema/)."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from claims.article import Article, Span
from claims.claim import (
    AnyClaim,
    AsOf,
    Attribution,
    DateClaim,
    Evidence,
    FigureClaim,
    FigureValue,
    Interval,
    NameClaim,
    QuoteClaim,
    StatusClaim,
)
from claims.difference import ClaimPair, Difference, Outcome
from claims.framing.profile import FramingProfile

VERSION = 1
"""The ``v`` of every record; raised only when a field changes its meaning."""

Record = dict[str, Any]
Label = Callable[[Article], str]
"""Names an article as the caller knows it: the path as it was given."""


def claim_record(claim: AnyClaim, article: str) -> Record:
    """Return one claim as the ``extract --json`` line; fields that do not apply are null."""
    concept = claim.concept
    record: Record = {
        "v": VERSION,
        "article": article,
        "kind": str(claim.kind),
        "surface": claim.surface,
        "start": claim.span.start,
        "end": claim.span.end,
        "sentence": claim.sentence,
        "sentence_start": claim.sentence_span.start,
        "value": None,
        "modifier": None,
        "unit": None,
        "dimension": None,
        "concept": {
            "text": concept.text or None,
            "head": concept.head,
            "property": concept.property,
            "event": concept.event,
        },
        "entities": list(claim.entities),
        "place": claim.place,
        "as_of": _as_of(claim.as_of),
        "attribution": _attribution(claim.attribution),
        "voice": str(claim.voice),
        "polarity": str(claim.polarity),
        "certainty": str(claim.certainty),
    }
    return record | _kind_fields(claim)


def _kind_fields(claim: AnyClaim) -> Record:
    match claim:
        case FigureClaim():
            return {
                "value": _value(claim.value),
                "modifier": str(claim.modifier),
                "unit": claim.unit,
                "dimension": str(claim.dimension),
            }
        case QuoteClaim():
            return {"speaker": claim.speaker, "content": claim.content, "direct": claim.direct}
        case StatusClaim():
            return {"agent": claim.agent, "action": claim.action, "stage": claim.stage, "theme": claim.theme}
        case DateClaim():
            return {"interval": interval_text(claim.interval)}
        case NameClaim():
            return {"form": claim.form, "title": claim.title}
        case _:
            return {}


def _value(value: FigureValue) -> Record:
    return {"low": value.low, "high": value.high, "nominal": value.nominal}


def _as_of(as_of: AsOf | None) -> Record | None:
    if as_of is None:
        return None
    return {
        "text": as_of.text,
        "start": as_of.span.start,
        "end": as_of.span.end,
        "interval": interval_text(as_of.interval),
    }


def _attribution(attribution: Attribution | None) -> Record | None:
    return None if attribution is None else {"speaker": attribution.speaker, "cue": attribution.cue}


def interval_text(interval: Interval | None) -> str | None:
    """Return an interval in ISO 8601: ``2024-06-01/2024-06-30``, an open side as ``..``."""
    if interval is None:
        return None
    start = interval.start.isoformat() if interval.start else ".."
    end = interval.end.isoformat() if interval.end else ".."
    return f"{start}/{end}"


def profile_record(profile: FramingProfile, article: str) -> Record:
    """Return a framing profile as its ``extract --json`` line."""
    return {
        "v": VERSION,
        "kind": "framing_profile",
        "article": article,
        "characterisations": [
            _spanned(one.surface, one.span)
            | {
                "target": one.target,
                "family": one.family,
                "strength": one.strength,
                "voice": str(one.voice),
                "lead": one.lead,
            }
            for one in profile.characterisations
        ],
        "loaded_words": [
            _spanned(one.surface, one.span) | {"lemma": one.lemma, "voice": str(one.voice), "lead": one.lead}
            for one in profile.loaded_words
        ],
        "report_verbs": [
            _spanned(one.surface, one.span) | {"lemma": one.lemma, "speaker": one.speaker}
            for one in profile.report_verbs
        ],
        "sources": [
            {"name": one.name, "named": one.named, "direct": one.direct, "indirect": one.indirect}
            for one in profile.sources
        ],
        "lead_stance": str(profile.lead_stance),
    }


def _spanned(surface: str, span: Span) -> Record:
    return {"surface": surface, "start": span.start, "end": span.end}


def pair_record(pair: ClaimPair, label: Label) -> Record:
    """Return a pair of claims about one thing as its ``compare --pairs`` line."""
    agree = pair.outcome is Outcome.AGREE
    return {
        "v": VERSION,
        "relation": str(pair.outcome),
        "kind": None if agree or pair.kind is None else str(pair.kind),
        "confidence": round(pair.confidence, 4),
        "a": _member(pair.a, label),
        "b": _member(pair.b, label),
    }


def difference_record(difference: Difference, label: Label) -> Record:
    """Return a difference as its ``compare --json`` line; its id depends on what it says alone."""
    sides = [
        {
            "says": side.says,
            "members": [
                {
                    **_member(member, label),
                    "source": member.article.source,
                    "published": moment_text(member.article.published_at),
                }
                for member in side.members
            ],
        }
        for side in difference.sides
    ]
    return {
        "v": VERSION,
        "id": _difference_id(difference, label),
        "kind": str(difference.kind),
        "severity": str(difference.severity),
        "confidence": round(difference.confidence, 4),
        "route": str(difference.route),
        "summary": difference.summary,
        "rule": difference.rule,
        "why": difference.why,
        "sides": sides,
    }


def _member(evidence: Evidence, label: Label) -> Record:
    claim = evidence.claim
    return {
        "article": label(evidence.article),
        "start": claim.span.start,
        "end": claim.span.end,
        "surface": claim.surface,
        "sentence": claim.sentence,
    }


def _difference_id(difference: Difference, label: Label) -> str:
    members = sorted((label(one.article), one.claim.span.start, one.claim.span.end) for one in difference.members)
    return hashlib.blake2b(repr((difference.kind, members)).encode(), digest_size=8).hexdigest()


def moment_text(moment: datetime | None) -> str | None:
    """Return a moment in ISO 8601 and UTC."""
    return None if moment is None else moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
