"""Statuses a title tells: *the president-elect*, *the incoming Ruiz government*, *newly elected mayor Ana Ruiz*."""

from collections.abc import Iterator

from claims.article import Article, Span
from claims.attribution import Attributions
from claims.claim import Concept, StatusClaim
from claims.names import Names
from claims.parser import Sentence, Token, content_lemmas

_NEW = frozenset({"newly", "new", "just", "recently"})
_OFFICES = frozenset(
    "president administration government minister chancellor mayor governor leader premier senator cabinet".split()
)


def offices_held(article: Article, sentence: Sentence, names: Names, who: Attributions) -> Iterator[StatusClaim]:
    """Yield a won contest for each person whose title says that they were elected."""
    for token in sentence.tokens:
        span = _title(sentence, token)
        if span is None:
            continue
        bearers = _bearers(sentence, span, names)
        yield StatusClaim(
            surface=span.slice(article.text),
            span=span,
            sentence=sentence.text,
            sentence_span=sentence.span,
            concept=Concept(
                text=span.slice(article.text),
                head=_office(sentence, span),
                event="win",
                context=tuple(dict.fromkeys(content_lemmas(sentence.tokens))),
            ),
            entities=names.names_in(sentence.span),
            attribution=who.attribution(sentence, span),
            voice=who.voice(sentence, span),
            in_headline=sentence.in_headline,
            agent=bearers[0] if bearers else None,
            action="contest",
            stage="won",
            bearers=bearers,
        )


def _bearers(sentence: Sentence, span: Span, names: Names) -> tuple[str, ...]:
    """Return the person the title names; in *the Ruiz government* that is Ruiz."""
    found = []
    for token in sentence.tokens_in(span):
        if token.pos == "PROPN" and token.lemma not in _OFFICES:
            canonical = names.canonical(token.text)
            if canonical is not None:
                found.append(canonical)
    found += [mention.canonical for mention in names.mentions_in(span) if not mention.demonym]
    return tuple(dict.fromkeys(found))


def _office(sentence: Sentence, span: Span) -> str | None:
    return next((token.lemma for token in sentence.tokens_in(span) if token.lemma in _OFFICES), None)


def _title(sentence: Sentence, token: Token) -> Span | None:
    """Return the span of the phrase that names somebody elected, or None."""
    word = token.text.lower()
    tokens = sentence.tokens
    if word == "elect" and token.index > 1 and tokens[token.index - 1].text == "-":
        return Span(tokens[token.index - 2].span.start, _end_of_name(sentence, token.index))
    if word.endswith("-elect"):
        return Span(token.span.start, _end_of_name(sentence, token.index))
    if word in {"incoming", "elected"}:
        if word == "elected" and not (token.index and tokens[token.index - 1].text.lower() in _NEW):
            return None
        end = _end_of_name(sentence, token.index)
        span = Span(token.span.start, end)
        return span if _office(sentence, span) else None
    return None


def _end_of_name(sentence: Sentence, index: int) -> int:
    end = index
    while end + 1 < len(sentence.tokens) and sentence.tokens[end + 1].pos in {"PROPN", "NOUN"} and end - index < 4:
        end += 1
    return sentence.tokens[end].span.end
