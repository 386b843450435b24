"""The framing profile of one article."""

from collections import Counter
from collections.abc import Sequence

from claims.article import Article, Span
from claims.attribution import Attributions, Reported
from claims.attribution.speakers import speaker_span, surname
from claims.certainty import certainty_of, predicate_of
from claims.claim import Attribution, Certainty, Voice
from claims.framing import lexicon
from claims.framing.acts import LEAD_SENTENCES, Acts
from claims.framing.characterising import characterise
from claims.framing.lexicon import FramingWords
from claims.framing.phrases import Found, Place
from claims.framing.profile import (
    Characterisation,
    CitedSource,
    FramingProfile,
    LeadStance,
    LoadedWord,
    NamedPerson,
    ReportVerb,
)
from claims.framing.telling import telling_of
from claims.parser import Sentence
from claims.voice.mask import QuoteMask, QuoteUse


def profile_framing(
    article: Article,
    sentences: Sequence[Sentence],
    mask: QuoteMask,
    who: Attributions | None = None,
    words: FramingWords | None = None,
) -> FramingProfile:
    """Return how the article words its story: a pure function of its text and the word lists."""
    words = lexicon.shipped_words() if words is None else words
    who = Attributions.of(article, sentences, mask) if who is None else who
    characterisations = _characterisations(article, sentences, who, words)
    return FramingProfile(
        characterisations=characterisations,
        loaded_words=_loaded_words(article, sentences, who, words, [item.span for item in characterisations]),
        report_verbs=_report_verbs(article, sentences, mask, who),
        sources=_sources(sentences, mask, who),
        lead_stance=_lead_stance(sentences, who),
        people=_people(who),
        telling=telling_of(sentences),
        word_count=sum(token.pos not in {"PUNCT", "SPACE", "SYM"} for s in sentences for token in s.tokens),
    )


def _places(sentences: Sequence[Sentence]) -> list[Place]:
    """Return where each sentence stands: in the headline, the lead, or after it."""
    places, body = [], 0
    for sentence in sentences:
        if sentence.in_headline:
            places.append(Place.HEADLINE)
        else:
            body += 1
            places.append(Place.LEAD if body <= LEAD_SENTENCES else Place.LATER)
    return places


def _characterisations(
    article: Article, sentences: Sequence[Sentence], who: Attributions, words: FramingWords
) -> tuple[Characterisation, ...]:
    acts = Acts.of(sentences, words)
    return tuple(
        _characterisation(article, sentence, found, who, acts, lead=place is not Place.LATER)
        for sentence, place in zip(sentences, _places(sentences), strict=True)
        for found in characterise(sentence, acts, place=place)
    )


def _characterisation(
    article: Article, sentence: Sentence, found: Found, who: Attributions, acts: Acts, *, lead: bool
) -> Characterisation:
    voice, speaker = _voice(who, sentence, found.span), _speaker(who, sentence, found.span)
    if voice is Voice.OWN and found.viewer is not None:
        where = speaker_span(sentence, found.viewer)
        voice, speaker = Voice.ATTRIBUTED, None if where is None else where.slice(article.text)
    return Characterisation(
        surface=found.span.slice(article.text),
        span=found.span,
        target=(acts.agent_name or _ACT) if found.attached else None,
        family=found.grade.family,
        strength=found.grade.strength,
        voice=voice,
        speaker=speaker,
        lead=lead,
        word=found.grade.word,
        hedged=_hedged(sentence, found.span),
    )


_ACT = "the act"
"""The target where the lead names nobody who acts."""


def _hedged(sentence: Sentence, span: Span) -> bool:
    tokens = sentence.tokens_in(span)
    softened = any(token.text.lower() in {"potential", "potentially", "possible", "possibly"} for token in tokens)
    return softened or certainty_of(sentence, tokens[-1].index) in {Certainty.HEDGED, Certainty.CONDITIONAL}


_NAMING_ONLY = frozenset({"announce", "confirm", "report", "propose", "reveal", "disclose", "order", "offer", "read"})
"""Verbs whose bare object the writer words: *announced a brutal retreat*, unlike *claimed a stunning victory*."""

_UNDERTAKING = frozenset({"agree", "promise", "pledge", "vow", "threaten", "plan", "decide"})
"""Verbs whose infinitive tells of the act: *agreed to pay in a shameless bailout*."""


def _voice(who: Attributions, sentence: Sentence, span: Span) -> Voice:
    """Return whose words a characterisation is; what somebody *announced* is named by whoever tells of it."""
    voice = who.voice(sentence, span)
    if voice is not Voice.ATTRIBUTED:
        return voice
    holding = [report for report in who.reported(sentence) if report.holds(span)]
    worded = any(
        report.cue not in _NAMING_ONLY | _UNDERTAKING or not _is_object(sentence, report) for report in holding
    )
    return Voice.ATTRIBUTED if worded else Voice.OWN


def _is_object(sentence: Sentence, report: Reported) -> bool:
    """Say whether a report holds a thing and no statement: a bare object of its verb, no clause."""
    cue = next((token for token in sentence.tokens if token.span.overlaps(report.cue_span)), None)
    return cue is not None and any(
        sentence.tokens[child].dep == "dobj"
        and any(part.covers(sentence.tokens[child].span) for part in report.content)
        for child in sentence.children[cue.index]
    )


