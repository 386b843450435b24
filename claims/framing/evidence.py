"""What sets an article's wording apart from its peers': each cue with its weight."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.article import Article, Span
from claims.claim import Voice
from claims.framing.profile import Characterisation, FramingProfile, LoadedWord
from claims.quotes.wording import stem


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfiledArticle:
    """An article with its framing profile."""

    article: Article
    profile: FramingProfile
    story_id: int | None = None

    def is_headline(self, span: Span) -> bool:
        """Say whether a span stands in the headline."""
        headline = self.article.headline_span
        return headline is not None and headline.covers(span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One reason to say that the wording differs."""

    kind: str
    """*characterisation*, *loaded*, *report_verb*, *unsourced* or *missing_actor*."""
    weight: float
    span: Span
    """Where it stands; empty for what an article leaves out."""
    family: str
    strength: int
    lead: bool
    word: str = ""
    """The lemma that counts; for *missing_actor* whoever is missing, for *report_verb* the speaker."""
    absent: bool = True
    """False where peers say something like it, in a milder word or only as a possibility."""
    headline: bool = False
    note: str = ""
    """In words what cannot be shown as a passage: *cites nobody; the others cite 2 to 9*."""


LEAD_CHARACTERISATION = 2.0
LATER_CHARACTERISATION = 1.25
LEAD_LOADED_VERB = 1.5
LEAD_LOADED = 1.0
LATER_LOADED = 0.25
MOST_LATER_LOADED = 4
"""Longer articles have more loaded words; beyond these they do not count."""
_LEAST_STRENGTH = 2


def own_characterisations(profile: FramingProfile) -> list[Characterisation]:
    """Return what the outlet itself calls the act, flatly."""
    return [
        item
        for item in profile.characterisations
        if item.voice is Voice.OWN and not item.hedged and item.target is not None
    ]


def tolerated(peers: int) -> int:
    """Return in how many peers a family may stand and still be distinct."""
    if peers < 5:
        return 0
    return 1 if peers < 10 else peers // 5


def characterisation_cues(article: ProfiledArticle, peers: Sequence[ProfiledArticle]) -> list[Cue]:
    """Return what the outlet calls the act and (nearly) no peer does: one cue a family."""
    theirs = [own_characterisations(peer.profile) for peer in peers]
    found: dict[str, Cue] = {}
    for item in own_characterisations(article.profile):
        if item.strength < _LEAST_STRENGTH:
            continue
        alike = [max((other.strength for other in own if other.family == item.family), default=0) for own in theirs]
        absent = sum(strength > 0 for strength in alike) <= tolerated(len(peers))
        stronger = item.strength == 3 and sum(strength >= item.strength for strength in alike) <= tolerated(len(peers))
        if not absent and not stronger:
            continue
        cue = Cue(
            kind="characterisation",
            weight=LEAD_CHARACTERISATION if item.lead else LATER_CHARACTERISATION,
            span=item.span,
            family=item.family,
            strength=item.strength,
            lead=item.lead,
            word=item.word,
            absent=absent,
            headline=article.is_headline(item.span),
        )
        known = found.get(item.family)
        if known is None or _rank(cue) > _rank(known):
            found[item.family] = cue
    return list(found.values())


def _rank(cue: Cue) -> tuple[float, int, bool]:
    """Order cues of one family: the body's before the headline's, which another hand often writes."""
    return cue.weight, cue.strength, not cue.headline


def loaded_cues(article: ProfiledArticle, peers: Sequence[ProfiledArticle]) -> list[Cue]:
    """Return the loaded words of the outlet's own voice that stand in (nearly) no peer's text."""
    texts = [peer.article.text.lower() for peer in peers]
    found: dict[str, Cue] = {}
    later = 0
    for word in sorted(article.profile.loaded_words, key=lambda word: (not word.lead, word.span)):
        if word.voice is not Voice.OWN or word.lemma in found:
            continue
        if sum(_says(text, stem(word.lemma)) for text in texts) > tolerated(len(peers)):
            continue
        if not word.lead:
            later += 1
            if later > MOST_LATER_LOADED:
                continue
        found[word.lemma] = Cue(
            kind="loaded",
            weight=_loaded_weight(word),
            span=word.span,
            family="loaded",
            strength=2 if word.lead else 1,
            lead=word.lead,
            word=word.lemma,
            headline=article.is_headline(word.span),
        )
    return list(found.values())


def _loaded_weight(word: LoadedWord) -> float:
    if not word.lead:
        return LATER_LOADED
    return LEAD_LOADED_VERB if word.verb else LEAD_LOADED


def _says(text: str, wanted: str) -> bool:
    """Say whether a lower-case text has a word of the stem, in whoever's mouth."""
    if wanted not in text:
        return False
    return any(stem(word) == wanted for word in re.findall(rf"\b{re.escape(wanted)}[\w’'\-]*", text))
