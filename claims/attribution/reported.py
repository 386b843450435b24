"""Reported words by syntax: which part of a sentence someone is given as the source of."""

from claims.article import Span
from claims.attribution import cues
from claims.attribution.by_phrase import by_according, by_adverb, by_headline_tag, by_noun, by_passive
from claims.attribution.by_verb import by_verb
from claims.attribution.report import Reported
from claims.attribution.tree import passive
from claims.claim import Attribution
from claims.parser import Sentence

__all__ = ["Reported", "attribution_of", "is_agentless", "reported_in"]


def attribution_of(sentence: Sentence, span: Span) -> Attribution | None:
    """Return who is given as the source of the words in ``span``, by this sentence alone.

    Where one report stands inside another (*Reuters said police believed…*), the inner one.
    """
    holding = [report for report in reported_in(sentence) if report.attribution and report.holds(span)]
    return min(holding, key=lambda report: report.length).attribution if holding else None


def is_agentless(sentence: Sentence, span: Span) -> bool:
    """Say whether the words in ``span`` are put down to nobody: *is believed to*, *reportedly*."""
    holding = [report for report in reported_in(sentence) if report.holds(span)]
    return bool(holding) and min(holding, key=lambda report: report.length).agentless


def reported_in(sentence: Sentence) -> tuple[Reported, ...]:
    """Return every report in the sentence, in the order of the words that report."""
    found: list[Reported] = []
    for token in sentence.tokens:
        word = token.text.lower()
        if word == "according":
            found += by_according(sentence, token)
        elif word in cues.EVIDENTIAL_ADVERBS:
            found += by_adverb(sentence, token)
        elif token.pos in {"VERB", "AUX"} and token.lemma in cues.VERBS:
            found += by_passive(sentence, token) if passive(sentence, token) else by_verb(sentence, token)
        elif token.pos == "NOUN" and token.lemma in cues.SPEECH_NOUNS:
            found += by_noun(sentence, token)
    if sentence.in_headline and not found:
        found += by_headline_tag(sentence)
    return tuple(found)