def _speaker(who: Attributions, sentence: Sentence, span: Span) -> str | None:
    given = None if _voice(who, sentence, span) is Voice.OWN else who.attribution(sentence, span)
    return None if given is None else given.speaker


def _loaded_words(
    article: Article, sentences: Sequence[Sentence], who: Attributions, words: FramingWords, taken: list[Span]
) -> tuple[LoadedWord, ...]:
    found = []
    for sentence, place in zip(sentences, _places(sentences), strict=True):
        for token in sentence.tokens:
            if any(span.overlaps(token.span) for span in taken):
                continue
            lemma = words.loaded_lemma(sentence, token)
            if lemma is None or (token.dep in {"amod", "compound"} and _names(sentence, token.head)):
                continue
            first, last = lexicon.whole_word(sentence, token)
            span = Span(sentence.tokens[first].span.start, sentence.tokens[last].span.end)
            found.append(
                LoadedWord(
                    surface=span.slice(article.text),
                    span=span,
                    lemma=lemma,
                    voice=who.voice(sentence, span),
                    lead=place is not Place.LATER,
                    verb=token.pos == "VERB",
                )
            )
    return tuple(found)


def _names(sentence: Sentence, head: int) -> bool:
    """Say whether an adjective is part of a name: *the Radical Party*."""
    return sentence.tokens[head].pos == "PROPN"


def _report_verbs(
    article: Article, sentences: Sequence[Sentence], mask: QuoteMask, who: Attributions
) -> tuple[ReportVerb, ...]:
    return tuple(
        ReportVerb(
            surface=report.cue_span.slice(article.text),
            span=report.cue_span,
            lemma=report.cue,
            speaker=who.speaker_name(report.attribution),
        )
        for sentence in sentences
        for report in who.reported(sentence)
        if report.attribution is not None and report.cue.isalpha() and not mask.is_quoted(report.cue_span)
    )


def _sources(sentences: Sequence[Sentence], mask: QuoteMask, who: Attributions) -> tuple[CitedSource, ...]:
    direct: Counter[str] = Counter()
    indirect: Counter[str] = Counter()
    named: dict[str, bool] = {}
    for stretch in mask.stretches:
        speech = who.speech(stretch) if stretch.depth == 0 and stretch.use is QuoteUse.SPEECH else None
        if speech is not None:
            name = who.speaker_name(speech)
            direct[name] += 1
            named[name] = named.get(name, False) or speech.named
    for sentence in sentences:
        for report in who.reported(sentence):
            if report.attribution is None or not _is_voice(report, report.attribution) or _tags_speech(report, mask):
                continue
            if mask.is_quoted(report.cue_span):
                continue
            name = who.speaker_name(report.attribution)
            indirect[name] += 1
            named[name] = named.get(name, False) or report.attribution.named
    return tuple(
        CitedSource(name=name, named=named[name], direct=direct[name], indirect=indirect[name]) for name in named
    )


def _people(who: Attributions) -> tuple[NamedPerson, ...]:
    """Return the persons named, in order of their first naming."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for mention in who.people.mentions:
        last = surname(mention.name)
        counts[last] += 1
        known = names.get(last, "")
        names[last] = mention.name if len(mention.name) > len(known) else known
    return tuple(NamedPerson(name=names[last], count=count) for last, count in counts.items())


_ACTS_OF_SPEECH = frozenset({"promise", "show", "quote"})
_NO_VOICE = frozenset(
    {"announcement", "promise", "pledge", "threat", "demand", "urge", "call", "ask", "order", "offer"}
)
_NOBODY = frozenset({"they", "he", "she", "it", "the two", "both", "reports", "who", "some of them"})


def _is_voice(report: Reported, speaker: Attribution) -> bool:
    """Say whether a report lets somebody speak: not *X promised*, *Germany fears*, *they said*."""
    if report.family in _ACTS_OF_SPEECH or report.cue in _NO_VOICE or speaker.speaker.lower() in _NOBODY:
        return False
    return report.family != "believe" or not speaker.named


def _tags_speech(report: Reported, mask: QuoteMask) -> bool:
    return any(
        stretch.use is QuoteUse.SPEECH and stretch.outer.overlaps(content)
        for content in report.content
        for stretch in mask.stretches
    )


def _lead_stance(sentences: Sequence[Sentence], who: Attributions) -> LeadStance:
    """Return how the first sentence of the body vouches for what it states."""
    lead = next((sentence for sentence in sentences if not sentence.in_headline), None)
    if lead is None:
        return LeadStance.ASSERTED
    half = (lead.span.end - lead.span.start) / 2
    reports = [report for report in who.reported(lead) if report.length >= half]
    for report in reports:
        if report.attribution is not None:
            return LeadStance.NAMED_SOURCE if report.attribution.named else LeadStance.UNNAMED_SOURCE
    root = next((token.index for token in lead.tokens if token.head == token.index), 0)
    hedged = certainty_of(lead, predicate_of(lead, root).index) in {Certainty.HEDGED, Certainty.CONDITIONAL}
    return LeadStance.HEDGED if reports or hedged else LeadStance.ASSERTED
