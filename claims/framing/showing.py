"""The framing difference as an editor sees it: every passage it rests on, and what the others say instead."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.article import Article, Span
from claims.claim import Attribution, Concept, Evidence, Voice, WordingClaim
from claims.difference import Difference, DifferenceKind, Route, Severity, Side
from claims.framing.evidence import Cue, ProfiledArticle
from claims.framing.profile import Characterisation, ReportVerb
from claims.framing.supporting import calm_verbs
from claims.sentences import paragraphs, split_sentences

RULE = "framing.characterisation"
LOADED_RULE = "framing.loaded_words"
"""Words that judge while they tell, where the act itself is called nothing."""
_LEAST_CONFIDENCE = 0.55
_A_POINT = 0.1
_MOST_CONFIDENCE = 0.9
_STARTS_AT = 3.0
_SURE_WITHOUT_NAME = 4.0
"""From this score loaded words alone go to the channel; below it to the digest."""


Alike = list[tuple[ProfiledArticle, Characterisation]]


@dataclass(slots=True)
class Placed:
    """Peers by the side they stand on, each with what it shows."""

    alike: Alike = field(default_factory=list)
    contrast: list[tuple[ProfiledArticle, Characterisation | Span]] = field(default_factory=list)
    """A bare span is how a peer simply tells of the act."""


def framing_difference(
    article: ProfiledArticle,
    peers: Sequence[ProfiledArticle],
    cues: Sequence[Cue],
    told: Sequence[Cue],
    placed: Placed,
    *,
    score: float,
    threshold: float,
) -> Difference:
    """Return the difference between an article and its peers.

    Args:
        article: the article in question.
        peers: the peers that count.
        cues: everything that sets it apart.
        told: the cues that are passages to show.
        placed: where the peers stand.
        score: the cues' weight together.
        threshold: what it had to reach.
    """
    own = [_evidence(article, cue.span, cue.family, cue.strength, word=cue.word) for cue in told]
    calm = [
        (peer, verb)
        for cue in told
        if cue.kind == "report_verb"
        for peer in peers
        for verb in calm_verbs(cue.word, peer)[:1]
    ]
    shown = [*placed.contrast, *calm]
    says = _quoted([cue.span.slice(article.article.text) for cue in told])
    others = _others_say(placed)
    named = any(cue.kind == "characterisation" for cue in told)
    lead = any(cue.lead and not cue.headline and cue.kind == "characterisation" for cue in told)
    return Difference(
        kind=DifferenceKind.FRAMING,
        severity=Severity.HIGH if lead else Severity.MEDIUM,
        confidence=confidence_of(score) - (0 if named else _A_POINT / 2),
        route=Route.CHANNEL if named or score >= _SURE_WITHOUT_NAME else Route.SUGGESTED,
        subject=_subject(article),
        sides=(
            Side(says=says, members=(*own, *(_shown(peer, item) for peer, item in placed.alike))),
            Side(says=others, members=tuple(_shown(peer, item) for peer, item in shown)),
        ),
        rule=RULE if named else LOADED_RULE,
        why=_why(cues, told, peers, alike=placed.alike, score=score, need=threshold),
        summary=f"{article.article.source} in its own voice: {says}; others: {others}",
    )


def confidence_of(score: float) -> float:
    """Return how sure a score of what calls the act something makes it."""
    return round(min(_MOST_CONFIDENCE, _LEAST_CONFIDENCE + _A_POINT * (score - _STARTS_AT)), 3)


def _why(
    cues: Sequence[Cue],
    told: Sequence[Cue],
    peers: Sequence[ProfiledArticle],
    *,
    alike: Alike,
    score: float,
    need: float,
) -> str:
    outlets = len({peer.article.source.casefold() for peer in peers})
    lead = sum(cue.lead and not cue.headline for cue in told)
    headline = sum(cue.headline for cue in told)
    where = [f"{lead} in the lead"] if lead else []
    where += [f"{headline} in the headline"] if headline else []
    heated = [cue for cue in told if cue.kind == "report_verb"]
    wordings = len(told) - len(heated)
    parts = [
        f"{wordings} {'wording sets' if wordings == 1 else 'wordings set'} it apart from {len(peers)} articles "
        f"from {outlets} outlets" + (f", {', '.join(where)}" if where else ""),
        f"{len(alike)} of them {'says' if len(alike) == 1 else 'say'} it too: {_each(alike)}"
        if alike
        else "none of them says it",
        *(f"a heated verb for {cue.word.title()}" for cue in heated),
        *(cue.note for cue in cues if cue.note),
        f"score {score:g}, threshold {need:g}",
    ]
    return "; ".join(parts)


def _subject(article: ProfiledArticle) -> str:
    target = next((c.target for c in article.profile.characterisations if c.target is not None), None)
    if target in {None, "the act"}:
        return f"how {article.article.source} words it"
    whose = target if target is not None and not target.startswith("The ") else f"the {str(target)[4:]}"
    return f"how {article.article.source} words the act of {whose}"


def _others_say(placed: Placed) -> str:
    """Return what each peer in contrast says first, with its name: *“a boost” (Standard)*."""
    first = {peer.article.uri: (peer, item) for peer, item in reversed(placed.contrast)}
    return _each([first[uri] for uri in sorted(first)])


def _each(shown: Sequence[tuple[ProfiledArticle, Characterisation | Span]]) -> str:
    by_words: dict[str, list[str]] = {}
    for peer, item in shown:
        by_words.setdefault(_surface(peer, item), []).append(peer.article.source + _whose(item))
    return ", ".join(f"“{surface}” ({', '.join(whose)})" for surface, whose in by_words.items())


def _whose(item: Characterisation | Span) -> str:
    if isinstance(item, Span) or item.voice is Voice.OWN:
        return ""
    return f" quoting {item.speaker}" if item.speaker else " in words not its own"


def _quoted(surfaces: Sequence[str]) -> str:
    return ", ".join(f"“{surface}”" for surface in dict.fromkeys(surfaces))


def _surface(peer: ProfiledArticle, item: Characterisation | Span) -> str:
    span = item if isinstance(item, Span) else item.span
    return " ".join(span.slice(peer.article.text).split())


def _shown(peer: ProfiledArticle, item: Characterisation | ReportVerb | Span) -> Evidence:
    match item:
        case Characterisation():
            given = None if item.speaker is None else Attribution(speaker=item.speaker, cue="")
            return _evidence(peer, item.span, item.family, item.strength, voice=item.voice, attribution=given)
        case ReportVerb():
            return _evidence(peer, item.span, "report_verb", 1)
        case _:
            return _evidence(peer, item, "plain", 1)


def _evidence(
    profiled: ProfiledArticle,
    span: Span,
    family: str,
    strength: int,
    *,
    voice: Voice = Voice.OWN,
    attribution: Attribution | None = None,
    word: str = "",
) -> Evidence:
    article = profiled.article
    around = sentence_at(article, span)
    surface = span.slice(article.text)
    claim = WordingClaim(
        surface=surface,
        span=span,
        sentence=around.slice(article.text),
        sentence_span=around,
        concept=Concept(text=surface),
        attribution=attribution,
        voice=voice,
        in_headline=profiled.is_headline(span),
        family=family,
        strength=strength,
        word=word,
    )
    return Evidence(claim=claim, article=article, story_id=profiled.story_id)


def sentence_at(article: Article, span: Span) -> Span:
    """Return the sentence a span stands in; the headline is one."""
    for paragraph, in_headline in paragraphs(article):
        if paragraph.covers(span):
            if in_headline:
                return paragraph
            return next((found for found in split_sentences(article.text, paragraph) if found.covers(span)), paragraph)
    return span
