"""Who speaks a quoted stretch: the tag on either side, in another sentence, or carried on."""

from collections.abc import Sequence
from itertools import pairwise

from claims.article import Article, Span
from claims.attribution import cues
from claims.attribution.people import People
from claims.attribution.reported import Reported
from claims.attribution.subjects import speaker_of, subject_of
from claims.attribution.tree import passive
from claims.claim import Attribution
from claims.parser import Sentence, Token
from claims.voice.mask import QuoteMask, QuoteUse, Stretch

_CARRY = 2
"""Sentences of one paragraph over which a speaker is carried to the next quoted words."""


class StretchSpeakers:
    """The speakers of an article's quoted stretches."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        mask: QuoteMask,
        reported: Sequence[tuple[Reported, ...]],
        people: People,
    ) -> None:
        self._text = article.text
        self._sentences = sentences
        self._mask = mask
        self._reported = reported
        self._people = people
        self._found: dict[Span, Attribution | None] = {}
        for stretch in mask.stretches:
            if stretch.depth == 0 and stretch.use is QuoteUse.SPEECH:
                self._found[stretch.outer] = self._attribution(stretch)

        self._hand_back()

    def _hand_back(self) -> None:
        """Give a paragraph of a long quotation the speaker that only its last paragraph names."""
        speech = [stretch for stretch in self._mask.stretches if stretch.outer in self._found]
        for stretch, following in reversed(list(pairwise(speech))):
            if following.reopens and self._found[stretch.outer] is None:
                self._found[stretch.outer] = self._found[following.outer]

    def attribution(self, stretch: Stretch) -> Attribution | None:
        """Return who speaks the stretch, and the cue; None when unsure."""
        return self._found.get(stretch.outer)

    def _attribution(self, stretch: Stretch) -> Attribution | None:
        touched = [n for n, sentence in enumerate(self._sentences) if sentence.span.overlaps(stretch.outer)]
        if not touched:
            return None
        tag = self._tag(stretch, touched)
        if tag is None:
            tag = self._carried(stretch, touched[0])
        if tag is None or tag.speaker.lower() in _PRONOUNS:
            return None
        return tag

    # -- a tag in a sentence that the stretch touches

    def _tag(self, stretch: Stretch, touched: list[int]) -> Attribution | None:
        candidates: list[tuple[int, Attribution]] = []
        for number in touched:
            for report in self._reported[number]:
                outside = not stretch.outer.overlaps(report.cue_span) and not self._mask.is_quoted(report.cue_span)
                if report.attribution is not None and outside and report.family != "show":
                    held = any(content.overlaps(stretch.span) for content in report.content)
                    distance = _gap(stretch.outer, report.cue_span) + (0 if held else 40)
                    candidates.append((distance, report.attribution))
        for number in touched:
            candidates += self._bare_tags(stretch, self._sentences[number])
        return min(candidates, key=lambda found: found[0])[1] if candidates else None

    def _bare_tags(self, stretch: Stretch, sentence: Sentence) -> list[tuple[int, Attribution]]:
        """Return reporting verbs outside the marks whose content the parser did not find."""
        found = self._label(stretch, sentence)
        for token in sentence.tokens:
            quoted = stretch.outer.overlaps(token.span) or self._mask.is_quoted(token.span)
            if token.pos not in {"VERB", "AUX"} or quoted or token.lemma not in cues.TAGS or passive(sentence, token):
                continue
            distance = _gap(stretch.outer, token.span)
            if distance > _BARE_REACH:
                continue
            subject = subject_of(sentence, token)
            if subject is None or self._mask.is_quoted(sentence.tokens[subject].span):
                subject = self._beside(sentence, token)
            if subject is None or sentence.tokens[subject].text.lower() in _NOBODY:
                continue
            where, named = speaker_of(sentence, subject)
            if where is None or stretch.outer.overlaps(where):
                continue
            phrase = where.slice(self._text)
            found.append((distance + 20, self._known(phrase, token.lemma, named=named)))
        return found

    def _label(self, stretch: Stretch, sentence: Sentence) -> list[tuple[int, Attribution]]:
        """Return the speaker of a label before the marks: *Smith: “Who is taller?”*."""
        before = [token for token in sentence.tokens if token.span.end <= stretch.outer.start]
        if len(before) < 2 or len(before) > _LABEL or before[-1].text != ":":
            return []
        head = before[-2]
        if any(token.pos in {"VERB", "AUX"} for token in before) or head.pos not in {"NOUN", "PROPN"}:
            return []
        where, named = speaker_of(sentence, head.index)
        return [] if where is None else [(0, self._known(where.slice(self._text), ":", named=named))]

    def _beside(self, sentence: Sentence, verb: Token) -> int | None:
        """Return the nearest name, role or pronoun right before or after the verb, outside the marks."""
        near = [*range(verb.index - 1, verb.index - 4, -1), *range(verb.index + 1, verb.index + 5)]
        for index in (number for number in near if 0 <= number < len(sentence.tokens)):
            token: Token = sentence.tokens[index]
            if self._mask.is_quoted(token.span) or token.pos == "PUNCT":
                continue
            if token.pos in {"PROPN", "PRON"} or token.lemma in cues.ROLES:
                while sentence.tokens[token.head].pos == "PROPN" and token.dep in {"compound", "flat"}:
                    token = sentence.tokens[token.head]
                return token.index
        return None

    def _known(self, phrase: str, cue: str, *, named: bool) -> Attribution:
        return Attribution(speaker=phrase, cue=cue, named=named or self._people.full_name(phrase) is not None)

    # -- no tag of its own

    def _carried(self, stretch: Stretch, first: int) -> Attribution | None:
        before = self._earlier(stretch)
        same_sentence = before is not None and self._sentences[first].span.overlaps(before.outer)
        if before is not None and (stretch.reopens or same_sentence):
            return self._found.get(before.outer)
        here = self._sentences[first]
        previous = self._sentences[first - 1] if first else None
        if previous is not None and self._text[previous.span.end - 1 : previous.span.end] == ":":
            return self._introduced(first - 1)
        for number in range(first - 1, max(-1, first - 2 - _CARRY), -1):
            if self._sentences[number].paragraph == here.paragraph:
                carried = self._speaker_in(number)
                if carried is not None:
                    return carried
        whole = stretch.outer.start == here.span.start and self._ends_paragraph(stretch, first)
        starts_paragraph = previous is None or previous.paragraph != here.paragraph
        if whole and starts_paragraph and previous is not None and previous.paragraph == here.paragraph - 1:
            return self._speaker_in(first - 1)
        return None

    def _earlier(self, stretch: Stretch) -> Stretch | None:
        earlier = [
            other for other in self._mask.stretches if other.depth == 0 and other.outer.end <= stretch.outer.start
        ]
        earlier = [other for other in earlier if other.use is QuoteUse.SPEECH]
        return earlier[-1] if earlier else None

    def _ends_paragraph(self, stretch: Stretch, first: int) -> bool:
        paragraph = self._sentences[first].paragraph
        last = max(s.span.end for s in self._sentences[first:] if s.paragraph == paragraph)
        return stretch.outer.end >= last - 1

    def _introduced(self, number: int) -> Attribution | None:
        sentence = self._sentences[number]
        tagged = self._speaker_in(number)
        if tagged is not None:
            return tagged
        root = next((token for token in sentence.tokens if token.head == token.index), None)
        subject = subject_of(sentence, root) if root is not None else None
        if subject is None:
            return None
        where, named = speaker_of(sentence, subject)
        return None if where is None else self._known(where.slice(self._text), ":", named=named)

    def _speaker_in(self, number: int) -> Attribution | None:
        """Return the one speaker of a sentence: of its reports, else of the quotation it holds."""
        sentence = self._sentences[number]
        speakers = [
            report.attribution
            for report in self._reported[number]
            if report.attribution is not None
            and not self._mask.is_quoted(report.cue_span)
            and report.family not in {"show", "believe", "estimate"}
        ]
        if len({speaker.speaker for speaker in speakers}) == 1:
            return speakers[0]
        held = [found for outer, found in self._found.items() if outer.overlaps(sentence.span) and found is not None]
        return held[-1] if held and not speakers else None


_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "who"})
_NOBODY = frozenset({"i", "we", "you", "that", "which", "what", "this", "there", "it"})
_LABEL = 8
"""Words of a label such as *Smith, chief executive:*."""
_BARE_REACH = 60
"""Characters between a reporting verb and the marks it tags when the parser does not link them."""


def _gap(outer: Span, cue: Span) -> int:
    return max(0, cue.start - outer.end, outer.start - cue.end)
