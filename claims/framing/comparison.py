"""How an article's wording differs from its peers': the framing difference, with every word it rests on.

Thresholds were set on 55 articles read by one person (framing study, sections 3.5 and 4). It says
*differs*, never which wording is right.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from claims.article import Article, Span
from claims.claim import Voice
from claims.difference import Difference
from claims.framing import lexicon
from claims.framing.evidence import (
    Cue,
    ProfiledArticle,
    characterisation_cues,
    loaded_cues,
    own_characterisations,
)
from claims.framing.profile import Characterisation
from claims.framing.showing import Placed, framing_difference, sentence_at
from claims.framing.supporting import supporting_cues
from claims.quotes.wording import stem


class Sensitivity(StrEnum):
    """How much evidence a desk wants before it is told."""

    QUIET = "quiet"
    NORMAL = "normal"
    EAGER = "eager"

    @property
    def threshold(self) -> float:
        """Return the score from which it is told."""
        return {Sensitivity.QUIET: QUIET, Sensitivity.NORMAL: NORMAL, Sensitivity.EAGER: EAGER}[self]


NORMAL, QUIET, EAGER = 3.0, 3.5, 2.5
LEAST_PEERS = 3
"""With two peers a quarter of the alerts does not survive two more."""
_TELLING = 0.75
_LEAST_PLAIN = 2
_LEAST_TELLING = 2
"""Words: a bare verb shows nothing."""
_LEAST_SHARED = 2
"""Words of content that two sentences about one thing share at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What sets one article apart, and how much it weighs together."""

    cues: tuple[Cue, ...]
    """The weightiest first."""
    score: float

    @property
    def told(self) -> list[Cue]:
        """Return the cues that are passages of weight of their own."""
        return [cue for cue in self.cues if cue.weight >= _TELLING and not cue.note]

    def is_enough(self, threshold: float) -> bool:
        """Say whether it reaches a threshold with two wordings, or one of the act in the lead and another cue."""
        lead = any(cue.kind == "characterisation" and cue.lead for cue in self.cues)
        two = len({cue.span for cue in self.told if cue.kind != "report_verb"}) >= 2
        return self.score >= threshold and ((lead and len(self.cues) >= 2) or two)


def framing_differences(
    articles: Sequence[ProfiledArticle], *, threshold: float = NORMAL, silenced: Collection[str] = ()
) -> list[Difference]:
    """Return the framing differences of each article of a story against all the others."""
    ordered = sorted(articles, key=lambda one: one.article.uri)
    found = [
        compare_framing(one, [other for other in ordered if other is not one], threshold=threshold, silenced=silenced)
        for one in ordered
    ]
    return [difference for difference in found if difference is not None]


def compare_framing(
    article: ProfiledArticle,
    peers: Sequence[ProfiledArticle],
    *,
    threshold: float = NORMAL,
    silenced: Collection[str] = (),
) -> Difference | None:
    """Return how the article's own wording of the story's act differs from its peers', or None.

    Args:
        article: the article in question; opinion pieces are silent.
        peers: other articles on the same story, copies already left out.
        threshold: the score from which a desk is told, of a :class:`Sensitivity`.
        silenced: lemmas that count for nothing, by a newsroom's own list.

    Returns:
        None with fewer than three peers from three outlets, with too little evidence, or where no
        peer characterises the act otherwise or tells it plainly. Side 0 holds the article and the
        peers that call the act the same, side 1 the peers in contrast; silent peers stand on neither.
    """
    peers = fit_peers(article, peers)
    if is_opinion(article.article) or not _enough(peers):
        return None
    weighed = weigh(article, peers, silenced=silenced)
    if not weighed.is_enough(threshold):
        return None
    placed = _placed(article, peers, weighed.told)
    if not placed.contrast:
        return None
    return framing_difference(
        article, peers, weighed.cues, weighed.told, placed, score=weighed.score, threshold=threshold
    )


def weigh(article: ProfiledArticle, peers: Sequence[ProfiledArticle], *, silenced: Collection[str] = ()) -> Weighed:
    """Return every cue that sets the article apart from peers that count, and their weight together."""
    cues = [*characterisation_cues(article, peers), *loaded_cues(article, peers), *supporting_cues(article, peers)]
    kept = [cue for cue in cues if cue.word not in silenced]
    kept.sort(key=lambda cue: (-cue.weight, not cue.absent, -cue.strength, cue.span))
    return Weighed(cues=tuple(kept), score=sum(cue.weight for cue in kept))


def is_opinion(article: Article) -> bool:
    """Say whether metadata marks the article as opinion or analysis; it is never guessed from its text.

    Metadata are the section, the genre that a headline's own label gives (*Opinion: …*) and the url.
    """
    marks = lexicon.OPINION_MARKS
    section = (article.section or "").casefold()
    path = (article.url or "").casefold().split("?")[0].split("/")
    headline = article.headline.casefold()
    return section in marks or bool(marks & set(path)) or any(headline.startswith(f"{mark}:") for mark in marks)


def fit_peers(article: ProfiledArticle, peers: Sequence[ProfiledArticle]) -> list[ProfiledArticle]:
    """Return the peers that count, in an order of their own: no opinion, and of copies of one text one voice."""
    kept: list[ProfiledArticle] = []
    holders: dict[str, list[int]] = {}
    sizes: list[int] = []
    for one in (article, *sorted(peers, key=lambda peer: peer.article.uri)):
        if sizes and (one.article.uri == article.article.uri or is_opinion(one.article)):
            continue
        sentences = _sentences(_body(one.article))
        shared = Counter(number for sentence in sentences for number in holders.get(sentence, ()))
        if any(count >= _COPIED * min(len(sentences), sizes[number]) for number, count in shared.items()):
            continue
        for sentence in sentences:
            holders.setdefault(sentence, []).append(len(sizes))
        sizes.append(len(sentences))
        kept.append(one)
    return kept[1:]


_COPIED = 0.6
"""From this share of its sentences in the other, the shorter of two articles carries the other's words."""


