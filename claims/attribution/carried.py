"""Attribution over a whole article: pronouns, roles that point back, speech tagged elsewhere."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claims.article import Article, Span
from claims.attribution import cues
from claims.attribution.people import Mention, People
from claims.attribution.reported import Reported, reported_in
from claims.attribution.stretches import StretchSpeakers
from claims.claim import Attribution, Voice
from claims.parser import Sentence
from claims.voice.mask import QuoteMask, QuoteUse, Stretch
from claims.voice.voices import voice_of

_PRONOUNS = {"he": "m", "him": "m", "she": "f", "her": "f"}


class Attributions:
    """Who says what, in one article. Built once; every look-up is quick."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], mask: QuoteMask) -> None:
        self._article = article
        self._sentences = sentences
        self._mask = mask
        self._starts = [sentence.span.start for sentence in sentences]
        self.people = People(sentences)
        self._reported: list[tuple[Reported, ...]] = []
        for number, sentence in enumerate(sentences):
            self._reported.append(tuple(self._resolved(number, report) for report in reported_in(sentence)))
        self._stretches = StretchSpeakers(article, sentences, mask, self._reported, self.people)

    @classmethod
    def of(cls, article: Article, sentences: Sequence[Sentence], mask: QuoteMask | None = None) -> "Attributions":
        """Read who says what in an article whose sentences are parsed."""
        return cls(article, sentences, QuoteMask.of(article) if mask is None else mask)

    def reported(self, sentence: Sentence) -> tuple[Reported, ...]:
        """Return the reports of one of the article's sentences, pronouns resolved where sure."""
        number = bisect_right(self._starts, sentence.span.start) - 1
        if number < 0 or self._sentences[number].span != sentence.span:
            return reported_in(sentence)
        return self._reported[number]

    def attribution(self, sentence: Sentence, span: Span) -> Attribution | None:
        """Return who is given as the source of the words in ``span``, or None.

        Words in quotation marks belong to whoever the quotation is given to, also where the tag
        stands in another sentence.
        """
        stretch = self._mask.at(span)
        if stretch is not None and stretch.use is QuoteUse.SPEECH:
            speech = self._stretches.attribution(stretch)
            if speech is not None:
                return speech
        holding = [report for report in self.reported(sentence) if report.attribution and report.holds(span)]
        return min(holding, key=lambda report: report.length).attribution if holding else None

    def voice(self, sentence: Sentence, span: Span) -> Voice:
        """Return whose words ``span`` is in."""
        return voice_of(span, self._mask, self.reported(sentence))

    def speech(self, stretch: Stretch) -> Attribution | None:
        """Return who speaks a quoted stretch and the cue that says so; None when unsure."""
        return self._stretches.attribution(stretch)

    def speaker_name(self, attribution: Attribution) -> str:
        """Return the speaker as the article names them in full (*Keir Starmer* for *Starmer*), else the phrase."""
        return self.people.full_name(attribution.speaker) or attribution.speaker

    # -- pronouns and roles

    def _resolved(self, number: int, report: Reported) -> Reported:
        if report.attribution is None or report.speaker_span is None:
            return report
        if self._mask.is_quoted(report.cue_span):
            return report
        words = report.attribution.speaker.lower().split()
        name = None
        if len(words) == 1 and words[0] in _PRONOUNS:
            name = self.whom(number, report.speaker_span.start, _PRONOUNS[words[0]])
        elif words[0] == "the" and 2 <= len(words) <= 3 and words[-1] in cues.ROLES and not report.attribution.named:
            name = self.people.bearer_of(words[-1], report.speaker_span.start, narrowed=words[1:-1])
        if name is None:
            if report.attribution.named or self.people.full_name(report.attribution.speaker) is None:
                return report
            name = report.attribution.speaker
        return replace(report, attribution=replace(report.attribution, speaker=name, named=True))

    def whom(self, number: int, offset: int, gender: str) -> str | None:
        """Return the person a pronoun at ``offset`` of sentence ``number`` points to, or None when unsure.

        The subject or speaker of the sentence before decides; else the one fitting person who
        speaks in the paragraph and the one before; two leave it unsure.
        """
        here = [mention for mention in self.people.mentions if mention.offset < offset]
        fits = [mention for mention in here if mention.gender in {gender, None}]
        same = [
            m
            for m in fits
            if m.sentence == number and m.subject and not self._mask.is_quoted(Span(m.offset, m.offset + 1))
        ]
        if same:
            return same[-1].name
        before = self._speakers_of(number - 1)
        if before:
            return self._fitting(before, gender)
        subjects = [m for m in fits if m.sentence == number - 1 and m.subject and not self._quoted(m.offset)]
        if subjects:
            return subjects[0].name if len({m.name for m in subjects}) == 1 else None
        return self._nearby(number, gender, fits)

    def _nearby(self, number: int, gender: str, fits: list[Mention]) -> str | None:
        paragraph = self._sentences[number].paragraph
        voices: set[str] = set()
        for earlier in range(number - 1, -1, -1):
            if self._sentences[earlier].paragraph < paragraph - 2:
                break
            voices.update(self._speakers_of(earlier))
        names = {self._fitting([voice], gender) or voice for voice in voices if self._could_be(voice, gender)}
        if len(names) == 1:
            only = names.pop()
            return only if self.people.full_name(only) else None
        near = {m.name for m in fits if m.paragraph >= paragraph - 1 and not self._quoted(m.offset)}
        return near.pop() if not names and len(near) == 1 else None

    def _speakers_of(self, number: int) -> list[str]:
        if number < 0:
            return []
        return [
            report.attribution.speaker
            for report in self._reported[number]
            if report.attribution is not None and not self._mask.is_quoted(report.cue_span)
        ]

    def _could_be(self, phrase: str, gender: str) -> bool:
        """Say whether *he* could be whom the phrase gives: a fitting name, or one unnamed person."""
        name = self.people.full_name(phrase)
        if name is not None:
            return self._gender(name) in {gender, None}
        words = phrase.lower().split()
        return bool(words) and words[0] in {"the", "a", "an", "one"} and words[-1] in cues.ROLES

    def _fitting(self, phrases: list[str], gender: str) -> str | None:
        names = [self.people.full_name(phrase) for phrase in phrases]
        fit = {name for name in names if name is not None and self._gender(name) in {gender, None}}
        return fit.pop() if len(fit) == 1 else None

    def _gender(self, name: str) -> str | None:
        genders = {mention.gender for mention in self.people.mentions if mention.name == name}
        return next(iter(genders - {None}), None)

    def _quoted(self, offset: int) -> bool:
        return self._mask.is_quoted(Span(offset, offset + 1))
