"""How an article's wording differs from its peers': the framing difference, with every word it rests on.

Thresholds were set on 55 articles read by one person (framing study, sections 3.5 and 4). It says
*differs*, never which wording is right.
"""

from collections.abc import Sequence

from claims.article import Article, Span
from claims.claim import Attribution, Concept, Evidence, Voice, WordingClaim
from claims.difference import Difference, DifferenceKind, Route, Severity, Side
from claims.framing import lexicon
from claims.framing.evidence import Cue, ProfiledArticle, cues_of, own_characterisations
from claims.framing.profile import Characterisation
from claims.sentences import paragraphs, split_sentences

NORMAL, QUIET, EAGER = 3.0, 3.5, 2.5
"""How much evidence a desk wants before it is told."""
LEAST_PEERS = 3
"""With two peers a quarter of the alerts does not survive two more."""
_TELLING = 0.75
RULE = "framing.characterisation"


def framing_differences(articles: Sequence[ProfiledArticle], *, threshold: float = NORMAL) -> list[Difference]:
    """Return the framing differences of each article of a story against all the others."""
    ordered = sorted(articles, key=lambda one: one.article.uri)
    found = [
        compare_framing(one, [other for other in ordered if other is not one], threshold=threshold) for one in ordered
    ]
    return [difference for difference in found if difference is not None]


def compare_framing(
    article: ProfiledArticle, peers: Sequence[ProfiledArticle], *, threshold: float = NORMAL
) -> Difference | None:
    """Return how the article's own wording of the story's act differs from its peers', or None.

    Args:
        article: the article in question; opinion pieces are silent.
        peers: other articles on the same story, copies already left out.
        threshold: the score from which a desk is told: ``QUIET``, ``NORMAL`` or ``EAGER``.

    Returns:
        None with fewer than three peers from three outlets, with too little evidence, or where no
        peer characterises the act otherwise. Side 0 holds the article and the peers that call the
        act the same, side 1 the peers in contrast; silent peers stand on neither.
    """
    peers = _fit_peers(article, peers)
    if is_opinion(article.article) or not _enough(peers):
        return None
    cues = cues_of(article, peers)
    score = sum(cue.weight for cue in cues)
    told = [cue for cue in cues if cue.weight >= _TELLING and cue.kind != "unsourced"]
    lead = any(cue.kind == "characterisation" and cue.lead for cue in cues)
    if score < threshold or not ((lead and len(cues) >= 2) or len({cue.span for cue in told}) >= 2):
        return None
    primary = next((cue for cue in told if cue.kind == "characterisation"), None)
    if primary is None:
        return None
    alike, contrast = _placed(peers, primary, told)
    if not contrast:
        return None
    return _difference(article, peers, told, alike, contrast, score=score, threshold=threshold)


def is_opinion(article: Article) -> bool:
    """Say whether metadata marks the article as opinion or analysis; it is never guessed from its text."""
    marks = lexicon.OPINION_MARKS
    section = (article.section or "").casefold()
    path = (article.url or "").casefold().split("?")[0].split("/")
    headline = article.headline.casefold()
    return section in marks or bool(marks & set(path)) or any(headline.startswith(f"{mark}:") for mark in marks)


def _fit_peers(article: ProfiledArticle, peers: Sequence[ProfiledArticle]) -> list[ProfiledArticle]:
    """Return the peers that count: no opinion, no second copy of one text, in an order of their own."""
    seen = {_plain(article.article)}
    kept = []
    for peer in sorted(peers, key=lambda peer: peer.article.uri):
        plain = _plain(peer.article)
        if plain not in seen and peer.article.uri != article.article.uri and not is_opinion(peer.article):
            seen.add(plain)
            kept.append(peer)
    return kept


def _plain(article: Article) -> str:
    return " ".join(article.body_span.slice(article.text).split()).casefold()


def _enough(peers: Sequence[ProfiledArticle]) -> bool:
    return len({peer.article.source.casefold() for peer in peers}) >= LEAST_PEERS


# -- who says alike, who in contrast


