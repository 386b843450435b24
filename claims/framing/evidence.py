"""What sets an article's wording apart from its peers': each cue with its weight."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.article import Article, Span
from claims.attribution.speakers import person_name, surname
from claims.claim import Voice
from claims.framing.profile import Characterisation, FramingProfile, LoadedWord
from claims.lexicon import words
from claims.quotes.wording import stem


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfiledArticle:
    """An article with its framing profile."""

    article: Article
    profile: FramingProfile
    story_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One reason to say that the wording differs."""

    kind: str
    """*characterisation*, *loaded*, *report_verb* or *unsourced*."""
    weight: float
    span: Span
    family: str
    strength: int
    lead: bool
    word: str = ""
    absent: bool = True
    """False where peers say something like it, in a milder word or only as a possibility."""


LEAD_CHARACTERISATION = 2.0
LATER_CHARACTERISATION = 1.25
LEAD_LOADED_VERB = 1.5
LEAD_LOADED = 1.0
LATER_LOADED = 0.25
MOST_LATER_LOADED = 4
"""Longer articles have more loaded words; beyond these they do not count."""
HEATED_VERB = 0.75
UNSOURCED = 1.5
_LEAST_WORDS = 250
_LEAST_PEER_SOURCES = 2


def own_characterisations(profile: FramingProfile) -> list[Characterisation]:
    """Return what the outlet itself calls the act, flatly."""
    return [
        item
        for item in profile.characterisations
        if item.voice is Voice.OWN and not item.hedged and item.target is not None
    ]


def cues_of(article: ProfiledArticle, peers: Sequence[ProfiledArticle]) -> list[Cue]:
    """Return every cue that sets the article apart, the weightiest first."""
    cues = [*_characterisations(article, peers), *_loaded(article, peers), *_heated(article, peers)]
    cues += _unsourced(article, peers)
    return sorted(cues, key=lambda cue: (-cue.weight, not cue.absent, -cue.strength, cue.span))


def tolerated(peers: int) -> int:
    """Return in how many peers a family may stand and still be distinct."""
    if peers < 5:
        return 0
    return 1 if peers < 10 else peers // 5


def _characterisations(article: ProfiledArticle, peers: Sequence[ProfiledArticle]) -> list[Cue]:
    found: dict[str, Cue] = {}
    for item in own_characterisations(article.profile):
        if item.strength < 2:
            continue
        alike = [
            max(
                (other.strength for other in own_characterisations(peer.profile) if other.family == item.family),
                default=0,
            )
            for peer in peers
        ]
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
        )
        known = found.get(item.family)
        if known is None or (cue.weight, cue.strength) > (known.weight, known.strength):
            found[item.family] = cue
    return list(found.values())


def _loaded(article: ProfiledArticle, peers: Sequence[ProfiledArticle]) -> list[Cue]:
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


def _heated(article: ProfiledArticle, peers: Sequence[ProfiledArticle]) -> list[Cue]:
    """Return heated verbs for a speaker whom peers quote at least twice in neutral ones."""
    heated, neutral = words("report_verbs", "tone.heated"), words("report_verbs", "tone.neutral")
    found: dict[str, Cue] = {}
    for verb in article.profile.report_verbs:
        speaker = _surname(verb.speaker)
        if verb.lemma not in heated or speaker is None or speaker in found:
            continue
        calm = sum(
            other.lemma in neutral and _surname(other.speaker) == speaker
            for peer in peers
            for other in peer.profile.report_verbs
        )
        shared = any(
            other.lemma in heated and _surname(other.speaker) == speaker
            for peer in peers
            for other in peer.profile.report_verbs
        )
        if calm >= 2 and not shared:
            found[speaker] = Cue(
                kind="report_verb", weight=HEATED_VERB, span=verb.span, family="report_verb", strength=1, lead=False
            )
    return list(found.values())


def _surname(speaker: str | None) -> str | None:
    name = None if speaker is None else person_name(speaker)
    return None if name is None else surname(name)


def _unsourced(article: ProfiledArticle, peers: Sequence[ProfiledArticle]) -> list[Cue]:
    """Return a cue where the article cites nobody and every peer cites two or more."""
    silent = not article.profile.sources and article.profile.word_count >= _LEAST_WORDS
    if not silent or any(len(peer.profile.sources) < _LEAST_PEER_SOURCES for peer in peers):
        return []
    start = article.article.body_span.start
    return [
        Cue(
            kind="unsourced",
            weight=UNSOURCED,
            span=Span(start, start),
            family="unsourced",
            strength=1,
            lead=False,
        )
    ]
