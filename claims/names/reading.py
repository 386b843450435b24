"""Names as claims: every way an article writes a name, and the title or position it gives the bearer."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claims.article import Article, Span
from claims.attribution import Attributions
from claims.claim import Concept, NameClaim, Voice
from claims.gazetteer import fold, is_place
from claims.names.positions import position_beside
from claims.names.roles import role_beside
from claims.names.values import Mention, Names
from claims.parser import Sentence, content_lemmas

_MODEL = re.compile(r"[ -](?:\d{1,4}[A-Z]{1,2})(?!\w)")
"""What a model is called behind its make: *Nimbus 4X*."""
_EXPANSION = 60
"""Characters before a bracketed short form in which its full form is looked for."""


def name_claims(
    article: Article, names: Names, sentences: Sequence[Sentence], who: Attributions | None = None
) -> list[NameClaim]:
    """Return a claim for every form in which the article writes a name, in text order.

    A form that only leaves words out of one met before (*Starmer* after *Keir Starmer*) is no claim
    of its own unless it comes with another title. Places and peoples every reader knows are none.
    """
    met: dict[str, list[frozenset[str]]] = {}
    titled: set[tuple[str, str]] = set()
    claims = []
    for sentence, found in _placed(sentences, names.mentions):
        mention = _whole(article.text, found)
        if mention.demonym or is_place(mention.canonical) or is_place(mention.surface):
            continue
        where, title = _title(article.text, sentence, mention)
        held = title
        if title is None and (role := role_beside(sentence, mention.span)) is not None:
            title = role.slice(article.text)
            where = Span(min(where.start, role.start), where.end)
        words = frozenset(fold(mention.surface).split())
        told = met.setdefault(mention.canonical, [])
        new_form = not any(words <= known for known in told)
        new_title = held is not None and (mention.canonical, held.lower()) not in titled
        if not (new_form or (new_title and len(words) > 1)):
            continue
        told.append(words)
        if held is not None:
            titled.add((mention.canonical, held.lower()))
        claims.append(_claim(article, sentence, mention, (where, title), who))
    return claims


def _whole(text: str, mention: Mention) -> Mention:
    """Return the mention with the model number behind it."""
    model = _MODEL.match(text, mention.span.end)
    if model is None:
        return mention
    span = Span(mention.span.start, model.end())
    return replace(mention, span=span, surface=span.slice(text))


def _placed(sentences: Sequence[Sentence], mentions: Iterable[Mention]) -> Iterable[tuple[Sentence, Mention]]:
    """Yield each mention with its sentence; headlines come last, so that the body founds the forms."""
    placed = []
    number = 0
    for mention in mentions:
        while number < len(sentences) and sentences[number].span.end <= mention.span.start:
            number += 1
        if number < len(sentences) and sentences[number].span.covers(mention.span):
            placed.append((sentences[number], mention))
    return sorted(placed, key=lambda one: (one[0].in_headline, one[1].span))


def _title(text: str, sentence: Sentence, mention: Mention) -> tuple[Span, str | None]:
    """Return where name and title stand, and the title: a position beside the name, else the title before it."""
    position = position_beside(text, mention.span, sentence.span)
    title = mention.title if position is None else position.slice(text)
    start = mention.span.start
    if mention.title is not None:
        before = text.rfind(mention.title, sentence.span.start, start)
        start = before if before >= 0 and len(text[before:start].split()) <= len(mention.title.split()) + 1 else start
    if position is not None and position.start < start:
        start = position.start
    return Span(start, mention.span.end), title


def _claim(
    article: Article, sentence: Sentence, mention: Mention, titled: tuple[Span, str | None], who: Attributions | None
) -> NameClaim:
    where, title = titled
    inside = [token for token in sentence.tokens if mention.span.overlaps(token.span)]
    own = where if title is None or title[:1].isupper() else mention.span  # a role in small letters tells of the bearer
    outside = [token for token in sentence.tokens if not own.overlaps(token.span)]
    last = inside[-1] if inside else None
    heads = last is not None and last.dep in {"compound", "nmod", "amod"} and last.head > last.index
    return NameClaim(
        surface=where.slice(article.text),
        span=where,
        sentence=sentence.text,
        sentence_span=sentence.span,
        concept=Concept(
            text=mention.canonical,
            head=sentence.tokens[last.head].lemma if heads and last is not None else None,
            terms=tuple(fold(mention.surface).split()),
            subject=_expansion(article.text, sentence, mention),
            context=tuple(dict.fromkeys(content_lemmas(outside))),
        ),
        entities=(mention.canonical,),
        attribution=None if who is None else who.attribution(sentence, mention.span),
        voice=Voice.OWN if who is None else who.voice(sentence, mention.span),
        in_headline=sentence.in_headline,
        form=mention.surface,
        title=title,
    )


def _expansion(text: str, sentence: Sentence, mention: Mention) -> tuple[str, ...]:
    """Return the words a short form stands for, where the article gives them, in small letters."""
    if not mention.surface.replace(".", "").isupper():
        return ()
    if len(mention.canonical.split()) > 1:
        return tuple(fold(mention.canonical).split())
    if text[mention.span.start - 1 : mention.span.start] != "(":
        return ()
    before = text[max(sentence.span.start, mention.span.start - _EXPANSION) : mention.span.start - 1].split()
    words: list[str] = []
    for word in reversed(before):
        if not (word[:1].isupper() or word in {"of", "for", "and", "the"}):
            break
        words.insert(0, fold(word))
    while words and words[0] in {"of", "for", "and", "the"}:
        words.pop(0)
    return tuple(words) if len(words) > 1 else ()
