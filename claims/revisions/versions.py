"""Versions of one article: their order, which of them speaks today, and which sentences were edited."""

import re
from collections.abc import Iterable, Sequence
from math import inf

from claims.article import Article, PubStatus, Span
from claims.copies.comparing import taken_over
from claims.copies.fingerprints import fingerprint

_NUMBER = re.compile(r"\d+")


def in_order(articles: Sequence[Article]) -> list[Article]:
    """Return the versions of one article, the earliest first, whatever their order was.

    What counts is when a version was made, else its number, else (where nothing tells) its words.
    """
    return sorted(articles, key=_age)


def _age(article: Article) -> tuple[float, tuple[int, ...], bool, str]:
    at = article.version_created or article.published_at
    numbers = tuple(int(found) for found in _NUMBER.findall(article.version or ""))
    return (at.timestamp() if at else inf, numbers, article.pub_status is not PubStatus.USABLE, article.text)


def versions_of(articles: Iterable[Article]) -> list[list[Article]]:
    """Return the articles, those of one address together as versions, the earliest first.

    The groups stand in the order of their addresses, so that the order given changes nothing.
    """
    groups: dict[str, list[Article]] = {}
    for article in articles:
        groups.setdefault(article.url or article.uri, []).append(article)
    return [in_order(groups[address]) for address in sorted(groups)]


def may_be_used(article: Article) -> bool:
    """Say whether its outlet lets an article be used: it is neither withdrawn nor withheld."""
    return article.pub_status is PubStatus.USABLE


def edited_sentences(before: Article, after: Article) -> list[tuple[Span, Span]]:
    """Return the sentences of ``before`` that stand edited in ``after``, each with its new form.

    Sentences that are word for word the same are left out; the headlines always count as one another.
    """
    edited = [
        (original.span, sentence.span)
        for sentence, original in taken_over(fingerprint(after), fingerprint(before))
        if sentence.words != original.words
    ]
    if before.headline_span is not None and after.headline_span is not None:
        edited.append((before.headline_span, after.headline_span))
    return edited
