"""Supporting evidence: heated verbs for a speaker, no source cited, a main actor not named.

None of these raises an alert by itself; each was too weak alone in the framing study (section 3.4).
"""

from collections.abc import Sequence
from statistics import median

from claims.article import Span
from claims.attribution.speakers import person_name, surname
from claims.framing.evidence import Cue, ProfiledArticle
from claims.framing.profile import ReportVerb
from claims.lexicon import words

HEATED_VERB = 0.75
UNSOURCED = 1.5
MISSING_ACTOR = 1.5
_LEAST_WORDS = 250
_LEAST_PEER_SOURCES = 2
_LEAST_NAMINGS = 2
_LEAST_CALM = 2


def supporting_cues(article: ProfiledArticle, peers: Sequence[ProfiledArticle]) -> list[Cue]:
    """Return what supports that the wording differs."""
    return [*_heated(article, peers), *_unsourced(article, peers), *_missing_actor(article, peers)]


def calm_verbs(speaker: str, peer: ProfiledArticle) -> list[ReportVerb]:
    """Return the neutral verbs in which a peer gives the words of a speaker, by surname."""
    neutral = words("report_verbs", "tone.neutral")
    return [
        verb for verb in peer.profile.report_verbs if verb.lemma in neutral and speaker_surname(verb.speaker) == speaker
    ]


def speaker_surname(speaker: str | None) -> str | None:
    """Return the surname of a speaker who is a person, else None."""
    name = None if speaker is None else person_name(speaker)
    return None if name is None else surname(name)


def _heated(article: ProfiledArticle, peers: Sequence[ProfiledArticle]) -> list[Cue]:
    """Return heated verbs for a speaker whom peers quote at least twice in neutral ones."""
    heated = words("report_verbs", "tone.heated")
    found: dict[str, Cue] = {}
    for verb in article.profile.report_verbs:
        speaker = speaker_surname(verb.speaker)
        if verb.lemma not in heated or speaker is None or speaker in found:
            continue
        calm = sum(len(calm_verbs(speaker, peer)) for peer in peers)
        shared = any(
            other.lemma in heated and speaker_surname(other.speaker) == speaker
            for peer in peers
            for other in peer.profile.report_verbs
        )
        if calm >= _LEAST_CALM and not shared:
            found[speaker] = Cue(
                kind="report_verb",
                weight=HEATED_VERB,
                span=verb.span,
                family="report_verb",
                strength=1,
                lead=False,
                word=speaker,
            )
    return list(found.values())


def _unsourced(article: ProfiledArticle, peers: Sequence[ProfiledArticle]) -> list[Cue]:
    """Return a cue where the article cites nobody and every peer cites two or more."""
    silent = not article.profile.sources and article.profile.word_count >= _LEAST_WORDS
    cited = [len(peer.profile.sources) for peer in peers]
    if not silent or min(cited, default=0) < _LEAST_PEER_SOURCES:
        return []
    reach = str(min(cited)) if min(cited) == max(cited) else f"{min(cited)} to {max(cited)}"
    return [_left_out(article, "unsourced", UNSOURCED, f"cites nobody, the others cite {reach} each")]


def _missing_actor(article: ProfiledArticle, peers: Sequence[ProfiledArticle]) -> list[Cue]:
    """Return a cue where every peer names a person twice or more and an article of like length never does."""
    if not peers or article.profile.word_count < median(peer.profile.word_count for peer in peers) / 2:
        return []
    named = [
        {surname(one.name): one.name for one in peer.profile.people if one.count >= _LEAST_NAMINGS} for peer in peers
    ]
    missing = [
        named[0][last]
        for last in sorted(set.intersection(*(set(people) for people in named)))
        if last.lower() not in article.article.text.lower()
    ]
    if not missing:
        return []
    note = f"does not name {' or '.join(missing)}, whom all {len(peers)} others name"
    return [_left_out(article, "missing_actor", MISSING_ACTOR, note)]


def _left_out(article: ProfiledArticle, kind: str, weight: float, note: str) -> Cue:
    start = article.article.body_span.start
    return Cue(kind=kind, weight=weight, span=Span(start, start), family=kind, strength=1, lead=False, note=note)
