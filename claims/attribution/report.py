"""A report: the words put down to someone, who that is, and the word that reports."""

from dataclasses import dataclass

from claims.article import Span
from claims.attribution import cues
from claims.attribution.subjects import speaker_of
from claims.attribution.tree import runs
from claims.claim import Attribution
from claims.parser import Sentence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """Words that a sentence puts down to someone, or to nobody."""

    content: tuple[Span, ...]
    cue: str
    """The lemma that reports: *say*, *estimate*, *according to*."""
    family: str
    """What the cue commits the speaker to: say, claim, confirm, estimate…"""
    cue_span: Span
    speaker_span: Span | None = None
    speaker_head: int | None = None
    attribution: Attribution | None = None
    """None when the words are put down to nobody."""

    @property
    def agentless(self) -> bool:
        """Say whether nobody is named as the source: *is believed to*, *reportedly*."""
        return self.attribution is None

    def holds(self, span: Span) -> bool:
        """Say whether the reported words hold the middle of ``span``."""
        middle = (span.start + max(span.start, span.end - 1)) // 2
        return any(content.start <= middle < content.end for content in self.content)

    @property
    def length(self) -> int:
        """Return how many code points are reported."""
        return sum(content.end - content.start for content in self.content)


def report(
    sentence: Sentence, cue: Token, name: str, content: list[int], speaker: int | None, *, agentless: bool = False
) -> list[Reported]:
    """Return the report as a list of one, or nothing where content or speaker is missing."""
    spans = runs(sentence, content)
    if not spans or (speaker is None and not agentless):
        return []
    attribution = where = None
    if speaker is not None and not agentless:
        where, named = speaker_of(sentence, speaker)
        if where is None:
            return []
        text = sentence.text[where.start - sentence.span.start : where.end - sentence.span.start]
        attribution = Attribution(speaker=text, cue=name, named=named)
    return [
        Reported(
            content=spans,
            cue=name,
            family=cues.FAMILY.get(name, "say"),
            cue_span=cue.span,
            speaker_span=where,
            speaker_head=speaker,
            attribution=attribution,
        )
    ]