def _placed(
    peers: Sequence[ProfiledArticle], primary: Cue, told: Sequence[Cue]
) -> tuple[list[tuple[ProfiledArticle, Characterisation]], list[tuple[ProfiledArticle, Characterisation]]]:
    """Return the peers that use one of the words themselves, and those that characterise the act otherwise.

    A peer that leaves the wording to someone it quotes, or uses a milder word of the same family,
    stands in between and on neither side. One that only calls it possible is in contrast.
    """
    said = {cue.word for cue in told if cue.kind == "characterisation"}
    alike, contrast = [], []
    for peer in peers:
        own = own_characterisations(peer.profile)
        same = [item for item in own if item.word in said and item.strength > 1]
        family = [item for item in peer.profile.characterisations if item.family == primary.family and not item.hedged]
        others = [item for item in peer.profile.characterisations if item.target is not None]
        if same:
            alike.append((peer, _best(same)))
        elif others and not family:
            contrast.append((peer, _best(others, primary.family)))
    return alike, contrast


def _best(items: Sequence[Characterisation], family: str = "") -> Characterisation:
    """Return the characterisation to show: of the family in question, then the outlet's own, then the lead's."""
    return max(
        items,
        key=lambda item: (item.family == family, item.voice is Voice.OWN, item.lead, item.strength, -item.span.start),
    )


# -- the difference


def _difference(
    article: ProfiledArticle,
    peers: Sequence[ProfiledArticle],
    told: Sequence[Cue],
    alike: Sequence[tuple[ProfiledArticle, Characterisation]],
    contrast: Sequence[tuple[ProfiledArticle, Characterisation]],
    *,
    score: float,
    threshold: float,
) -> Difference:
    text = article.article.text
    own = [_evidence(article, cue.span, cue.family, cue.strength) for cue in told]
    side_own = Side(
        says=_quoted([cue.span.slice(text) for cue in told]),
        members=(*own, *(_member(peer, item) for peer, item in alike)),
    )
    side_peers = Side(
        says=_quoted([item.surface for _, item in contrast]),
        members=tuple(_member(peer, item) for peer, item in contrast),
    )
    lead = any(cue.lead and cue.kind == "characterisation" for cue in told)
    outlets = len({peer.article.source for peer in peers})
    target = next((c.target for c in article.profile.characterisations if c.target is not None), None)
    subject = "the act" if target is None else f"the act of {target}"
    return Difference(
        kind=DifferenceKind.FRAMING,
        severity=Severity.HIGH if lead and len(peers) >= LEAST_PEERS else Severity.MEDIUM,
        confidence=round(min(0.9, 0.55 + 0.1 * (score - NORMAL)), 3),
        route=Route.CHANNEL,
        subject=subject,
        sides=(side_own, side_peers),
        rule=RULE,
        why=(
            f"{len(told)} wordings set it apart from {len(peers)} articles from {outlets} outlets, "
            f"{sum(cue.lead for cue in told)} in the lead; {len(alike)} of them say it too; "
            f"score {score:g}, threshold {threshold:g}"
        ),
        summary=f"{article.article.source} in its own voice: {side_own.says}; others: {side_peers.says}",
    )


def _sentence(article: Article, span: Span) -> Span:
    """Return the sentence a span stands in; the headline is one."""
    for paragraph, in_headline in paragraphs(article):
        if paragraph.covers(span):
            if in_headline:
                return paragraph
            return next((found for found in split_sentences(article.text, paragraph) if found.covers(span)), paragraph)
    return span


def _quoted(surfaces: Sequence[str]) -> str:
    return ", ".join(f"“{surface}”" for surface in dict.fromkeys(surfaces))


def _member(peer: ProfiledArticle, item: Characterisation) -> Evidence:
    given = None if item.speaker is None else Attribution(speaker=item.speaker, cue="")
    return _evidence(peer, item.span, item.family, item.strength, voice=item.voice, attribution=given)


def _evidence(
    profiled: ProfiledArticle,
    span: Span,
    family: str,
    strength: int,
    *,
    voice: Voice = Voice.OWN,
    attribution: Attribution | None = None,
) -> Evidence:
    article = profiled.article
    around = _sentence(article, span)
    surface = span.slice(article.text)
    headline = article.headline_span
    claim = WordingClaim(
        surface=surface,
        span=span,
        sentence=around.slice(article.text),
        sentence_span=around,
        concept=Concept(text=surface),
        attribution=attribution,
        voice=voice,
        in_headline=headline is not None and headline.covers(span),
        family=family,
        strength=strength,
    )
    return Evidence(claim=claim, article=article, story_id=profiled.story_id)
