"""The framing profile of one article."""

from collections import Counter
from collections.abc import Sequence

from claims.article import Article, Span
from claims.attribution import Attributions, Reported
from claims.certainty import certainty_of, predicate_of
from claims.claim import Attribution, Certainty
from claims.framing import lexicon
from claims.framing.acts import LEAD_SENTENCES, Acts
from claims.framing.characterising import characterise
from claims.framing.profile import Characterisation, CitedSource, FramingProfile, LeadStance, LoadedWord, ReportVerb
from claims.parser import Sentence
from claims.voice.mask import QuoteMask, QuoteUse


def profile_framing(
    article: Article, sentences: Sequence[Sentence], mask: QuoteMask, who: Attributions | None = None
) -> FramingProfile:
    """Return how the article words its story: a pure function of its text and the lexicon."""
    who = Attributions.of(article, sentences, mask) if who is None else who
    lead = _lead(sentences)
    characterisations = _characterisations(article, sentences, who, lead)
    return FramingProfile(
        characterisations=characterisations,
        loaded_words=_loaded_words(article, sentences, who, lead, [item.span for item in characterisations]),
        report_verbs=_report_verbs(article, sentences, mask, who),
        sources=_sources(sentences, mask, who),
        lead_stance=_lead_stance(sentences, who),
        word_count=sum(token.pos not in {"PUNCT", "SPACE", "SYM"} for s in sentences for token in s.tokens),
    )


def _lead(sentences: Sequence[Sentence]) -> frozenset[int]:
    body = [number for number, sentence in enumerate(sentences) if not sentence.in_headline]
    headline = [number for number, sentence in enumerate(sentences) if sentence.in_headline]
    return frozenset([*headline, *body[:LEAD_SENTENCES]])


def _characterisations(
    article: Article, sentences: Sequence[Sentence], who: Attributions, lead: frozenset[int]
) -> tuple[Characterisation, ...]:
    acts = Acts.of(sentences)
    return tuple(
        Characterisation(
            surface=found.span.slice(article.text),
            span=found.span,
            target=acts.agent_name if found.attached else None,
            family=found.grade.family,
            strength=found.grade.strength,
            voice=who.voice(sentence, found.span),
            speaker=_speaker(who, sentence, found.span),
            lead=number in lead,
            word=found.grade.word,
            hedged=_hedged(sentence, found.span),
        )
        for number, sentence in enumerate(sentences)
        for found in characterise(sentence, acts, lead=number in lead)
    )


def _hedged(sentence: Sentence, span: Span) -> bool:
    tokens = sentence.tokens_in(span)
    softened = any(token.text.lower() in {"potential", "potentially", "possible", "possibly"} for token in tokens)
    return softened or certainty_of(sentence, tokens[-1].index) in {Certainty.HEDGED, Certainty.CONDITIONAL}


def _speaker(who: Attributions, sentence: Sentence, span: Span) -> str | None:
    given = who.attribution(sentence, span)
    return None if given is None else given.speaker


def _loaded_words(
    article: Article, sentences: Sequence[Sentence], who: Attributions, lead: frozenset[int], taken: list[Span]
) -> tuple[LoadedWord, ...]:
    lists = lexicon.loaded()
    found = []
    for number, sentence in enumerate(sentences):
        for token in sentence.tokens:
            words = lists.get(token.pos)
            if words is None or any(span.overlaps(token.span) for span in taken):
                continue
            first, last = lexicon.whole_word(sentence, token)
            joined = "".join(word.text for word in sentence.tokens[first : last + 1]).lower()
            lemma = joined if joined in words else token.lemma if first == last else ""
            if lemma not in words or (token.dep == "amod" and _names(sentence, token.head)):
                continue
            span = Span(sentence.tokens[first].span.start, sentence.tokens[last].span.end)
            found.append(
                LoadedWord(
                    surface=span.slice(article.text),
                    span=span,
                    lemma=lemma,
                    voice=who.voice(sentence, span),
                    lead=number in lead,
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