def _body(article: Article) -> str:
    return article.body_span.slice(article.text)


@lru_cache(maxsize=512)
def _sentences(body: str) -> frozenset[str]:
    """Return the sentences of a text, as a copy has them whatever its line breaks."""
    plain = " ".join(body.split()).casefold()
    return frozenset(sentence for sentence in re.split(r"(?<=[.!?])[”\"’')]*\s+", plain) if sentence)


def _enough(peers: Sequence[ProfiledArticle]) -> bool:
    return len({peer.article.source.casefold() for peer in peers}) >= LEAST_PEERS


# -- who says alike, who in contrast

_MOST_SHOWN = 3
"""Characterisations shown of one peer."""


def _placed(article: ProfiledArticle, peers: Sequence[ProfiledArticle], told: Sequence[Cue]) -> Placed:
    """Return the peers that use one of the words themselves, and those that put the act otherwise.

    A peer that leaves the wording to someone it quotes, or uses a milder word of the same family,
    stands in between and on neither side. One that only calls it possible is in contrast. Where no
    peer calls the act anything else, those that simply tell of it are the contrast.
    """
    named = [cue for cue in told if cue.kind == "characterisation"]
    said = {cue.word for cue in named}
    primary = named[0].family if named else ""
    placed = Placed()
    plain = []
    for peer in peers:
        own = own_characterisations(peer.profile)
        same = [item for item in own if item.word in said and item.strength > 1]
        family = [item for item in peer.profile.characterisations if item.family == primary and not item.hedged]
        others = [item for item in peer.profile.characterisations if item.target is not None]
        if same:
            placed.alike.append((peer, _shown(same, "")[0]))
        elif others and not family and named:
            placed.contrast += [(peer, item) for item in _shown(others, primary)]
        elif not any(item.strength > 1 for item in own) and (span := _plainly(article, peer, told)) is not None:
            plain.append((peer, span))
    if not placed.contrast and len(plain) >= _LEAST_PLAIN:
        placed.contrast += plain
    return placed


def _plainly(article: ProfiledArticle, peer: ProfiledArticle, told: Sequence[Cue]) -> Span | None:
    """Return how a peer's lead tells of what the article's wording stands beside, or None if of something else."""
    telling = peer.profile.telling
    if telling is None or len(telling.slice(peer.article.text).split()) < _LEAST_TELLING:
        return None
    beside = [_content(sentence_at(article.article, cue.span).slice(article.article.text)) for cue in told[:2]]
    theirs = _content(sentence_at(peer.article, telling).slice(peer.article.text))
    return telling if max((len(ours & theirs) for ours in beside), default=0) >= _LEAST_SHARED else None


def _content(text: str) -> set[str]:
    return {stem(word) for word in re.findall(r"[\w’'-]{4,}", text.lower())}


def _shown(items: Sequence[Characterisation], family: str) -> list[Characterisation]:
    """Return the characterisations to show: of the family in question, then the outlet's own, then the lead's."""
    ordered = sorted(
        items,
        key=lambda item: (item.family != family, item.voice is not Voice.OWN, not item.lead, -item.strength, item.span),
    )
    return ordered[:_MOST_SHOWN]
